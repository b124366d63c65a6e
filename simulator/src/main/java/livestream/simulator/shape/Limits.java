package livestream.simulator.shape;

import java.util.regex.Pattern;

/**
 * What a text may be.
 *
 * @param least the fewest characters that it has
 * @param most the most characters that it has
 * @param pattern what it must match as a whole
 */
public record Limits(int least, int most, Pattern pattern) {

    /** A text of so many characters, which must match a pattern that is told when it does not. */
    public static Limits of(int least, int most, String pattern) {
        return new Limits(least, most, Pattern.compile(pattern));
    }

    /** A text of so many characters of any kind. */
    public static Limits of(int least, int most) {
        return of(least, most, "(?s).*");
    }
}
