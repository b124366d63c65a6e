package livestream.schema.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import livestream.schema.Span;
import livestream.schema.yaml.Node.Entry;
import livestream.schema.yaml.Node.Kind;
import livestream.schema.yaml.Node.Scalar;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Nodes as YAML again: a line a value, in the order of the nodes, so that reading it gives equal nodes. */
public final class YamlText {
    /**
     * One line.
     *
     * @param at where its value was written, or its key when a block follows
     */
    public record Line(String text, Span at) {}

    /** What needs no quotes in any place: no indicator at its start or end, no colon or hash that means something. */
    private static final String PLAIN = "[A-Za-z/](?:[A-Za-z0-9_./@+=-]|:(?=\\S)| (?=[^ #]))*+|(?:[0-9]+[dhms])++";

    private static final ScalarResolver RESOLVER = new CoreSchema().getScalarResolver();

    private final Function<Scalar, String> instead;
    private final List<Line> lines = new ArrayList<>();

    private YamlText(Function<Scalar, String> instead) {
        this.instead = instead;
    }

    /**
     * The lines of a document.
     *
     * @param instead the text to show for a scalar; the scalar's own for what may be shown
     */
    public static List<Line> of(Node.Mapping document, Function<Scalar, String> instead) {
        YamlText text = new YamlText(instead);
        text.mapping(document, "", "");
        return text.lines;
    }

    /** Keys of a map; the first stands behind the dash of the list item that the map is. */
    private void mapping(Node.Mapping mapping, String first, String indent) {
        String start = first;
        for (Entry entry : mapping.entries().values()) {
            value(start + text(Kind.TEXT, entry.key()) + ":", entry.value(), indent, entry.at());
            start = indent;
        }
    }

    private void value(String start, Node value, String indent, Span at) {
        if (value instanceof Scalar scalar) {
            String text = text(scalar.kind(), instead.apply(scalar));
            lines.add(new Line(text.isEmpty() ? start : start + " " + text, text.isEmpty() ? at : scalar.span()));
        } else if (value instanceof Node.Mapping mapping) {
            lines.add(new Line(mapping.entries().isEmpty() ? start + " {}" : start, at));
            mapping(mapping, indent + "  ", indent + "  ");
        } else if (value instanceof Node.Sequence sequence) {
            lines.add(new Line(sequence.items().isEmpty() ? start + " []" : start, at));
            sequence.items().forEach(item -> item(item, indent + "  "));
        }
    }

    private void item(Node item, String indent) {
        if (item instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
            mapping(mapping, indent + "- ", indent + "  ");
        } else {
            value(indent + "-", item, indent, item.span());
        }
    }

    /** A text as a value, in quotes where without them it would be something else. */
    public static String scalar(String text) {
        boolean plain = text.matches(PLAIN) && RESOLVER.resolve(text, true).equals(Tag.STR);
        return plain ? text : quoted(text);
    }

    private static String text(Kind kind, String text) {
        return kind == Kind.TEXT ? scalar(text) : text;
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    boolean visible = point >= 0x20 && (point < 0x7F || Character.isLetterOrDigit(point));
                    out.append(visible ? Character.toString(point) : "\\U%08X".formatted(point));
                }
            }
        });
        return out.append('"').toString();
    }
}
