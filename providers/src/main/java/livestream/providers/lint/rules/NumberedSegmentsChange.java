package livestream.providers.lint.rules;

import livestream.engine.plan.Change;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Value;

/** LS507: MediaPackage does not edit this (MediaPackage API, {@code DashPackage}). */
final class NumberedSegmentsChange extends Rule {
    private static final String DURATION = "DashPackage.SegmentDurationSeconds";

    NumberedSegmentsChange() {
        super(
                Severity.ERROR,
                "The segment duration of a DASH endpoint with `number-with-duration` is to change.",
                "Players compute the number of the newest segment from the clock and the duration. With another duration all"
                        + " numbers change under them, and MediaPackage refuses the update.",
                "Keep the duration, or make a new endpoint under another name and move viewers.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (Change change : PlannedChange.of(context)) {
            if (change instanceof Change.Update update
                    && isNumbered(update.desired().inputs())
                    && isNumbered(update.recorded().inputs())
                    && update.diffs().stream().anyMatch(diff -> diff.path().equals(DURATION))) {
                findings.add(finding("The segment duration of `"
                                + change.address().key() + "` cannot change, because its segments are numbered by it.")
                        .at(update.desired().declaredAt())
                        .help("put the duration back, or make a new endpoint under another name."));
            }
        }
    }

    private static boolean isNumbered(Value.Fields inputs) {
        return inputs.get("DashPackage") instanceof Value.Fields dash
                && Value.text("NUMBER_WITH_DURATION").equals(dash.get("SegmentTemplateFormat"));
    }
}
