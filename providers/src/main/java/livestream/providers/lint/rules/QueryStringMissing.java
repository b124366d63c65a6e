package livestream.providers.lint.rules;

import livestream.providers.lint.CachePolicyUse;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.MediaPackage;
import livestream.schema.Severity;

/** `m` of MediaPackage. */
final class QueryStringMissing extends Rule {
    QueryStringMissing() {
        super(
                Severity.ERROR,
                "The query string `m` of MediaPackage is not part of the cache key.",
                "MediaPackage writes the time of the endpoint's last change into every URL, as `m`. Without it "
                        + "in the key CloudFront serves objects of the old endpoint under the new URLs after an edit, and "
                        + "players mix both.",
                "Leave the policy to the defaults, or list `m` in it.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (CachePolicyUse use : context.cachePolicyUses()) {
            boolean packaged = use.channels().stream().anyMatch(channel -> channel.origin() instanceof MediaPackage);
            if (packaged && (use.forManifests() || use.forSegments()) && !use.hasQueryString("m") && !isUncached(use)) {
                findings.add(finding(use.capital() + " leaves `m` out of the cache key.")
                        .at(use.atKey("QueryStringsConfig"))
                        .help("leave the policy to the defaults, or use one that lists `m`: MediaPackage marks changed"
                                + " objects with it."));
            }
        }
    }

    private static boolean isUncached(CachePolicyUse use) {
        return use.seconds("MaxTTL").orElse(1L) == 0;
    }
}
