package livestream.providers.route;

import java.util.Optional;
import java.util.function.BiFunction;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.providers.cloudfront.DeployedDistribution;
import livestream.providers.cloudfront.ManagedPolicyContents;
import livestream.schema.Value;
import livestream.state.State;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;

/** What behaviours and origins name by id: policies of every kind, and origin access controls. */
public final class Policies {
    private final BiFunction<String, Value, Optional<Value.Fields>> own;

    private Policies(BiFunction<String, Value, Optional<Value.Fields>> own) {
        this.own = own;
    }

    /** Those that a file expands to. */
    public static Policies of(ResourceGraph graph) {
        return new Policies((type, id) -> id instanceof Value.Reference reference
                ? Optional.ofNullable(graph.get(reference.target())).map(Resource::inputs)
                : Optional.empty());
    }

    /** Those that were applied. */
    public static Policies of(State state) {
        return new Policies((type, id) -> state.resources().values().stream()
                .filter(recorded ->
                        recorded.address().type().equals(type) && recorded.id().equals(id.toString()))
                .map(recorded -> recorded.inputs())
                .findFirst());
    }

    /** Those that AWS has. */
    public static Policies of(CloudFrontClient client) {
        return new Policies((type, id) -> DeployedDistribution.named(client, type, id.toString()));
    }

    /**
     * What one says; AWS's own are known everywhere.
     *
     * @param type as in {@code cloudfront_cache_policy}
     */
    Optional<Value.Fields> named(String type, Value id) {
        Optional<Value.Fields> managed = ManagedPolicyContents.of(id.toString());
        return managed.isPresent() ? managed : own.apply(type, id);
    }
}
