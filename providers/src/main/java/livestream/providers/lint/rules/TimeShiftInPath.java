package livestream.providers.lint.rules;

import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Format;
import livestream.schema.RoutingMode;
import livestream.schema.Severity;

/** Anchored patterns miss time as path elements. */
final class TimeShiftInPath extends Rule {
    TimeShiftInPath() {
        super(
                Severity.WARNING,
                "An endpoint can go back in time, and its patterns do not match times in the path.",
                "Players may write the time into the path, as in "
                        + "`/start/1700000000/end/1700003600/index.ism/Manifest`; Smooth Streaming knows no other way. "
                        + "Patterns that begin with the manifest name miss such URLs, and viewers of the past get 404.",
                "Write `timeShift: true`, or leave it out: then a startover window decides.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        context.endpoints().forEach(endpoint -> {
            RoutingMode form = context.routing().forms().get(endpoint.name());
            boolean anchored = endpoint.format() == Format.MSS ? form != RoutingMode.SHARED : form == RoutingMode.NAME;
            if (anchored && !endpoint.timeShift() && StartoverWindow.has(context, endpoint.name())) {
                findings.add(finding("`" + endpoint.name()
                                + "` has a startover window, and its patterns do not match times in the path.")
                        .at(StartoverWindow.timeShiftAt(context, endpoint.name()))
                        .help("write `timeShift: true`, or leave it out."));
            }
        });
    }
}
