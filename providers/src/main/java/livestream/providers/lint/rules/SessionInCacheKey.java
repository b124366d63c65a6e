package livestream.providers.lint.rules;

import java.util.List;
import java.util.regex.Pattern;
import livestream.providers.lint.CachePolicyUse;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.KeySpans;
import livestream.schema.Severity;
import livestream.schema.Span;

/** Names that differ from viewer to viewer. */
final class SessionInCacheKey extends Rule {
    private static final Pattern PERSONAL = Pattern.compile(
            "cmcd|session|token|jwt|signature|authorization|user|viewer|device|client|visitor|(^|[-_.])(sid|uid|auth)$|^id$",
            Pattern.CASE_INSENSITIVE);

    SessionInCacheKey() {
        super(
                Severity.WARNING,
                "A name that differs from viewer to viewer is part of the cache key: CMCD, a session, a token.",
                "Each viewer then has objects of their own, and the hit ratio falls to nothing: MediaPackage "
                        + "gets a request for every viewer and every segment, and throttles. CMCD is for logs; a token is "
                        + "checked before the cache.",
                "Take the name out of the key; real-time logs and functions at the edge see it all the same.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (CachePolicyUse use : context.cachePolicyUses()) {
            for (String part : List.of("CookiesConfig", "HeadersConfig", "QueryStringsConfig")) {
                boolean listed = use.mode(part).equals("whitelist") && (use.forManifests() || use.forSegments());
                List<String> personal = listed
                        ? use.names(part).stream()
                                .filter(name -> part.equals("CookiesConfig") || isPersonal(name))
                                .toList()
                        : List.of();
                if (!personal.isEmpty()) {
                    findings.add(finding(use.capital() + " has `" + String.join("`, `", personal)
                                    + "` in its key, and each viewer sends something else.")
                            .at(at(context, use, part))
                            .help("take it out of the key; logs and functions at the edge see it all the same."));
                }
            }
        }
    }

    /** What CloudFront tells of viewers is told of many at once, but for the address. */
    private static boolean isPersonal(String name) {
        boolean shared = name.startsWith("CloudFront-") && !name.equals("CloudFront-Viewer-Address");
        return !shared && PERSONAL.matcher(name).find();
    }

    private static Span at(LintContext context, CachePolicyUse use, String part) {
        KeySpans cache = context.livestream().distribution().cache().place();
        return use.origin() == CachePolicyUse.Origin.GENERATED && cache.has("queryStrings") && part.startsWith("Query")
                ? cache.of("queryStrings")
                : use.atKey(part);
    }
}
