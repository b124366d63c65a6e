package livestream.providers.lint;

import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import livestream.engine.Observation;
import livestream.engine.ResourceGraph;
import livestream.engine.ResourceType;
import livestream.providers.aws.AwsClients;
import livestream.providers.cloudfront.CachePolicy;
import livestream.providers.cloudfront.DeployedDistribution;
import livestream.providers.cloudfront.KeyGroup;
import livestream.providers.cloudfront.ManagedPolicyContents;
import livestream.providers.cloudfront.OriginAccessControl;
import livestream.providers.cloudfront.OriginAccessIdentity;
import livestream.providers.expand.Expansion;
import livestream.schema.Value;

/**
 * The policies, key groups and access controls that a file names by id.
 *
 * @param cache the content of cache policies by id; without those that do not exist
 * @param other the same of origin request policies and response headers policies
 * @param missing the ids that nothing has, by the member that names them, as in {@code CachePolicyId}
 */
public record ExistingPolicies(
        Map<String, Value.Fields> cache, Map<String, Value.Fields> other, Map<String, Set<String>> missing) {
    private static final String CACHE = "CachePolicyId";

    /** Whose items are ids of key groups. */
    private static final String KEY_GROUPS = "TrustedKeyGroups";

    /** That of an origin, which only an override names by id. */
    private static final String ACCESS_CONTROL = "OriginAccessControlId";

    /** The same of a bucket, from before there were access controls. */
    private static final String ACCESS_IDENTITY = "OriginAccessIdentity";

    private static final Map<String, String> KINDS = Map.of(
            "OriginRequestPolicyId", "cloudfront_origin_request_policy",
            "ResponseHeadersPolicyId", "cloudfront_response_headers_policy");

    public ExistingPolicies {
        cache = Map.copyOf(cache);
        other = Map.copyOf(other);
        missing = Map.copyOf(missing);
    }

    /** Nothing was looked up. */
    public static ExistingPolicies none() {
        return new ExistingPolicies(Map.of(), Map.of(), Map.of());
    }

    /** Looks up those that a graph's distributions use and that are neither its own nor AWS's. */
    public static ExistingPolicies of(ResourceGraph graph, AwsClients clients) {
        Map<String, Set<String>> missing = new TreeMap<>();
        SortedSet<String> ids = named(graph, CACHE);
        Map<String, Value.Fields> found = new TreeMap<>(present(new CachePolicy(clients::cloudFront), ids));
        missing.put(CACHE, without(ids, found));
        Map<String, Value.Fields> other = new TreeMap<>();
        KINDS.forEach((member, type) -> {
            SortedSet<String> asked = named(graph, member);
            asked.forEach(id -> DeployedDistribution.named(clients.cloudFront(), type, id)
                    .ifPresent(content -> other.put(id, content)));
            missing.put(member, without(asked, other));
        });
        SortedSet<String> groups = named(graph, KEY_GROUPS);
        AccountSnapshot.permitted(() -> present(new KeyGroup(clients::cloudFront), groups))
                .ifPresent(there -> missing.put(KEY_GROUPS, without(groups, there)));
        SortedSet<String> controls = named(graph, ACCESS_CONTROL);
        AccountSnapshot.permitted(() -> present(new OriginAccessControl(clients::cloudFront), controls))
                .ifPresent(there -> missing.put(ACCESS_CONTROL, without(controls, there)));
        SortedSet<String> identities = named(graph, ACCESS_IDENTITY);
        missing.put(ACCESS_IDENTITY, missingIdentities(identities, clients));
        return new ExistingPolicies(found, other, missing);
    }

    /** Without those that these credentials may not look up. */
    private static Set<String> missingIdentities(SortedSet<String> identities, AwsClients clients) {
        SortedSet<String> missing = new TreeSet<>();
        for (String identity : identities) {
            String id = identity.substring(identity.lastIndexOf('/') + 1);
            boolean gone = !AccountSnapshot.permitted(() -> OriginAccessIdentity.isThere(clients.cloudFront(), id))
                    .orElse(true);
            if (gone || !identity.equals(OriginAccessIdentity.PATH + id)) {
                missing.add(identity);
            }
        }
        return missing;
    }

    private static Map<String, Value.Fields> present(ResourceType kind, SortedSet<String> ids) {
        Map<String, Value.Fields> found = new TreeMap<>();
        if (!ids.isEmpty()) {
            kind.observe(ids).forEach((id, observation) -> {
                if (observation instanceof Observation.Present present) {
                    found.put(id, present.properties());
                }
            });
        }
        return found;
    }

    private static Set<String> without(SortedSet<String> ids, Map<String, Value.Fields> found) {
        SortedSet<String> missing = new TreeSet<>(ids);
        missing.removeAll(found.keySet());
        return missing;
    }

    private static SortedSet<String> named(ResourceGraph graph, String member) {
        SortedSet<String> ids = new TreeSet<>();
        graph.resources().stream()
                .filter(resource -> resource.address().type().equals(Expansion.DISTRIBUTION.type()))
                .forEach(distribution -> collect(distribution.inputs(), member, ids));
        ids.removeIf(id -> id.isEmpty() || ManagedPolicyContents.of(id).isPresent());
        return ids;
    }

    private static void collect(Value value, String member, SortedSet<String> ids) {
        if (value instanceof Value.Fields fields) {
            Value named = fields.get(member);
            if (named instanceof Value.Text id) {
                ids.add(id.text());
            } else if (named instanceof Value.Fields list && list.get("Items") instanceof Value.Items items) {
                items.items().stream()
                        .filter(Value.Text.class::isInstance)
                        .forEach(id -> ids.add(((Value.Text) id).text()));
            }
            fields.fields().values().forEach(inner -> collect(inner, member, ids));
        } else if (value instanceof Value.Items items) {
            items.items().forEach(item -> collect(item, member, ids));
        }
    }
}
