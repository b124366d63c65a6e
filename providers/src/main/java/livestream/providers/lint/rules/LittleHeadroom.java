package livestream.providers.lint.rules;

import java.util.ArrayList;
import java.util.List;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;

/** LS708: a quota that is nearly used up. */
final class LittleHeadroom extends Rule {
    private static final int PERCENT = 80;

    LittleHeadroom() {
        super(
                Severity.INFO,
                "More than four fifths of a quota are used.",
                "The next channel or format may be the one that AWS refuses, and raising a quota takes days.",
                "Ask for a higher quota in time; for behaviors, `routing: shared` serves all channels of a host with one set.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        List<PackagerQuota> quotas = new ArrayList<>(PackagerQuota.of(context).values());
        quotas.add(new PackagerQuota(
                "behaviors of the distribution",
                LintContext.fields(context.distribution().get("CacheBehaviors")).size(),
                0,
                context.livestream().distribution().behaviorQuota(),
                context.distributionAt("", "routing")));
        quotas.stream()
                .filter(quota -> !quota.isExceeded() && quota.used() * 100 > quota.allowed() * PERCENT)
                .forEach(quota -> findings.add(
                        finding("The file makes " + quota.made() + " of " + quota.allowed() + " " + quota.what() + ".")
                                .at(quota.at())
                                .help("ask for a higher quota before more are needed.")));
    }
}
