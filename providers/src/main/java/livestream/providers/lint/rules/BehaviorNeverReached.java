package livestream.providers.lint.rules;

import java.util.ArrayList;
import java.util.List;
import livestream.providers.lint.Behavior;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;

/** A wider pattern stands before a narrower one. */
final class BehaviorNeverReached extends Rule {
    BehaviorNeverReached() {
        super(
                Severity.ERROR,
                "A behavior stands behind one that takes everything it matches.",
                "CloudFront asks the first behavior whose path pattern matches. One that stands behind a wider pattern never"
                        + " answers: its cache policy, origin and functions are dead, and viewers get what the wider one does,"
                        + " often a 404 from the wrong endpoint.",
                "Write the narrower behavior above the wider one, or give the wider one `precedence: last`.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        List<Behavior> before = new ArrayList<>();
        for (Behavior behavior : context.behaviors()) {
            before.stream()
                    .filter(wider -> !behavior.isDefault() && wider.pattern().contains(behavior.pattern()))
                    .findFirst()
                    .ifPresent(wider -> findings.add(found(behavior, wider)));
            before.add(behavior);
        }
    }

    /** A generated behaviour is asked for by no line of its own, so the line of the wider one is told. */
    private Diagnostic found(Behavior behavior, Behavior wider) {
        Diagnostic finding = finding("`" + behavior.pattern() + "` is never reached, because `" + wider.pattern()
                + "` stands before it and matches all of it.");
        return behavior.own().isEmpty() && wider.own().isPresent()
                ? finding.at(wider.at())
                        .help(
                                "write `precedence: last` in it, or a narrower pattern; the one behind it is the channel's.")
                : finding.at(behavior.at())
                        .help("write the narrower one above the wider one, or give the wider one `precedence: last`.");
    }
}
