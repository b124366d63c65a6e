package livestream.providers.lint.rules;

import java.util.List;
import java.util.Set;
import livestream.engine.FieldDiff;
import livestream.engine.plan.Change;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;

/** LS902: a property that no update can change, on a thing whose URL others hold. */
final class ReplacesWhatViewersUse extends Rule {
    private static final Set<String> HELD =
            Set.of("mediapackage_channel", "mediapackage_origin_endpoint", "mediastore_container", "s3_bucket");

    ReplacesWhatViewersUse() {
        super(
                Severity.WARNING,
                "A channel, endpoint, container or bucket is to be replaced.",
                "AWS changes neither the format of an endpoint nor the id of a channel. The new one has another URL: encoders send"
                        + " to an address that is gone, players and partners ask for URLs that answer 404, and what was recorded"
                        + " for time shift is lost.",
                "Add the new one under another name, move encoders and viewers, then take the old one away. `apply --accept"
                        + " url-change` replaces it all the same.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (Change change : PlannedChange.of(context)) {
            if (change instanceof Change.Replace replace
                    && HELD.contains(change.address().type())) {
                List<FieldDiff> causes =
                        replace.diffs().stream().filter(FieldDiff::replaces).toList();
                if (!causes.isEmpty()) {
                    findings.add(
                            finding(PlannedChange.capital(change.address())
                                            + " would be replaced, because AWS does not change "
                                            + PlannedChange.paths(causes) + ".")
                                    .at(PlannedChange.at(context, change))
                                    .help(
                                            "add the new one under another name, move viewers and encoders, then take this one away."));
                }
            }
        }
    }
}
