package livestream.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Findings as text for a person, each with the line that it points to.
 *
 * <pre>
 * error[unknown-key]: `endpoint` is not a key of `mediapackage`.
 *   --&gt; livestream.yaml:6:3
 *    |
 *  6 |   endpoint: [hls]
 *    |   ^^^^^^^^
 *    = help: did you mean `endpoints`?
 * </pre>
 */
public final class DiagnosticPrinter {
    private static final int NARROWEST = 40;

    private final SourceTexts sourceTexts;
    private final int width;
    private final boolean colour;

    /**
     * Makes a printer.
     *
     * @param width columns at which long help is broken and long source lines are cut
     * @param colour whether to decorate the same text with terminal colours
     */
    public DiagnosticPrinter(SourceTexts sourceTexts, int width, boolean colour) {
        this.sourceTexts = sourceTexts;
        this.width = Math.max(NARROWEST, width);
        this.colour = colour;
    }

    /** All of them, with an empty line between two and a line end after the last. */
    public String text(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(this::text).collect(Collectors.joining("\n"));
    }

    /** One of them, with a line end after it. */
    public String text(Diagnostic found) {
        Diagnostic diagnostic = sourceTexts.shown(found);
        AnsiStyle style = AnsiStyle.of(diagnostic.severity(), colour);
        StringBuilder out = new StringBuilder();
        out.append(style.strong(diagnostic.severity().word() + "[" + diagnostic.code() + "]"));
        out.append(style.bold(": " + TerminalWidth.visible(diagnostic.message())))
                .append('\n');
        int gutter = Math.max(2, diagnostic.at().map(at -> digits(at.line())).orElse(2));
        diagnostic.at().ifPresent(at -> {
            out.append(" ".repeat(gutter))
                    .append(style.dim("-->"))
                    .append(' ')
                    .append(TerminalWidth.visible(at.toString()))
                    .append('\n');
            sourceTexts.line(at.file(), at.line()).ifPresent(line -> out.append(snippet(line, at, gutter, style)));
        });
        diagnostic.also().forEach(label -> {
            String place = label.at().map(at -> " (" + at + ")").orElse("");
            out.append(note(gutter, label.name(), label.text() + place, style));
        });
        diagnostic.help().ifPresent(help -> out.append(note(gutter, "help", help, style)));
        return out.toString();
    }

    private String snippet(String line, Span at, int gutter, AnsiStyle style) {
        int[] points = line.codePoints().toArray();
        int start = Math.min(at.column() - 1, points.length);
        int end = Math.min(start + at.length(), points.length);
        int room = width - gutter - 3;
        int from = cutBefore(points, start, end, room);
        String before = (from > 0 ? "..." : "") + visible(points, from, start);
        String marked = visible(points, start, end);
        String shown = before + marked + visible(points, end, points.length);
        String bar = style.dim("|");
        String margin = " ".repeat(gutter + 1);
        int carets = Math.max(1, Math.min(TerminalWidth.width(marked), room - TerminalWidth.width(before)));
        return margin + bar + "\n"
                + style.dim(" ".repeat(gutter - digits(at.line())) + at.line()) + " " + bar
                + (" " + cutAfter(shown, room)).stripTrailing()
                + "\n"
                + margin + bar + " " + " ".repeat(TerminalWidth.width(before)) + style.strong("^".repeat(carets))
                + "\n";
    }

    /** How many code points to leave out at the front so that a place far to the right can be seen. */
    private static int cutBefore(int[] points, int start, int end, int room) {
        int wanted = TerminalWidth.width(visible(points, 0, start)) + Math.min(end - start, 10);
        return wanted <= room ? 0 : Math.max(0, start - room / 2);
    }

    private static String cutAfter(String shown, int room) {
        if (TerminalWidth.width(shown) <= room) {
            return shown;
        }
        int[] points = shown.codePoints().toArray();
        int end = 0;
        int used = 0;
        while (end < points.length) {
            int next = TerminalWidth.width(new String(points, end, 1));
            if (used + next > room - 3) {
                break;
            }
            used += next;
            end++;
        }
        return new String(points, 0, end) + "...";
    }

    private static String visible(int[] points, int from, int to) {
        return TerminalWidth.visible(new String(points, from, to - from));
    }

    private String note(int gutter, String name, String text, AnsiStyle style) {
        String head = " ".repeat(gutter + 1) + "= " + name + ": ";
        String indent = "\n" + " ".repeat(head.length());
        String body = String.join(indent, TerminalWidth.wrap(TerminalWidth.visible(text), width - head.length()));
        return " ".repeat(gutter + 1) + style.dim("=") + " " + style.bold(name + ":") + " " + body + "\n";
    }

    private static int digits(int number) {
        return Integer.toString(number).length();
    }

    /** Colours, or nothing at all. */
    private record AnsiStyle(Optional<String> main) {
        static AnsiStyle of(Severity severity, boolean colour) {
            String code =
                    switch (severity) {
                        case ERROR -> "\u001B[1;31m";
                        case WARNING -> "\u001B[1;33m";
                        case INFO -> "\u001B[1;36m";
                    };
            return new AnsiStyle(colour ? Optional.of(code) : Optional.empty());
        }

        String strong(String text) {
            return main.map(code -> code + text + "\u001B[0m").orElse(text);
        }

        String bold(String text) {
            return main.map(code -> "\u001B[1m" + text + "\u001B[0m").orElse(text);
        }

        String dim(String text) {
            return main.map(code -> "\u001B[34m" + text + "\u001B[0m").orElse(text);
        }
    }
}
