package livestream.providers.lint;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import livestream.engine.Observation;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.providers.aws.AwsClients;
import livestream.providers.cloudfront.CachePolicy;
import livestream.providers.cloudfront.ManagedSettings;
import livestream.schema.Address;
import livestream.schema.Value;

/**
 * The cache policies that a file names by id.
 *
 * @param cache their content by id; without those that do not exist
 */
public record ExistingPolicies(Map<String, Value.Fields> cache) {
    private static final Address MAIN = new Address("cloudfront_distribution", "main");

    public ExistingPolicies {
        cache = Map.copyOf(cache);
    }

    /** Nothing was looked up. */
    public static ExistingPolicies none() {
        return new ExistingPolicies(Map.of());
    }

    /** Looks up those that a graph's distribution uses and that are neither its own nor AWS's. */
    public static ExistingPolicies of(ResourceGraph graph, AwsClients clients) {
        SortedSet<String> ids = new TreeSet<>();
        Resource main = graph.get(MAIN);
        if (main != null) {
            collect(main.inputs(), ids);
        }
        ids.removeIf(id -> ManagedSettings.of(id).isPresent());
        Map<String, Value.Fields> found = new TreeMap<>();
        if (!ids.isEmpty()) {
            new CachePolicy(clients::cloudFront).observe(ids).forEach((id, observation) -> {
                if (observation instanceof Observation.Present present) {
                    found.put(id, present.properties());
                }
            });
        }
        return new ExistingPolicies(found);
    }

    private static void collect(Value value, SortedSet<String> ids) {
        if (value instanceof Value.Fields fields) {
            if (fields.get("CachePolicyId") instanceof Value.Text id) {
                ids.add(id.text());
            }
            fields.fields().values().forEach(member -> collect(member, ids));
        } else if (value instanceof Value.Items items) {
            items.items().forEach(item -> collect(item, ids));
        }
    }
}
