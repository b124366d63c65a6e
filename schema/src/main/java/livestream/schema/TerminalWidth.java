package livestream.schema;

import java.util.ArrayList;
import java.util.List;

/** Text as a terminal shows it: how many columns it takes, and where it breaks. */
public final class TerminalWidth {
    private static final int TAB = 4;

    private TerminalWidth() {}

    /** The text in one line, with tabs as spaces and with what would act on a terminal or hide as escapes. */
    public static String visible(String text) {
        return EscapedText.line(text.replace("\t", " ".repeat(TAB)));
    }

    /** How many columns a visible text takes. */
    static int width(String text) {
        return text.codePoints().map(TerminalWidth::width).sum();
    }

    /**
     * Words put into lines of at most a width; a word that is longer gets a line of its own. What stands in backticks is
     * one word, because people copy it.
     */
    public static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : words(text)) {
            int needed = width(word);
            if (used > 0 && used + 1 + needed > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            if (used > 0) {
                line.append(' ');
                used++;
            }
            line.append(word);
            used += needed;
        }
        lines.add(line.toString());
        return lines;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '`') {
                quoted = !quoted;
            } else if (text.charAt(i) == ' ' && !quoted) {
                words.add(text.substring(start, i));
                start = i + 1;
            }
        }
        words.add(text.substring(start));
        return words;
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    /** East Asian wide and full-width characters, and emoji. */
    private static boolean isWide(int point) {
        return (point >= 0x1100 && point <= 0x115F)
                || (point >= 0x2E80 && point <= 0x303E)
                || (point >= 0x3041 && point <= 0xA4CF)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0xFFE0 && point <= 0xFFE6)
                || (point >= 0x1F300 && point <= 0x1F64F)
                || (point >= 0x1F680 && point <= 0x1F6FF)
                || (point >= 0x1F900 && point <= 0x1F9FF)
                || (point >= 0x20000 && point <= 0x3FFFD);
    }
}
