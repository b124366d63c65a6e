package livestream.providers.lint.rules;

import livestream.providers.lint.CachePolicyUse;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;

/** The guide: 5 seconds or less. */
final class LongMinimumTtl extends Rule {
    private static final long LONGEST = 5;

    LongMinimumTtl() {
        super(
                Severity.ERROR,
                "A cache policy keeps video for longer than five seconds whatever the origin says.",
                "The minimum TTL overrules the origin's `Cache-Control`. A manifest that is older than a few "
                        + "seconds names segments that are gone, and a segment that was wrong once stays wrong. AWS's "
                        + "live-streaming guide asks for 5 seconds or less.",
                "Use a policy with a minimum TTL of 1 second, or leave the policy to the defaults.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (CachePolicyUse use : context.cachePolicyUses()) {
            if ((use.forManifests() || use.forSegments())
                    && use.seconds("MinTTL").orElse(0L) > LONGEST) {
                findings.add(finding(use.capital() + " has a minimum TTL of "
                                + use.seconds("MinTTL").orElse(0L) + " seconds, and the guide asks for 5 or less.")
                        .at(use.at("MinTTL", "minTtl"))
                        .help("lower it to 1 second, or leave the policy to the defaults."));
            }
        }
    }
}
