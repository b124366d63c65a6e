package livestream.providers.lint;

import java.util.Locale;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Explanation;
import livestream.schema.Severity;

/**
 * One thing that goes wrong for users of live delivery, found before anything is touched.
 *
 * <p>A rule's class is named by what it finds; its name in kebab-case is the code of its findings and the folder of its
 * fixtures. It is a pure function of {@link LintContext}: it reads no clock and no AWS, and each finding points at the line that
 * causes it.
 */
public abstract class Rule {
    private final Explanation explanation;

    /**
     * @param summary what is found, in one sentence
     * @param why what viewers or operators notice
     * @param fix what to do
     */
    protected Rule(Severity severity, String summary, String why, String fix) {
        String name = getClass().getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1");
        this.explanation = new Explanation(name.toLowerCase(Locale.ROOT), severity, true, summary, why, fix);
    }

    /** Adds what it finds. */
    public abstract void check(LintContext context, Diagnostics findings);

    /** What there is to say of it. */
    public final Explanation explanation() {
        return explanation;
    }

    /** A finding of this rule; give it a place and a help. */
    protected final Diagnostic finding(String message) {
        return explanation.finding(message);
    }
}
