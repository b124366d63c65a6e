package livestream.cli.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import livestream.schema.EscapedText;
import livestream.schema.Span;
import livestream.schema.compose.Composition;
import livestream.schema.compose.ValueOrigin;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Node.Entry;
import livestream.schema.yaml.Node.Scalar;
import livestream.schema.yaml.YamlText;
import livestream.schema.yaml.YamlText.Line;

/** A composed document as YAML, and where each line of it came from. */
final class ConfigText {
    static final String SENSITIVE = "(sensitive)";

    private final Composition composition;
    private final Path folder;

    /** Files are named relative to the folder of the main file. */
    ConfigText(Composition composition, Path file) {
        this.composition = composition;
        this.folder = file.resolveSibling("");
    }

    /** The document alone. */
    String plain() {
        return lines().stream().map(line -> line.text() + "\n").collect(Collectors.joining());
    }

    /** The document with a comment a line: in a column when it fits the width, else on a line above. */
    String explained(int width) {
        List<Line> lines = lines();
        int column = lines.stream()
                .mapToInt(line -> line.text().length())
                .filter(length -> length <= width / 2)
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            String comment = comment(line.at());
            String padded = StateText.pad(line.text(), column);
            if (padded.length() + 2 + comment.length() <= width) {
                text.append(padded).append("  ").append(comment);
            } else {
                String indent = line.text()
                        .substring(
                                0,
                                line.text().length()
                                        - line.text().stripLeading().length());
                text.append(indent).append(comment).append('\n').append(line.text());
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** What stands at a place, for a person: a value, or that it is not shown. */
    String shown(Scalar scalar) {
        return origins(scalar.span()).stream().anyMatch(ValueOrigin::sensitive) ? SENSITIVE : scalar.text();
    }

    /** {@code file:line}. */
    String where(Span at) {
        Path file = Path.of(at.file());
        return EscapedText.line((file.startsWith(folder) ? folder.relativize(file) : file).toString()) + ":"
                + at.line();
    }

    Set<ValueOrigin> origins(Span at) {
        return composition.origins().getOrDefault(at, Set.of());
    }

    /** The composed document, {@code version} and {@code name} first. */
    Node.Mapping document() {
        Map<String, Entry> ordered = new LinkedHashMap<>();
        Map<String, Entry> entries = composition.result().entries();
        for (String key : List.of("version", "name")) {
            Entry entry = entries.get(key);
            if (entry != null) {
                ordered.put(key, entry);
            }
        }
        entries.forEach(ordered::putIfAbsent);
        return composition.result().with(ordered);
    }

    private List<Line> lines() {
        return YamlText.of(document(), this::shown);
    }

    private String comment(Span at) {
        String sources = origins(at).stream()
                .map(origin -> "  " + EscapedText.line(origin.reference() + " from " + origin.from())
                        + origin.at().map(place -> " " + where(place)).orElse(""))
                .collect(Collectors.joining());
        return "# " + where(at) + sources;
    }
}
