package livestream.cli.progress;

import java.time.Duration;
import java.util.Locale;

/** Times and numbers in words, and words cut to a width. */
final class DurationText {
    private DurationText() {}

    /** As in {@code 4.2 s} or {@code 1 min 12 s}. */
    static String of(Duration time) {
        return time.toMinutes() > 0 ? whole(time) : time.toSeconds() + "." + time.toMillisPart() / 100 + " s";
    }

    /** As in {@code 4 s} or {@code 1 min 12 s}. */
    static String whole(Duration time) {
        return time.toMinutes() > 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : time.toSeconds() + " s";
    }

    /** As in {@code 40 s} or {@code 3 min}: no more exact than anybody can know, and rather more than less. */
    static String about(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 60 ? Math.max(10, (seconds + 9) / 10 * 10) + " s" : (seconds + 59) / 60 + " min";
    }

    /** As in {@code 3,004}. */
    static String of(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** The text, or as much of its beginning as goes into a width. */
    static String cut(String text, int width) {
        return length(text) <= width ? text : part(text, 0, Math.max(0, width - 1)) + "…";
    }

    /** The text, or its beginning and its end: which one of many it is, is at the end of an address. */
    static String cutInside(String text, int width) {
        int length = length(text);
        if (length <= width || width < 3) {
            return cut(text, width);
        }
        int end = (width - 1) / 2;
        return part(text, 0, width - 1 - end) + "…" + part(text, length - end, length);
    }

    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - length(text)));
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String part(String text, int from, int to) {
        return text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
    }
}
