package livestream.providers.lint.rules;

import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;

/** LS706: more servers behind a distribution than CloudFront takes. */
final class TooManyOrigins extends Rule {
    /** CloudFront Developer Guide, Quotas: origins per distribution. */
    private static final int ALLOWED = 100;

    TooManyOrigins() {
        super(
                Severity.ERROR,
                "A distribution has more origins than CloudFront allows.",
                "CloudFront allows 100 origins per distribution unless the account has a higher quota. The distribution is made as the"
                        + " last of all, so a refusal leaves everything else behind.",
                "Write `shard` in one of `distributions`, which spreads the channels; or have the quota `Origins per distribution`"
                        + " raised, which takes days, and suppress this.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        int origins = context.origins().size();
        if (origins > ALLOWED) {
            findings.add(
                    finding("The distribution has " + origins + " origins, and CloudFront allows " + ALLOWED + ".")
                            .at(context.livestream().distributionAt())
                            .help(
                                    "`shard: " + (origins + ALLOWED - 1) / ALLOWED
                                            + "` in one of `distributions` spreads the channels; with a higher quota of the account, suppress this."));
        }
    }
}
