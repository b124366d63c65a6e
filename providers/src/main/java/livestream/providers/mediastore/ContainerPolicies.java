package livestream.providers.mediastore;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import livestream.providers.aws.JsonDocument;
import livestream.providers.aws.SdkTree;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mediastore.MediaStoreClient;
import software.amazon.awssdk.services.mediastore.model.CorsPolicyNotFoundException;
import software.amazon.awssdk.services.mediastore.model.PolicyNotFoundException;
import software.amazon.awssdk.services.mediastore.model.PutCorsPolicyRequest;
import software.amazon.awssdk.services.mediastore.model.PutMetricPolicyRequest;

/**
 * The policies that belong to a container alone: {@code CorsPolicy}, {@code LifecyclePolicy} (which travels as JSON in a
 * string) and {@code MetricPolicy}. Each has calls of its own, which AWS takes of an ACTIVE container only.
 */
final class ContainerPolicies {
    private static final SdkTree TREE = SdkTree.plain(Set.of());
    private static final String CORS = "CorsPolicy";
    private static final String LIFECYCLE = "LifecyclePolicy";
    private static final String METRIC = "MetricPolicy";
    private static final List<String> ALL = List.of(CORS, LIFECYCLE, METRIC);

    private final MediaStoreClient client;
    private final String container;

    ContainerPolicies(MediaStoreClient client, String container) {
        this.client = client;
        this.container = container;
    }

    /** Those that there are, by their names. */
    Value.Fields read() {
        Value.Fields found = Value.fields();
        for (String name : ALL) {
            Value policy = orNone(() -> read(name));
            found = policy == null ? found : found.with(name, policy);
        }
        return found;
    }

    private @Nullable Value read(String name) {
        return switch (name) {
            case CORS ->
                TREE.read(client.getCorsPolicy(request -> request.containerName(container)))
                        .get(CORS);
            case METRIC ->
                TREE.read(client.getMetricPolicy(request -> request.containerName(container)))
                        .get(METRIC);
            default ->
                JsonDocument.read(
                        client.getLifecyclePolicy(request -> request.containerName(container))
                                .lifecyclePolicy(),
                        Set.of());
        };
    }

    /** Puts those that differ, and deletes those that shall be no more. */
    void change(Value.Fields before, Value.Fields after) {
        for (String name : ALL) {
            Value wanted = after.get(name);
            if (Objects.equals(wanted, before.get(name))) {
                continue;
            } else if (wanted == null || wanted.isNeutral()) {
                orNone(() -> delete(name));
            } else {
                put(name, wanted);
            }
        }
    }

    private void put(String name, Value policy) {
        Value.Fields request = Value.fields("ContainerName", container, name, policy);
        switch (name) {
            case CORS ->
                client.putCorsPolicy(
                        TREE.write(request, PutCorsPolicyRequest.builder()).build());
            case METRIC ->
                client.putMetricPolicy(
                        TREE.write(request, PutMetricPolicyRequest.builder()).build());
            default ->
                client.putLifecyclePolicy(
                        put -> put.containerName(container).lifecyclePolicy(JsonDocument.write(policy)));
        }
    }

    private Object delete(String name) {
        return switch (name) {
            case CORS -> client.deleteCorsPolicy(request -> request.containerName(container));
            case METRIC -> client.deleteMetricPolicy(request -> request.containerName(container));
            default -> client.deleteLifecyclePolicy(request -> request.containerName(container));
        };
    }

    private static <T> @Nullable T orNone(Supplier<@Nullable T> call) {
        try {
            return call.get();
        } catch (PolicyNotFoundException | CorsPolicyNotFoundException none) {
            return null;
        }
    }
}
