package livestream.providers.lint.rules;

import java.time.Duration;
import java.util.List;
import livestream.providers.lint.CachePolicyUse;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Channel;
import livestream.schema.Diagnostics;
import livestream.schema.Durations;
import livestream.schema.Severity;
import livestream.schema.StorageOrigin;

/** A default TTL of a segment or more, where the origin says nothing. */
final class StaleManifest extends Rule {
    StaleManifest() {
        super(
                Severity.WARNING,
                "A manifest without `Cache-Control` stays in the cache for a segment or longer.",
                "Buckets, containers and many servers send `Cache-Control` only when the encoder sets it. Then "
                        + "the default TTL decides, and a live manifest that is older than its newest segment stops "
                        + "players: they see no new segment and stall.",
                "Leave `defaultTtl` out (half a segment), or let the encoder send `Cache-Control`.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (CachePolicyUse use : context.cachePolicyUses()) {
            for (Channel channel : use.forManifests() ? use.channels() : List.<Channel>of()) {
                long kept = use.seconds("DefaultTTL").orElse(0L);
                long segment = channel.segmentDuration().toSeconds();
                if (channel.origin() instanceof StorageOrigin && kept > 0 && kept >= segment) {
                    findings.add(finding(use.capital() + " keeps manifests of `" + channel.key() + "` for " + kept
                                    + " seconds when the origin says nothing, and a segment lasts " + segment + ".")
                            .at(use.at("DefaultTTL", "defaultTtl"))
                            .help("lower the default TTL to `"
                                    + Durations.text(Duration.ofSeconds((segment + 1) / 2))
                                    + "`, half a segment, or leave it out."));
                }
            }
        }
    }
}
