package livestream.providers.routing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import livestream.schema.RoutingMode;

/**
 * Which viewer URL goes to which endpoint.
 *
 * @param routes in the order in which CloudFront tries them, the user's own among them
 * @param forms the form of each endpoint, by name
 * @param reasons why each endpoint has its form, by name
 * @param defaultEndpoint who answers what no route matches; empty when nobody does
 */
public record Routing(
        List<Route> routes,
        Map<String, RoutingMode> forms,
        Map<String, String> reasons,
        Optional<String> defaultEndpoint) {
    public Routing {
        routes = List.copyOf(routes);
        forms = Map.copyOf(forms);
        reasons = Map.copyOf(reasons);
    }

    /** Where nothing was decided. */
    public static Routing none() {
        return new Routing(List.of(), Map.of(), Map.of(), Optional.empty());
    }
}
