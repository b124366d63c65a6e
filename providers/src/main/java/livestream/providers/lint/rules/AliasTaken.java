package livestream.providers.lint.rules;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import livestream.engine.plan.Change;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Value;
import livestream.state.ResourceState;

/**
 * LS709: a host name that leads elsewhere already, within this account; distributions of other accounts cannot be listed.
 * The distribution of this state, and one whose create was cut off, may have it.
 */
final class AliasTaken extends Rule {

    AliasTaken() {
        super(
                Severity.ERROR,
                "An alias belongs to another distribution of the account.",
                "CloudFront lets one distribution alone have a host name, and refuses the second with `CNAMEAlreadyExists`. Viewers"
                        + " of that name go to the other distribution.",
                "Take the alias from the other distribution first, or move it with `aws cloudfront associate-alias` once this one"
                        + " is deployed without it.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        if (!(context.distribution().get("Aliases") instanceof Value.Items aliases)) {
            return;
        }
        Map<String, String> taken = new TreeMap<>();
        context.account().aliases().forEach((alias, id) -> taken.put(alias.toLowerCase(Locale.ROOT), id));
        taken.values().removeAll(own(context).toList());
        for (Value alias : aliases.items()) {
            String owner = taken.get(alias.toString().toLowerCase(Locale.ROOT));
            if (owner != null) {
                findings.add(finding("The alias `" + alias + "` belongs to distribution `" + owner + "` already.")
                        .at(context.distributionAt("Aliases", "aliases"))
                        .help("take it from that distribution first, or leave it out here until it is moved."));
            }
        }
    }

    /** The ids of what this file makes or made. */
    private static Stream<String> own(LintContext context) {
        Stream<String> recorded =
                Optional.ofNullable(context.recorded().resources().get(context.address()))
                        .map(ResourceState::id)
                        .stream();
        Stream<String> begun = PlannedChange.of(context).stream()
                .filter(change -> change.address().equals(context.address()))
                .flatMap(AliasTaken::observed);
        return Stream.concat(recorded, begun);
    }

    private static Stream<String> observed(Change change) {
        return change instanceof Change.Adopt adopt
                ? Stream.of(adopt.observed().id())
                : change instanceof Change.Replace replace
                        ? Stream.of(replace.recorded().id())
                        : Stream.empty();
    }
}
