package livestream.providers.expand;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import livestream.engine.ResourceGraph;
import livestream.providers.routing.RoutedEndpoint;
import livestream.providers.routing.Routing;
import livestream.schema.Address;

/**
 * What a file became.
 *
 * @param graph the resources, what is given back, and what was decided
 * @param endpoints the endpoints that viewers reach, in document order
 * @param routing which URL goes to which endpoint
 * @param survey what AWS has of the things that the file only uses
 */
public record Expansion(ResourceGraph graph, List<RoutedEndpoint> endpoints, Routing routing, Survey survey) {
    /** The distribution in front of everything. */
    public static final Address DISTRIBUTION = new Address("cloudfront_distribution", "main");

    public Expansion {
        endpoints = List.copyOf(endpoints);
    }

    /** What becomes of a file that nobody can expand without asking AWS. */
    public static Expansion none() {
        return new Expansion(
                ResourceGraph.empty(),
                List.of(),
                new Routing(List.of(), Map.of(), Map.of(), Optional.empty()),
                Survey.none());
    }
}
