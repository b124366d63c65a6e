package livestream.cli.progress;

import java.util.List;
import java.util.stream.Collectors;
import livestream.cli.Printer;
import livestream.schema.EscapedText;

/**
 * The end of what a terminal shows: lines that stay, and below them lines that are drawn again in place.
 *
 * <p>Between two drawings the cursor stands where the lines that are redrawn begin. A terminal that is made narrower or wider
 * breaks them again and takes the cursor along, so that the rows need not be counted. While they are drawn, the
 * terminal breaks no line: what is too long for it ends at its edge. For one thread.
 */
final class Display {
    private static final String TO_END_OF_LINE = "\u001b[K";
    private static final String TO_END_OF_SCREEN = "\u001b[J";
    private static final String BREAK_NO_LINES = "\u001b[?7l";
    private static final String BREAK_LINES = "\u001b[?7h";

    private final Printer out;
    private List<String> shown = List.of();

    Display(Printer out) {
        this.out = out;
    }

    /** Adds lines that stay, and draws the others below; all in one piece, so that nothing flickers. */
    void draw(List<String> staying, List<String> drawn) {
        if (staying.isEmpty() && drawn.equals(shown)) {
            return;
        }
        StringBuilder bytes = new StringBuilder("\r");
        staying.forEach(line ->
                bytes.append(EscapedText.line(line)).append(TO_END_OF_LINE).append('\n'));
        bytes.append(BREAK_NO_LINES)
                .append(drawn.stream().map(EscapedText::line).collect(Collectors.joining(TO_END_OF_LINE + "\n")))
                .append(TO_END_OF_SCREEN)
                .append(BREAK_LINES)
                .append('\r');
        if (drawn.size() > 1) {
            bytes.append("\u001b[").append(drawn.size() - 1).append('A');
        }
        out.draw(bytes.toString());
        out.flush();
        shown = drawn;
    }

    /** Draws even what is drawn already: the terminal has changed. */
    void forget() {
        shown = List.of();
    }
}
