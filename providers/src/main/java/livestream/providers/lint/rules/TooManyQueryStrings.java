package livestream.providers.lint.rules;

import livestream.providers.aws.Quotas;
import livestream.providers.lint.CacheUse;
import livestream.providers.lint.Linted;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Place;
import livestream.schema.Severity;
import livestream.schema.Span;

/** LS703: the quota of query strings in a policy. */
final class TooManyQueryStrings extends Rule {
    private static final int MOST = Quotas.of("cloudfront.query.strings.per.policy");

    TooManyQueryStrings() {
        super(
                Severity.ERROR,
                "A cache policy has more query strings than CloudFront allows.",
                "CloudFront refuses the policy with `TooManyQueryStringsInCachePolicy`, in the middle of an apply, unless the"
                        + " account has a higher quota. Each name also splits the cache once more.",
                "Leave out what no answer depends on; with a raised quota, waive this.");
    }

    @Override
    public void check(Linted linted, Diagnostics findings) {
        for (CacheUse use : linted.cacheUses()) {
            int names = use.names("QueryStringsConfig").size();
            if (use.origin() == CacheUse.Origin.GENERATED && names > MOST) {
                findings.add(finding(
                                use.capital() + " has " + names + " query strings, and CloudFront allows " + MOST + ".")
                        .at(at(linted, use))
                        .help("leave out what no answer depends on, or ask for a higher quota and waive this."));
            }
        }
    }

    private static Span at(Linted linted, CacheUse use) {
        Place cache = linted.livestream().distribution().cache().place();
        return cache.has("queryStrings") ? cache.of("queryStrings") : use.atKey("QueryStringsConfig");
    }
}
