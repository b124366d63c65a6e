package livestream.providers.lint.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.providers.routing.RoutedEndpoint;
import livestream.schema.Channel;
import livestream.schema.Diagnostics;
import livestream.schema.RoutingMode;
import livestream.schema.Severity;
import livestream.schema.Span;

/** The file pins a routing form, and viewers know another. */
final class ServedUrlsMove extends Rule {
    ServedUrlsMove() {
        super(
                Severity.WARNING,
                "The routing form of the file moves URLs that viewers already have.",
                "Players, apps and partners hold the published URLs. When the routing form changes, the old ones"
                        + " answer 404 or go to another endpoint from the moment the distribution is deployed, in the middle of"
                        + " whatever is on the air.",
                "Leave `routing` out, and every endpoint keeps the form under which viewers know it; or write that form.");
    }

    /** What one line of the file moves. */
    private record Move(Span at, RoutingMode from, RoutingMode to) {}

    @Override
    public void check(LintContext context, Diagnostics findings) {
        Map<Move, List<String>> moves = new LinkedHashMap<>();
        for (RoutedEndpoint endpoint : context.endpoints()) {
            RoutingMode form = context.routing().forms().get(endpoint.name());
            RoutingMode known = endpoint.serving();
            if (known != null && form != null && form != known) {
                Move move = new Move(routingAt(context, endpoint.name()), known, form);
                moves.computeIfAbsent(move, any -> new ArrayList<>()).add(endpoint.name());
            }
        }
        moves.forEach(
                (move, names) -> findings.add(finding("`routing: " + move.to().word() + "` moves the URLs of `"
                                + String.join("`, `", names) + "`, which viewers know in the form `"
                                + move.from().word() + "`.")
                        .at(move.at())
                        .help("write `routing: " + move.from().word()
                                + "`, or leave it out; to move anyway, publish the new URLs first.")));
    }

    private static Span routingAt(LintContext context, String endpoint) {
        return context.channel(endpoint)
                .map(Channel::place)
                .filter(place -> place.has("routing"))
                .map(place -> place.of("routing"))
                .orElseGet(() -> context.distributionAt("", "routing"));
    }
}
