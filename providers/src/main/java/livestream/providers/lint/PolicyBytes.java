package livestream.providers.lint;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.providers.aws.AwsClients;
import livestream.providers.mediastore.MediaStoreContainerPolicy;
import livestream.providers.s3.S3BucketPolicy;
import livestream.schema.Address;
import livestream.schema.Value;
import livestream.state.ResourceState;
import livestream.state.State;
import org.jspecify.annotations.Nullable;

/** How long the policies of buckets and containers become, with what others wrote into them. */
final class PolicyBytes {
    /** In the place of an ARN that only AWS can give: that of a distribution is the longest that a statement waits for. */
    private static final Value UNKNOWN = Value.text("?".repeat(60));

    /** In the place of a secret: those that AWS makes for the tool are UUIDs. */
    private static final Value SECRET = Value.text("?".repeat(36));

    private final ResourceGraph graph;
    private final State recorded;

    PolicyBytes(ResourceGraph graph, State recorded) {
        this.graph = graph;
        this.recorded = recorded;
    }

    /** By the address of the statements; without policies that these credentials may not read. */
    Map<Address, Integer> of(@Nullable String region, AwsClients clients) {
        Map<Address, Integer> found = new TreeMap<>();
        if (region == null) {
            return found;
        }
        S3BucketPolicy ofBuckets = new S3BucketPolicy(() -> clients.s3(region));
        MediaStoreContainerPolicy ofContainers = new MediaStoreContainerPolicy(() -> clients.mediaStore(region));
        for (Resource resource : graph.resources()) {
            Value.Fields inputs = (Value.Fields) resource.inputs().map(this::filled);
            if (resource.address().type().equals(ofBuckets.name())) {
                add(resource.address(), () -> ofBuckets.written(applied(resource.address()), inputs), found);
            } else if (resource.address().type().equals(ofContainers.name())) {
                add(resource.address(), () -> ofContainers.written(inputs), found);
            }
        }
        return found;
    }

    private static void add(Address address, Supplier<String> policy, Map<Address, Integer> found) {
        AccountSnapshot.permitted(policy)
                .ifPresent(text -> found.put(address, text.getBytes(StandardCharsets.UTF_8).length));
    }

    private Value.Fields applied(Address address) {
        return Optional.ofNullable(recorded.resources().get(address))
                .map(ResourceState::inputs)
                .orElse(Value.fields());
    }

    /** A leaf with what is known of it before an apply. A secret is neither opened nor always at hand, and its length will do. */
    private Value filled(Value leaf) {
        Value known = leaf instanceof Value.Reference reference ? known(reference) : leaf;
        return known instanceof Value.Secret ? SECRET : known;
    }

    private Value known(Value.Reference reference) {
        Resource target = graph.get(reference.target());
        ResourceState there = recorded.resources().get(reference.target());
        return Optional.ofNullable(target)
                .flatMap(wanted -> Optional.ofNullable(wanted.inputs().get(reference.output())))
                .or(() -> Optional.ofNullable(there)
                        .flatMap(before -> Optional.ofNullable(before.outputs().get(reference.output()))))
                .orElse(reference.target().type().equals("secretsmanager_secret") ? SECRET : UNKNOWN);
    }
}
