package livestream.providers.lint.rules;

import java.util.Map;
import livestream.providers.lint.CachePolicyUse;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;

/** All cookies or all query strings tell objects apart. */
final class ViewersOwnCacheKey extends Rule {
    private static final Map<String, String> PARTS =
            Map.of("CookiesConfig", "cookies", "QueryStringsConfig", "query strings");

    ViewersOwnCacheKey() {
        super(
                Severity.ERROR,
                "All cookies or all query strings are part of the cache key of video.",
                "Every viewer has cookies and players add query strings of their own (sessions, CMCD), so every viewer gets"
                        + " objects of their own: nothing is shared, the hit ratio falls to nothing, and MediaPackage throttles"
                        + " the requests that all reach it.",
                "List the names that change the answer (`m`; `start` and `end` for time shift) in `cache.queryStrings`, or leave"
                        + " the policy to the defaults.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (CachePolicyUse use : context.cachePolicyUses()) {
            if (!use.forManifests() && !use.forSegments()) {
                continue;
            }
            PARTS.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .filter(part -> use.takesAll(part.getKey()))
                    .forEach(part -> findings.add(finding(use.capital() + " takes "
                                    + (use.mode(part.getKey()).equals("all") ? "all " : "nearly all ")
                                    + part.getValue() + " into the cache key.")
                            .at(use.atKey(part.getKey()))
                            .help(
                                    "name the few that change the answer, because each viewer has others; or leave the policy"
                                            + " to the defaults.")));
        }
    }
}
