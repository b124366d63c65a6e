package livestream.providers.lint.rules;

import java.util.Set;
import java.util.stream.Collectors;
import livestream.providers.lint.Behavior;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Value;

/** A behaviour or an origin group that asks an origin which the distribution has not; only an override can make one. */
final class TargetNotThere extends Rule {
    private static final String GROUPS = "OriginGroups";

    TargetNotThere() {
        super(
                Severity.ERROR,
                "An override sends a behavior, or a group of origins, to an origin that is not there.",
                "CloudFront refuses the distribution with `NoSuchOrigin`. It is made as the last of all: channels, endpoints and"
                        + " policies are there by then.",
                "Write the id of an origin of this distribution, such as `news/hls`, or of a group that the override makes.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        Set<String> origins =
                context.origins().stream().map(origin -> origin.text("Id")).collect(Collectors.toSet());
        String help = "it has " + origins.stream().sorted().collect(Collectors.joining(", ")) + ".";
        Set<String> groups = LintContext.fields(context.distribution().get(GROUPS)).stream()
                .map(group -> String.valueOf(group.get("Id")))
                .collect(Collectors.toSet());
        for (Behavior behavior : context.behaviors()) {
            String target = String.valueOf(behavior.inputs().get("TargetOriginId"));
            if (!origins.contains(target) && !groups.contains(target)) {
                findings.add(finding("There is no origin `" + target + "` for " + behavior.words() + " to ask.")
                        .at(context.overridden("behaviors", behavior.overrideKey(), "TargetOriginId")
                                .orElseGet(() -> context.distributionAt("DefaultCacheBehavior", "")))
                        .help(help));
            }
        }
        for (Value.Fields group : LintContext.fields(context.distribution().get(GROUPS))) {
            LintContext.fields(group.get("Members")).stream()
                    .map(member -> String.valueOf(member.get("OriginId")))
                    .filter(origin -> !origins.contains(origin))
                    .forEach(origin -> findings.add(finding("There is no origin `" + origin + "` for the group `"
                                    + group.get("Id") + "` to ask.")
                            .at(context.distributionAt(GROUPS, ""))
                            .help(help)));
        }
    }
}
