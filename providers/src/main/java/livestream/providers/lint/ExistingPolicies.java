package livestream.providers.lint;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import livestream.engine.Observation;
import livestream.engine.ResourceGraph;
import livestream.providers.aws.AwsClients;
import livestream.providers.cloudfront.CachePolicy;
import livestream.providers.cloudfront.LiveDistribution;
import livestream.providers.cloudfront.ManagedSettings;
import livestream.providers.expand.Expansion;
import livestream.schema.Value;

/**
 * The policies that a file names by id.
 *
 * @param cache the content of cache policies by id; without those that do not exist
 * @param other the same of origin request policies and response headers policies
 */
public record ExistingPolicies(Map<String, Value.Fields> cache, Map<String, Value.Fields> other) {
    private static final Map<String, String> KINDS = Map.of(
            "OriginRequestPolicyId", "cloudfront_origin_request_policy",
            "ResponseHeadersPolicyId", "cloudfront_response_headers_policy");

    public ExistingPolicies {
        cache = Map.copyOf(cache);
        other = Map.copyOf(other);
    }

    /** Nothing was looked up. */
    public static ExistingPolicies none() {
        return new ExistingPolicies(Map.of(), Map.of());
    }

    /** Looks up those that a graph's distribution uses and that are neither its own nor AWS's. */
    public static ExistingPolicies of(ResourceGraph graph, AwsClients clients) {
        Map<String, Value.Fields> found = new TreeMap<>();
        SortedSet<String> ids = named(graph, "CachePolicyId");
        if (!ids.isEmpty()) {
            new CachePolicy(clients::cloudFront).observe(ids).forEach((id, observation) -> {
                if (observation instanceof Observation.Present present) {
                    found.put(id, present.properties());
                }
            });
        }
        Map<String, Value.Fields> other = new TreeMap<>();
        KINDS.forEach((member, type) -> named(graph, member)
                .forEach(id -> LiveDistribution.named(clients.cloudFront(), type, id)
                        .ifPresent(content -> other.put(id, content))));
        return new ExistingPolicies(found, other);
    }

    private static SortedSet<String> named(ResourceGraph graph, String member) {
        SortedSet<String> ids = new TreeSet<>();
        graph.resources().stream()
                .filter(resource -> resource.address().type().equals(Expansion.DISTRIBUTION.type()))
                .forEach(distribution -> collect(distribution.inputs(), member, ids));
        ids.removeIf(id -> id.isEmpty() || ManagedSettings.of(id).isPresent());
        return ids;
    }

    private static void collect(Value value, String member, SortedSet<String> ids) {
        if (value instanceof Value.Fields fields) {
            if (fields.get(member) instanceof Value.Text id) {
                ids.add(id.text());
            }
            fields.fields().values().forEach(inner -> collect(inner, member, ids));
        } else if (value instanceof Value.Items items) {
            items.items().forEach(item -> collect(item, member, ids));
        }
    }
}
