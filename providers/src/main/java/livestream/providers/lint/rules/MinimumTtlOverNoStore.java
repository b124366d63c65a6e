package livestream.providers.lint.rules;

import livestream.providers.lint.CachePolicyUse;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Http;
import livestream.schema.Severity;

/** An origin that says no-store on purpose. */
final class MinimumTtlOverNoStore extends Rule {
    MinimumTtlOverNoStore() {
        super(
                Severity.WARNING,
                "A server of your own says how long its objects stay fresh, and the minimum TTL overrules it.",
                "CloudFront keeps objects for the minimum TTL even when the origin says `no-store`, and serves "
                        + "stale ones while the origin is down. A server that builds manifests for each viewer, or that "
                        + "takes a stream off the air by an answer, is not listened to.",
                "Write `minTtl: 0s`, or leave it out for this origin.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (CachePolicyUse use : context.cachePolicyUses()) {
            use.channels().stream()
                    .filter(channel -> channel.origin() instanceof Http)
                    .filter(channel -> (use.forManifests() || use.forSegments())
                            && use.seconds("MinTTL").orElse(0L) > 0)
                    .findFirst()
                    .ifPresent(channel -> findings.add(finding(use.capital() + " keeps objects of `" + channel.key()
                                    + "` for at least " + use.seconds("MinTTL").orElse(0L)
                                    + (use.seconds("MinTTL").orElse(0L) == 1 ? " second" : " seconds")
                                    + ", whatever its server says.")
                            .at(use.at("MinTTL", "minTtl"))
                            .help("write `minTtl: 0s`, or leave it out: for a server of your own it is 0.")));
        }
    }
}
