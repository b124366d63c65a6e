package livestream.providers.lint.rules;

import java.util.List;
import livestream.engine.FieldDiff;
import livestream.engine.Impact;
import livestream.engine.plan.Change;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;

/** LS905: somebody else's hand was on what viewers use. What they do not notice is left to the plan. */
final class ChangedOutside extends Rule {
    ChangedOutside() {
        super(
                Severity.WARNING,
                "What viewers notice was changed in AWS since the last apply, by another hand.",
                "It was changed in the console or with another tool, often in a hurry and for a reason. The next apply puts it"
                        + " back, at a moment when the reason is forgotten.",
                "Ask who changed it. Write it into the file to keep it, or apply to put it back.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (Change change : PlannedChange.of(context)) {
            if (change instanceof Change.Create
                    && context.recorded().resources().containsKey(change.address())) {
                findings.add(finding(PlannedChange.capital(change.address()) + " was deleted outside livestream.")
                        .at(PlannedChange.at(context, change))
                        .help("apply creates it again; where it was deleted on purpose, take it out of the file."));
            }
            List<FieldDiff> drifted =
                    change.diffs().stream().filter(ChangedOutside::isNoticed).toList();
            if (!drifted.isEmpty()) {
                findings.add(finding(PlannedChange.capital(change.address()) + " was changed outside livestream: "
                                + PlannedChange.paths(drifted) + ".")
                        .at(PlannedChange.at(context, change))
                        .help("write it into the file to keep it; apply puts it back."));
            }
        }
    }

    /** Putting back what viewers suffered from may do no harm; a member that has words for viewers is one that they notice. */
    private static boolean isNoticed(FieldDiff diff) {
        return diff.cause() != FieldDiff.Cause.FILE && !diff.impact().equals(Impact.NONE);
    }
}
