package livestream.schema.compose;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Span;
import livestream.schema.csv.Cell;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Node.Entry;
import livestream.schema.yaml.Node.Kind;
import livestream.schema.yaml.Node.Scalar;
import livestream.schema.yaml.YamlDocument;
import org.jspecify.annotations.Nullable;

/** What cells say: the value that the same text is in YAML, a list or a map in brackets too. */
final class CellParser {
    private final Diagnostics diagnostics;

    /** Columns repeat themselves; a list that is none has no node. */
    private final Map<String, Optional<Node>> lists = new HashMap<>();

    CellParser(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * The value of a cell that is not empty; null with a finding when it has none.
     *
     * @param isText whether the key takes nothing but text: a table has no quotes that could say so of a number
     */
    @Nullable
    Node of(Cell cell, boolean isText) {
        String text = cell.text();
        if (text.startsWith("[") || text.startsWith("{")) {
            Node node = lists.computeIfAbsent(text, CellParser::inBrackets).orElse(null);
            if (node == null) {
                diagnostics.add(noList(cell));
                return null;
            }
            return placed(node, cell.at());
        }
        Scalar plain = YamlDocument.plain(text, cell.at());
        return isText && plain.kind() != Kind.NOTHING ? new Scalar(Kind.TEXT, text, false, cell.at()) : plain;
    }

    private static Optional<Node> inBrackets(String text) {
        Diagnostics found = new Diagnostics();
        try {
            Node node = YamlDocument.node("", text.getBytes(StandardCharsets.UTF_8), found);
            return found.hasErrors() ? Optional.empty() : Optional.of(node);
        } catch (Diagnostics.Stopped notYaml) {
            return Optional.empty();
        }
    }

    private static Diagnostic noList(Cell cell) {
        boolean list = cell.text().startsWith("[");
        return Diagnostic.error("cell-not-yaml", "The cell begins like a " + (list ? "list" : "map") + " and is none.")
                .at(cell.at())
                .help(
                        list
                                ? "write `\"[hls, dash]\"`, with both brackets, and in quotes for its comma."
                                : "write a column for each key, or a map with both braces.");
    }

    private static Node placed(Node node, Span at) {
        if (node instanceof Node.Mapping mapping) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            mapping.entries().forEach((key, entry) -> entries.put(key, new Entry(key, at, placed(entry.value(), at))));
            return new Node.Mapping(entries, true, at, mapping.size());
        } else if (node instanceof Node.Sequence list) {
            return new Node.Sequence(
                    list.items().stream().map(item -> placed(item, at)).toList(), true, at, list.size());
        }
        Scalar scalar = (Scalar) node;
        return new Scalar(scalar.kind(), scalar.text(), scalar.plain(), at);
    }
}
