package livestream.providers.route;

/**
 * A path pattern held against a path.
 *
 * @param words why not, or on what it depends; empty when it matches
 */
public record PatternTrial(String pattern, Verdict verdict, String words) {

    /** What came of it. */
    public enum Verdict {
        YES,
        NO,
        /** It depends on an id that AWS has not given yet. */
        OPEN
    }
}
