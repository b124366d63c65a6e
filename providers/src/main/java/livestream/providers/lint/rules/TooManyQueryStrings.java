package livestream.providers.lint.rules;

import livestream.providers.aws.Quotas;
import livestream.providers.lint.CachePolicyUse;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.KeySpans;
import livestream.schema.Severity;
import livestream.schema.Span;

/** LS703: the quotas of query strings in a policy: their number, and the length of their names together. */
final class TooManyQueryStrings extends Rule {
    private static final int MOST = Quotas.of("cloudfront.query.strings.per.policy");
    private static final int LONGEST = Quotas.of("cloudfront.characters.of.names.per.policy");

    TooManyQueryStrings() {
        super(
                Severity.ERROR,
                "A cache policy has more query strings than CloudFront allows, or longer ones.",
                "CloudFront refuses the policy with `TooManyQueryStringsInCachePolicy`, in the middle of an apply, unless the"
                        + " account has a higher quota. Each name also splits the cache once more.",
                "Leave out what no answer depends on; with a raised quota, suppress this.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (CachePolicyUse use : context.cachePolicyUses()) {
            if (use.origin() != CachePolicyUse.Origin.GENERATED) {
                continue;
            }
            int characters = use.names("QueryStringsConfig").stream()
                    .mapToInt(String::length)
                    .sum();
            if (characters > LONGEST) {
                findings.add(finding("The query strings of " + use.words() + " have " + characters
                                + " characters together, and CloudFront takes " + LONGEST + ".")
                        .at(at(context, use))
                        .help("leave out what no answer depends on, or shorten the names."));
            }
            int names = use.names("QueryStringsConfig").size();
            if (names > MOST) {
                findings.add(finding(
                                use.capital() + " has " + names + " query strings, and CloudFront allows " + MOST + ".")
                        .at(at(context, use))
                        .help("leave out what no answer depends on, or ask for a higher quota and suppress this."));
            }
        }
    }

    private static Span at(LintContext context, CachePolicyUse use) {
        KeySpans cache = context.livestream().distribution().cache().place();
        return cache.has("queryStrings") ? cache.of("queryStrings") : use.atKey("QueryStringsConfig");
    }
}
