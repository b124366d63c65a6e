package livestream.schema;

/**
 * What there is to say of a kind of finding beyond one case of it: `livestream explain NAME` and docs/rules.md print it.
 *
 * @param name the code of its findings
 * @param severity what its findings have unless the file says otherwise
 * @param advice whether a user who knows better may set its findings aside; not where the run cannot go on with them
 * @param summary what is found, in one sentence
 * @param why what viewers or operators notice when nobody listens
 * @param fix what to do
 */
public record Explanation(String name, Severity severity, boolean advice, String summary, String why, String fix) {

    /** One of an error without which there is nothing to plan. */
    public static Explanation error(String name, String summary, String why, String fix) {
        return new Explanation(name, Severity.ERROR, false, summary, why, fix);
    }

    /** One of a warning. */
    public static Explanation warning(String name, String summary, String why, String fix) {
        return new Explanation(name, Severity.WARNING, true, summary, why, fix);
    }

    /** A finding of this kind; give it a place with {@link Diagnostic#at(Span)}. */
    public Diagnostic finding(String message) {
        return Diagnostic.error(name, message).as(severity);
    }
}
