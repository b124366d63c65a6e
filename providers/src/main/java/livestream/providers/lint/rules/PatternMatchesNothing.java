package livestream.providers.lint.rules;

import livestream.providers.lint.Behavior;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.providers.routing.ObjectLanguage;
import livestream.providers.routing.RoutedEndpoint;
import livestream.schema.Diagnostics;
import livestream.schema.RoutingMode;
import livestream.schema.Severity;

/** No object of the endpoint fits. */
final class PatternMatchesNothing extends Rule {
    PatternMatchesNothing() {
        super(
                Severity.WARNING,
                "A behavior of your own matches no URL that players of its endpoint ask for.",
                "Path patterns begin at the root and follow the manifest's name: `index.ism/*` matches nothing "
                        + "when the manifest is called `drama`. The behavior is dead, and what it was to change (a cache "
                        + "policy, a function) does not happen.",
                "Write the manifest's own name, or the prefix that the endpoint's URLs have; `livestream plan` "
                        + "prints them.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (Behavior behavior : context.behaviors()) {
            if (behavior.own().isEmpty()) {
                continue;
            }
            for (RoutedEndpoint endpoint : context.endpoints()) {
                RoutingMode form = context.routing().forms().get(endpoint.name());
                // A bucket or a server holds more than what players ask for.
                if (!endpoint.stored()
                        && endpoint.name().equals(behavior.endpoint())
                        && form != null
                        && !ObjectLanguage.mayMatch(endpoint, form, behavior.pattern())) {
                    findings.add(finding(
                                    "`" + behavior.pattern() + "` matches nothing that players of `" + endpoint.name()
                                            + "` ask for: its manifest is called `" + endpoint.manifestName() + "`.")
                            .at(behavior.at())
                            .help("compare it with the viewer URL that `livestream plan` prints; patterns begin at the"
                                    + " root."));
                }
            }
        }
    }
}
