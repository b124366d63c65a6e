package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The managed policies, which every account has under the same ids: file {@code managed-policies.json} beside this class.
 *
 * <p>Source: CloudFront developer guide, "Using the managed cache policies" and its two siblings; dates, versions and most
 * comments as tools have listed them. UNKNOWN: the comments that the file leaves out, and the exact lists of the two
 * CORS-with-preflight policies.
 */
final class ManagedPolicies {

    private ManagedPolicies() {}

    /** All managed policies of a kind. */
    static List<ObjectNode> of(PolicyKind kind) {
        List<ObjectNode> policies = new ArrayList<>();
        for (JsonNode written : read().path(kind.name())) {
            ObjectNode policy = JsonNodeFactory.instance.objectNode();
            policy.set("Id", written.path("Id"));
            Versions.next(policy);
            policy.put("LastModifiedTime", "1970-01-01T00:00:00Z");
            ObjectNode config = written.path("Config").deepCopy();
            countItems(config);
            kind.complete(config);
            policy.set(kind.name() + "Config", config);
            policies.add(policy);
        }
        return List.copyOf(policies);
    }

    /** Turns the plain lists of the file into CloudFront's lists. */
    private static void countItems(ObjectNode tree) {
        for (String name : tree.properties().stream().map(Map.Entry::getKey).toList()) {
            JsonNode value = tree.get(name);
            if (value.isArray()) {
                ObjectNode list = JsonNodeFactory.instance.objectNode();
                list.put("Quantity", value.size());
                list.set("Items", value);
                tree.set(name, list);
            } else if (value instanceof ObjectNode inner) {
                countItems(inner);
            }
        }
    }

    private static JsonNode read() {
        try (InputStream in = ManagedPolicies.class.getResourceAsStream("managed-policies.json")) {
            if (in == null) {
                throw new IllegalStateException("managed-policies.json is missing");
            }
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
