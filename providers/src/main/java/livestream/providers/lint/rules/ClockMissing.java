package livestream.providers.lint.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import livestream.engine.Resource;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Span;
import livestream.schema.Value;

/** LS405: DASH players that only have their own clock. Endpoints that exist are not looked at: nothing is changed there. */
final class ClockMissing extends Rule {
    ClockMissing() {
        super(
                Severity.INFO,
                "A live DASH manifest does not say what time it is.",
                "A DASH player computes from its own clock which segment is the newest. Where the clock is wrong by more than"
                        + " a few segments it asks for segments that are not there yet, or plays far behind live.",
                "Write `utcTiming: http-iso` and a `utcTimingUri`, or `utcTiming: http-head`.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        Map<Span, List<String>> endpoints = new LinkedHashMap<>();
        for (Resource resource : context.graph().resources()) {
            if (resource.inputs().get("DashPackage") instanceof Value.Fields dash
                    && (dash.get("UtcTiming") == null || dash.text("UtcTiming").equals("NONE"))) {
                Span at = context.overridden("endpoints", resource.address().key(), "DashPackage.UtcTiming")
                        .orElse(resource.declaredAt());
                endpoints
                        .computeIfAbsent(at, any -> new ArrayList<>())
                        .add(resource.address().key());
            }
        }
        endpoints.forEach((at, names) -> findings.add(finding("Players of `" + names.get(0) + "`"
                        + (names.size() == 1 ? "" : " and " + (names.size() - 1) + " more")
                        + " have to trust the clock of the device.")
                .at(at)
                .help("write `utcTiming: http-iso` with a `utcTimingUri` in the endpoint.")));
    }
}
