package livestream.providers.expand;

import java.util.List;
import livestream.engine.ResourceGraph;
import livestream.providers.routing.RoutedEndpoint;
import livestream.schema.Address;

/**
 * What a file became.
 *
 * @param graph the resources, what is given back, and what was decided
 * @param distributions in the order of the file; none where nobody can expand it
 * @param existing what AWS has of the things that the file only uses
 */
public record Expansion(ResourceGraph graph, List<ExpandedDistribution> distributions, ExistingResources existing) {
    /** The distribution of a file that has one alone. */
    public static final Address DISTRIBUTION = new Address("cloudfront_distribution", "main");

    /** The function that refuses every request to a channel off the air whose origin cannot. */
    public static final Address TAKEDOWN = new Address("cloudfront_function", "takedown");

    public Expansion {
        distributions = List.copyOf(distributions);
    }

    /** What becomes of a file that nobody can expand without asking AWS. */
    public static Expansion none() {
        return new Expansion(ResourceGraph.empty(), List.of(), ExistingResources.none());
    }

    /** The endpoints that viewers reach, distribution by distribution. */
    public List<RoutedEndpoint> endpoints() {
        return distributions.stream()
                .flatMap(placed -> placed.endpoints().stream())
                .toList();
    }
}
