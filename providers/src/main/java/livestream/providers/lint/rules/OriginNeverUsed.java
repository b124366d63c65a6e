package livestream.providers.lint.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import livestream.providers.expand.DenyingOrigin;
import livestream.providers.lint.Behavior;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.providers.routing.RoutedEndpoint;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Span;
import livestream.schema.Value;

/** No request reaches it: no behavior names it, or each that does stands behind a wider one. */
final class OriginNeverUsed extends Rule {
    OriginNeverUsed() {
        super(
                Severity.INFO,
                "No request of a viewer reaches an origin.",
                "It does no harm, but it counts toward the quota of origins, and it was meant to be used.",
                "Give it a behavior that is reached, or remove it.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        Set<String> used = new HashSet<>();
        List<Behavior> before = new ArrayList<>();
        for (Behavior behavior : context.behaviors()) {
            if (before.stream().noneMatch(wider -> wider.pattern().contains(behavior.pattern()))) {
                used.add(String.valueOf(behavior.inputs().get("TargetOriginId")));
            }
            before.add(behavior);
        }
        for (Value.Fields group : LintContext.fields(context.distribution().get("OriginGroups"))) {
            if (used.contains(group.text("Id"))) {
                LintContext.fields(group.get("Members")).forEach(member -> used.add(member.text("OriginId")));
            }
        }
        for (Value.Fields origin : context.origins()) {
            String id = origin.text("Id");
            if (!used.contains(id) && !DenyingOrigin.isCalled(id)) {
                findings.add(finding("No request reaches the origin `" + id + "`.")
                        .at(at(context, id))
                        .help("give it a behavior that is reached, or remove it."));
            }
        }
    }

    private static Span at(LintContext context, String id) {
        return context.overridden("origins", id, "Id").orElseGet(() -> context.endpoints().stream()
                .filter(endpoint -> endpoint.origin().equals(id))
                .map(RoutedEndpoint::at)
                .findFirst()
                .orElseGet(() -> context.distributionAt("Origins", "behaviors")));
    }
}
