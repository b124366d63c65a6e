package livestream.providers.lint.rules;

import java.util.Optional;
import livestream.providers.lint.Behavior;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.providers.routing.RoutedEndpoint;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Value;

/** A folder in the URLs of viewers that the origin does not have, and nothing that takes it out of them. */
final class PrefixNotTakenOff extends Rule {
    PrefixNotTakenOff() {
        super(
                Severity.ERROR,
                "The `path` of an endpoint is in its viewer URLs, and no function takes it off before the origin is asked.",
                "CloudFront hands the viewer's path on to the origin as it is. MediaPackage has nothing under the folder of `path`,"
                        + " so every request ends in 404.",
                "Give `functions.manifest` and `functions.segment` a `viewerRequest` function that removes the folder, or leave"
                        + " `path` out: `routing: path` tells endpoints apart without a function.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (RoutedEndpoint endpoint : context.endpoints()) {
            Optional<Behavior> bare = context.behaviors().stream()
                    .filter(behavior -> behavior.endpoint().equals(endpoint.name()) && !behavior.isDefault())
                    .filter(behavior -> behavior.own().isEmpty() && !hasFunction(behavior))
                    .findFirst();
            if (endpoint.patternPrefix() != null && bare.isPresent()) {
                findings.add(finding("The origin of `" + endpoint.name() + "` is asked for `/"
                                + endpoint.patternPrefix() + "/...`, which it does not have: "
                                + bare.get().words() + " has no function.")
                        .at(endpoint.at())
                        .help(
                                "write `distribution: { functions: { manifest: { viewerRequest: strip.js }, segment: ... } }` with"
                                        + " code that removes `/" + endpoint.patternPrefix()
                                        + "`, or leave `path` out."));
            }
        }
    }

    private static boolean hasFunction(Behavior behavior) {
        return has(behavior, "FunctionAssociations") || has(behavior, "LambdaFunctionAssociations");
    }

    private static boolean has(Behavior behavior, String member) {
        Value list = behavior.inputs().get(member);
        return list != null && !list.isNeutral();
    }
}
