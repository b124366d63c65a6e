package livestream.simulator.mediastore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import livestream.simulator.http.ServiceError;

/**
 * The four policies of a container: each is put, got and deleted as a whole.
 *
 * <p>UNKNOWN: whether a policy that is not there can be deleted; the API reference names the refusal, so it is refused here.
 * AWS takes up to 20 minutes until lifecycle and metric policies are in effect; here they have none.
 */
final class ContainerPolicies {

    private static final String ACCESS = "ContainerPolicy";

    private final Containers containers;

    ContainerPolicies(Containers containers) {
        this.containers = containers;
    }

    /** Adds the operations. */
    void addTo(Map<String, BiFunction<ObjectNode, String, ObjectNode>> operations) {
        add(operations, ACCESS, "Policy", "PolicyNotFoundException", AccessPolicy::check);
        add(
                operations,
                "CorsPolicy",
                "CorsPolicy",
                "CorsPolicyNotFoundException",
                (rules, c) -> CorsRules.check(rules));
        add(
                operations,
                "LifecyclePolicy",
                "LifecyclePolicy",
                "PolicyNotFoundException",
                (policy, c) -> LifecycleRules.check(policy.asText()));
        add(
                operations,
                "MetricPolicy",
                "MetricPolicy",
                "PolicyNotFoundException",
                (policy, c) -> MetricRules.check(policy));
    }

    /** Gives a new container the policy that every new one has: its account may do everything, over HTTPS. */
    static void addDefault(ObjectNode container, String account) {
        ObjectNode policy = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
        ObjectNode statement = policy.putArray("Statement").addObject();
        statement.put("Sid", "MediaStoreFullAccess");
        statement.put("Effect", "Allow");
        statement.putObject("Principal").put("AWS", "arn:aws:iam::" + account + ":root");
        statement.put("Action", "mediastore:*");
        statement.put("Resource", container.path("ARN").asText() + "/*");
        statement.putObject("Condition").putObject("Bool").put("aws:SecureTransport", "true");
        container.put(ACCESS, policy.toString());
    }

    /** A container's access policy, as text; empty when it has none. */
    static String access(ObjectNode container) {
        return container.path(ACCESS).asText("");
    }

    private void add(
            Map<String, BiFunction<ObjectNode, String, ObjectNode>> operations,
            String kind,
            String member,
            String notFound,
            BiConsumer<JsonNode, ObjectNode> check) {
        operations.put("Put" + kind, (given, region) -> {
            ObjectNode container = containers.active(given, region);
            check.accept(given.path(member), container);
            container.set(kind, given.path(member));
            containers.keep(container, region);
            return JsonNodeFactory.instance.objectNode();
        });
        operations.put("Get" + kind, (given, region) -> {
            ObjectNode container = having(kind, notFound, given, region);
            return JsonNodeFactory.instance.objectNode().set(member, container.path(kind));
        });
        operations.put("Delete" + kind, (given, region) -> {
            ObjectNode container = having(kind, notFound, given, region);
            container.remove(kind);
            containers.keep(container, region);
            return JsonNodeFactory.instance.objectNode();
        });
    }

    private ObjectNode having(String kind, String notFound, ObjectNode given, String region) {
        ObjectNode container = containers.active(given, region);
        if (!container.has(kind)) {
            throw new ServiceError(400, notFound, "The policy that you specified in the request does not exist.");
        }
        return container;
    }
}
