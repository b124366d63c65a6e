package livestream.engine.text;

import java.util.ArrayList;
import java.util.List;

/** An answer for a person: titled sections of labels and what there is to say of each, in two columns. */
public final class TwoColumnText {
    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();
    private final List<Row> rows = new ArrayList<>();
    private final int width;
    /** A label that is longer stands on a line of its own. */
    private final int widestLabel;

    private final AnsiStyle style;

    /**
     * @param width columns to fill
     */
    public TwoColumnText(int width, AnsiStyle style) {
        this.width = width;
        this.widestLabel = width / 2;
        this.style = style;
    }

    /** How a row is meant: colour says it again, words have said it. */
    public enum Tone {
        PLAIN,
        GOOD,
        BAD,
        FAINT
    }

    private record Row(String label, String text, Tone tone) {}

    /** Begins a section; an empty line parts it from the one before. */
    public TwoColumnText title(String title) {
        flush();
        out.append(out.length() == 0 ? "" : "\n")
                .append(style.bold(ValueFormat.visible(title)))
                .append('\n');
        return this;
    }

    public TwoColumnText row(String label, String text) {
        return row(label, text, Tone.PLAIN);
    }

    public TwoColumnText row(String label, String text, Tone tone) {
        rows.add(new Row(ValueFormat.visible(label), ValueFormat.visible(text), tone));
        return this;
    }

    /** Everything, ending with a line break. */
    public String text() {
        flush();
        return out.toString();
    }

    private void flush() {
        int widest = rows.stream()
                .mapToInt(row -> row.label().length())
                .filter(length -> length <= widestLabel)
                .max()
                .orElse(0);
        rows.forEach(row -> print(row, widest));
        rows.clear();
    }

    private void print(Row row, int widest) {
        String label = row.label();
        if (label.isEmpty() || row.text().isEmpty()) {
            lines(INDENT, label + row.text(), row.tone());
            return;
        }
        String column = INDENT + " ".repeat(widest) + INDENT;
        if (label.length() > widestLabel) {
            out.append(INDENT).append(label).append('\n');
            lines(column, row.text(), row.tone());
            return;
        }
        int begin = out.length();
        lines(column, row.text(), row.tone());
        out.replace(begin, begin + column.length(), INDENT + label + " ".repeat(widest - label.length()) + INDENT);
    }

    /** Colours words and never the space before them. */
    private void lines(String indent, String text, Tone tone) {
        StringBuilder wrapped = new StringBuilder();
        ValueTreeText.wrap(wrapped, indent, text, width);
        wrapped.toString().lines().forEach(line -> {
            String words = line.stripLeading();
            out.append(line, 0, line.length() - words.length())
                    .append(painted(words, tone))
                    .append('\n');
        });
    }

    private String painted(String words, Tone tone) {
        return switch (tone) {
            case PLAIN -> words;
            case GOOD -> style.green(words);
            case BAD -> style.red(words);
            case FAINT -> style.faint(words);
        };
    }
}
