package livestream.providers.lint.rules;

import java.util.List;
import livestream.providers.lint.CachePolicyUse;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;

/** An answer for each origin of a page, or more. */
final class HeaderInCacheKey extends Rule {
    HeaderInCacheKey() {
        super(
                Severity.WARNING,
                "Request headers are part of the cache key of video.",
                "With `Origin` in the key every site and every app has its own copy of each object; with "
                        + "`User-Agent` or a header of the player's nearly every viewer has. The hit ratio falls, and the "
                        + "origin pays. For CORS one response headers policy with override answers all of them alike. "
                        + "AWS's policy `Elemental-MediaPackage` has `Origin` in its key; there it is only noted.",
                "Leave the headers out of the key; `cors` makes the response headers policy.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (CachePolicyUse use : context.cachePolicyUses()) {
            List<String> headers = use.names("HeadersConfig");
            boolean alone = context.livestream().distribution().cors() == null && headers.equals(List.of("Origin"));
            if (headers.isEmpty() || alone || !(use.forManifests() || use.forSegments())) {
                continue;
            }
            boolean managed =
                    use.origin() == CachePolicyUse.Origin.MANAGED && use.name().equals("Elemental-MediaPackage");
            Diagnostic finding = finding(
                            use.capital() + " takes `" + String.join("`, `", headers) + "` into the cache key.")
                    .at(use.atKey("HeadersConfig"))
                    .help("leave the headers out of the key, because each value of theirs has a copy of its own; `cors`"
                            + " answers web players.");
            findings.add(managed ? finding.as(Severity.INFO) : finding);
        }
    }
}
