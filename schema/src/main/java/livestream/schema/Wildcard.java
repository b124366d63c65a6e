package livestream.schema;

import java.util.List;

/**
 * A pattern in which {@code *} stands for any characters, none included, and everything else for itself: the one form of
 * pattern that the language and the options of commands take. (CloudFront's path patterns, which also know {@code ?}, are
 * AWS's own.)
 *
 * <p>What stands between two stars is looked for once, from left to right, and is never tried again further on: with the
 * first place taken, what follows has the most room. So a match takes time in proportion to the length of the text times
 * that of the pattern, whatever either of them is. Instances are immutable.
 */
public final class Wildcard {
    /** The longest pattern, in characters. No address, origin id or path pattern is half as long. */
    public static final int LONGEST = 512;

    private final List<String> parts;

    /** A pattern of any length; whoever takes one from a user has a finding about one above {@link #LONGEST}. */
    public Wildcard(String pattern) {
        this.parts = List.of(pattern.split("\\*", -1));
    }

    /** Whether the whole of a text is meant. */
    public boolean matches(String text) {
        String first = parts.get(0);
        String last = parts.get(parts.size() - 1);
        if (parts.size() == 1) {
            return text.equals(first);
        }
        int end = text.length() - last.length();
        if (end < first.length() || !text.startsWith(first) || !text.endsWith(last)) {
            return false;
        }
        int from = first.length();
        for (String part : parts.subList(1, parts.size() - 1)) {
            int found = text.indexOf(part, from);
            if (found < 0 || found + part.length() > end) {
                return false;
            }
            from = found + part.length();
        }
        return true;
    }
}
