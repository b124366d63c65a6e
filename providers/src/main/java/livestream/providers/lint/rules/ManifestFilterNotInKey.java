package livestream.providers.lint.rules;

import livestream.providers.lint.CachePolicyUse;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;

/** Filters that are mixed or lost. */
final class ManifestFilterNotInKey extends Rule {
    ManifestFilterNotInKey() {
        super(
                Severity.ERROR,
                "Viewers may filter manifests, and `aws.manifestfilter` is not part of the cache key.",
                "CloudFront passes on only what is in the key. Without it filters are ignored; and where another "
                        + "policy passes them on, the first filter fills the cache for everybody.",
                "Leave the policy of manifests to the defaults, or use one that lists `aws.manifestfilter`.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (CachePolicyUse use : context.cachePolicyUses()) {
            use.channels().stream()
                    .filter(channel -> use.forManifests() && channel.manifestFilter())
                    .filter(channel -> !use.hasQueryString("aws.manifestfilter"))
                    .findFirst()
                    .ifPresent(channel ->
                            findings.add(finding("`" + channel.key() + "` lets viewers filter manifests, and "
                                            + use.words() + " leaves `aws.manifestfilter` out of the cache key.")
                                    .at(use.atKey("QueryStringsConfig"))
                                    .help("leave the policy of manifests to the defaults, or use one that lists it.")));
        }
    }
}
