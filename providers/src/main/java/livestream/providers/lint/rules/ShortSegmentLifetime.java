package livestream.providers.lint.rules;

import java.time.Duration;
import livestream.providers.lint.CachePolicyUse;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Durations;
import livestream.schema.MediaPackage;
import livestream.schema.Severity;

/** Segments never change. */
final class ShortSegmentLifetime extends Rule {
    private static final long LONG_ENOUGH = 14 * 86_400;

    ShortSegmentLifetime() {
        super(
                Severity.WARNING,
                "Segments leave the cache while viewers still ask for them.",
                "A segment never changes, so it may stay as long as the origin says: MediaPackage v2 sends 14 "
                        + "days, what v1 sends AWS does not document. A shorter maximum TTL brings the same segment from "
                        + "the origin again and again, above all for viewers who go back in time.",
                "Leave `maxTtl` of segments out (365 days).");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (CachePolicyUse use : context.cachePolicyUses()) {
            long longest = use.seconds("MaxTTL").orElse(LONG_ENOUGH);
            boolean packaged = use.channels().stream().anyMatch(channel -> channel.origin() instanceof MediaPackage);
            if (packaged && use.forSegments() && longest > 0 && longest < LONG_ENOUGH) {
                findings.add(finding(use.capital() + " keeps them for at most "
                                + Durations.text(Duration.ofSeconds(longest)) + ", expected at least "
                                + Durations.text(Duration.ofSeconds(LONG_ENOUGH)) + ".")
                        .at(use.at("MaxTTL", "maxTtl"))
                        .help("leave `maxTtl` out; an old segment that is no longer requested makes room by itself."));
            }
        }
    }
}
