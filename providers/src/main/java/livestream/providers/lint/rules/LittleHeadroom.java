package livestream.providers.lint.rules;

import java.util.ArrayList;
import java.util.List;
import livestream.providers.lint.Linted;
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
    public void check(Linted linted, Diagnostics findings) {
        List<PackagerQuota> quotas = new ArrayList<>(PackagerQuota.of(linted).values());
        quotas.add(new PackagerQuota(
                "behaviors of the distribution",
                Linted.fields(linted.distribution().get("CacheBehaviors")).size(),
                0,
                linted.livestream().distribution().behaviorQuota(),
                linted.distributionAt("", "routing")));
        quotas.stream()
                .filter(quota -> !quota.isExceeded() && quota.used() * 100 > quota.allowed() * PERCENT)
                .forEach(quota -> findings.add(
                        finding("The file makes " + quota.made() + " of " + quota.allowed() + " " + quota.what() + ".")
                                .at(quota.at())
                                .help("ask for a higher quota before more are needed.")));
    }
}
