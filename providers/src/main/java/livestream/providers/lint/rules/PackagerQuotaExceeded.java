package livestream.providers.lint.rules;

import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;

/** LS705: MediaPackage's quotas, as far as this file uses them up, with the endpoints that others made at its channels. */
final class PackagerQuotaExceeded extends Rule {
    PackagerQuotaExceeded() {
        super(
                Severity.WARNING,
                "The file makes more channels or endpoints than MediaPackage allows an account.",
                "MediaPackage allows 30 channels in a region and 10 endpoints of a channel unless the account has a higher quota."
                        + " It refuses the next one in the middle of an apply, and the rest of the line-up is missing.",
                "Have the quota raised before the event, which takes days; then suppress this.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        PackagerQuota.of(context).values().stream()
                .filter(PackagerQuota::isExceeded)
                .forEach(
                        quota -> findings.add(
                                finding("The file makes " + quota.made() + " " + quota.what()
                                                + (quota.others() == 0
                                                        ? ""
                                                        : " beside " + quota.others() + " of others")
                                                + ", and AWS allows "
                                                + quota.allowed() + ".")
                                        .at(quota.at())
                                        .help(
                                                "have the quota raised first, and suppress this; or use another region or account for some.")));
    }
}
