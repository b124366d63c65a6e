package livestream.engine.text;

import java.util.List;
import java.util.Map;
import livestream.engine.Facts;
import livestream.schema.Value;

/** A tree of properties, a line each; structures and texts of several lines indented, lists of structures as tables. */
final class ValueTreeText {
    private final StringBuilder out;
    private final Facts facts;
    private final ValueFormat format;
    private final Map<String, String> why;
    private final int width;
    private final AnsiStyle style;

    /**
     * @param why reasons to put beside properties, by path
     */
    ValueTreeText(
            StringBuilder out, Facts facts, ValueFormat format, Map<String, String> why, int width, AnsiStyle style) {
        this.out = out;
        this.facts = facts;
        this.format = format;
        this.why = why;
        this.width = width;
        this.style = style;
    }

    void print(Value.Fields fields, String indent) {
        print("", fields, indent);
    }

    private void print(String path, Value.Fields fields, String indent) {
        int widest = fields.fields().entrySet().stream()
                .filter(each -> isLine(each.getValue()))
                .mapToInt(each -> ValueFormat.visible(each.getKey()).length())
                .max()
                .orElse(0);
        fields.fields().forEach((key, value) -> {
            String inner = path.isEmpty() ? key : path + "." + key;
            String name = ValueFormat.visible(key);
            String reason = why.getOrDefault(inner, "");
            String comment = reason.isEmpty() ? "" : "# " + ValueFormat.visible(reason);
            if (ValueFormat.hasLines(value)) {
                line(indent, name, "", comment);
                value.toString().lines().forEach(each -> out.append(indent)
                        .append("  ")
                        .append(ValueFormat.visible(each))
                        .append('\n'));
            } else if (isLine(value)) {
                line(indent, name + " ".repeat(widest - name.length()) + "  ", format.of(value), comment);
            } else if (value instanceof Value.Fields nested) {
                line(indent, name, "", comment);
                print(inner, nested, indent + "  ");
            } else if (value instanceof Value.Items items) {
                line(indent, name, "", comment);
                Facts.Keyed keyed = facts.keyed().get(inner);
                new TableText(items.items(), keyed == null ? null : keyed.member(), format)
                        .print(out, indent + "  ", width);
            }
        });
    }

    /** One line; the reason on a line of its own where the page is too narrow for both. */
    private void line(String indent, String name, String value, String comment) {
        boolean together = indent.length() + name.length() + value.length() + 2 + comment.length() <= width;
        if (!comment.isEmpty() && !together) {
            StringBuilder above = new StringBuilder();
            wrap(above, indent, comment, width);
            above.toString().lines().forEach(each -> {
                String text = each.stripLeading();
                out.append(each, 0, each.length() - text.length())
                        .append(style.faint(text))
                        .append('\n');
            });
        }
        if (indent.length() + name.length() + value.length() <= width || value.indexOf(' ') < 0) {
            out.append(indent).append(name).append(value);
        } else {
            wrap(out, indent, name + value, width);
            out.setLength(out.length() - 1);
        }
        out.append(together && !comment.isEmpty() ? "  " + style.faint(comment) : "")
                .append('\n');
    }

    private static boolean isLine(Value value) {
        return !(value instanceof Value.Fields)
                && !ValueFormat.hasLines(value)
                && !(value instanceof Value.Items items
                        && items.items().stream().anyMatch(item -> item instanceof Value.Fields));
    }

    /** Words broken at spaces; lines after the first are indented by four more. */
    static void wrap(StringBuilder out, String indent, String text, int width) {
        StringBuilder line = new StringBuilder(indent);
        boolean fresh = true;
        for (String word : List.of(text.split(" "))) {
            if (!fresh && line.length() + 1 + word.length() > width) {
                out.append(line.toString().stripTrailing()).append('\n');
                line.setLength(0);
                line.append(indent.replace('-', ' ')).append("    ");
                fresh = true;
            }
            line.append(fresh ? "" : " ").append(word);
            fresh = false;
        }
        out.append(line).append('\n');
    }
}
