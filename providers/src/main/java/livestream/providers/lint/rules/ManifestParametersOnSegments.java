package livestream.providers.lint.rules;

import java.util.List;
import livestream.providers.lint.CachePolicyUse;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.KeySpans;
import livestream.schema.MediaPackage;
import livestream.schema.Severity;

/** What MediaPackage refuses on segments. */
final class ManifestParametersOnSegments extends Rule {
    private static final List<String> PARAMETERS = List.of("aws.manifestfilter", "start", "end");

    ManifestParametersOnSegments() {
        super(
                Severity.WARNING,
                "Query strings of manifests are part of the cache key of segments.",
                "What is in the key is passed on, and MediaPackage answers 400 to a segment with "
                        + "`aws.manifestfilter`. `start` and `end` only split the cache: a segment is the same in every "
                        + "window. AWS's own policy lists them for both kinds, and is not reported.",
                "List them for manifests alone: `cache.queryStrings.manifest`, `timeShift`, `manifestFilter`.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (CachePolicyUse use : context.cachePolicyUses()) {
            List<String> found = PARAMETERS.stream().filter(use::hasQueryString).toList();
            boolean packaged = use.channels().stream().anyMatch(channel -> channel.origin() instanceof MediaPackage);
            boolean listed = use.mode("QueryStringsConfig").equals("whitelist");
            if (packaged
                    && use.forSegments()
                    && listed
                    && !found.isEmpty()
                    && use.origin() != CachePolicyUse.Origin.MANAGED) {
                KeySpans cache = context.livestream().distribution().cache().place();
                boolean own = use.origin() == CachePolicyUse.Origin.GENERATED && cache.has("queryStrings");
                findings.add(finding(use.capital() + " takes `" + String.join("`, `", found)
                                + "` into the cache key, and they belong to manifests.")
                        .at(own ? cache.of("queryStrings") : use.atKey("QueryStringsConfig"))
                        .help("list them for manifests alone: MediaPackage answers 400 to a filter on a segment."));
            }
        }
    }
}
