package livestream.providers.lint.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Value;

/** A segment that is a moment late. */
final class ErrorsCachedLong extends Rule {
    private static final List<Integer> STATUSES = List.of(403, 404, 500, 502, 503, 504);
    /** CloudFront's default of the error caching minimum TTL (CloudFront developer guide, custom error responses). */
    private static final long OF_CLOUDFRONT = 10;

    private static final long LONGEST = 2;

    ErrorsCachedLong() {
        super(
                Severity.WARNING,
                "CloudFront remembers an error for more than two seconds.",
                "Players at the live edge ask for a segment a moment before it is there. CloudFront's own "
                        + "default remembers the 404 for 10 seconds, and all viewers of an edge location stall for as "
                        + "long; with a 5xx, a hiccup of the origin becomes an outage.",
                "Leave `errorCaching` out (1 second), or write a duration of up to `2s` for every status.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        if (context.graph().resources().isEmpty()) {
            return;
        }
        Map<Integer, Long> seconds = new TreeMap<>();
        STATUSES.forEach(status -> seconds.put(status, OF_CLOUDFRONT));
        for (Value.Fields response : LintContext.fields(context.distribution().get("CustomErrorResponses"))) {
            if (response.get("ErrorCode") instanceof Value.Num code
                    && response.get("ErrorCachingMinTTL") instanceof Value.Num kept) {
                seconds.put(code.number().intValue(), kept.number().longValue());
            }
        }
        Map<Long, List<String>> tooLong = new TreeMap<>();
        seconds.forEach((status, kept) -> {
            if (STATUSES.contains(status) && kept > LONGEST) {
                tooLong.computeIfAbsent(kept, any -> new ArrayList<>()).add(String.valueOf(status));
            }
        });
        tooLong.forEach((kept, statuses) -> findings.add(finding("CloudFront remembers " + String.join(", ", statuses)
                        + " for " + kept + " seconds, expected at most " + LONGEST + ".")
                .at(context.distributionAt("CustomErrorResponses", "errorCaching"))
                .help(
                        "write `errorCaching: 1s`, which holds for every status; one that is not listed is remembered for "
                                + OF_CLOUDFRONT + " seconds.")));
    }
}
