package livestream.providers.mediastore;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import livestream.engine.Facts;
import livestream.engine.Impacts;
import livestream.engine.Observation;
import livestream.engine.Observation.Absent;
import livestream.engine.Observation.Present;
import livestream.engine.Observation.Readiness;
import livestream.engine.ProviderException;
import livestream.engine.ProviderException.ErrorKind;
import livestream.engine.ReplaceMerge;
import livestream.engine.ResourceType;
import livestream.providers.aws.AllowList;
import livestream.providers.aws.PolicyStatements;
import livestream.schema.Value;
import software.amazon.awssdk.services.mediastore.MediaStoreClient;
import software.amazon.awssdk.services.mediastore.model.ContainerInUseException;
import software.amazon.awssdk.services.mediastore.model.ContainerNotFoundException;
import software.amazon.awssdk.services.mediastore.model.PolicyNotFoundException;

/**
 * One statement of a container's access policy: {@code ContainerName} and {@code Statement}, found by its {@code Sid}. All
 * other statements are somebody else's and stay as they are; a policy of which nothing is left is deleted.
 *
 * <p>A value that must be in {@code aws:Referer} is a secret, here and at whoever sends it.
 *
 * <p>AWS takes a policy as a whole and without a version, so it is read, changed and written back; within a run one statement
 * at a time. What another process writes in between is lost.
 */
public final class MediaStoreContainerPolicy implements ResourceType {
    private static final String CONTAINER = "ContainerName";
    private static final String STATEMENT = "Statement";
    private static final String REFERER = "Condition.StringEquals.aws:Referer";

    private final Supplier<MediaStoreClient> client;
    private final Facts facts = Facts.of("statement of a MediaStore container's policy")
            .immutable(CONTAINER, "Statement.Sid")
            .admitting("cloudfront_distribution")
            .unordered("Statement.Action", "Statement.Resource")
            .secret(STATEMENT + "." + REFERER)
            .exclusions(PolicyStatements.exclusions(STATEMENT))
            .impacts(Impacts.whenGone(AllowList.NARROWER).always(AllowList.NARROWER, STATEMENT));

    public MediaStoreContainerPolicy(Supplier<MediaStoreClient> client) {
        this.client = client;
    }

    /** Where a statement is: AWS has no id for one, so this is the id as well, written {@code container/Sid}. */
    private record Place(String container, String sid) {
        static Place of(String id) {
            int slash = id.indexOf('/');
            return slash < 0 ? new Place(id, "") : new Place(id.substring(0, slash), id.substring(slash + 1));
        }

        @Override
        public String toString() {
            return container + "/" + sid;
        }
    }

    @Override
    public String name() {
        return "mediastore_container_policy";
    }

    @Override
    public Facts facts() {
        return facts;
    }

    @Override
    public String identity(Value.Fields inputs, String token) {
        return new Place(inputs.text(CONTAINER), statement(inputs).text("Sid")).toString();
    }

    @Override
    public Optional<String> find(String identity) {
        return observe(Set.of(identity)).get(identity) instanceof Present ? Optional.of(identity) : Optional.empty();
    }

    /** Asks once for each container. One that comes or goes tells nothing, and has no statement of ours. */
    @Override
    public Map<String, Observation> observe(Collection<String> ids) {
        Map<String, PolicyStatements> policies = new HashMap<>();
        Map<String, Observation> seen = new HashMap<>();
        for (String id : ids) {
            Place place = Place.of(id);
            PolicyStatements policy = policies.computeIfAbsent(place.container(), this::policyOrNone);
            Optional<Present> present = find(policy, place);
            seen.put(id, present.isPresent() ? present.get() : new Absent());
        }
        return seen;
    }

    @Override
    public synchronized Present create(String identity, Value.Fields inputs) {
        Place place = Place.of(identity);
        PolicyStatements policy = policy(place.container());
        if (find(policy, place).isPresent()) {
            throw new ProviderException(
                    ErrorKind.EXISTS,
                    "StatementExists",
                    "the policy of container " + place.container() + " has a statement " + place.sid() + " already",
                    new IllegalStateException(identity));
        }
        return put(place, policy.with(statement(inputs)));
    }

    @Override
    public synchronized Present update(String id, Value.Fields applied, Value.Fields inputs) {
        Place place = Place.of(id);
        PolicyStatements policy = policy(place.container());
        Value.Fields before = find(policy, place).map(Present::properties).orElse(Value.fields());
        Value.Fields after = ReplaceMerge.of(facts, before, applied, inputs);
        return put(place, policy.with(statement(after)));
    }

    @Override
    public synchronized void delete(String id) {
        Place place = Place.of(id);
        try {
            PolicyStatements policy = policy(place.container());
            PolicyStatements left = policy.without(place.sid());
            if (find(policy, place).isPresent() && left.isEmpty()) {
                client.get().deleteContainerPolicy(request -> request.containerName(place.container()));
            } else if (find(policy, place).isPresent()) {
                put(place.container(), left);
            }
        } catch (ContainerNotFoundException gone) {
            return;
        }
    }

    /** The whole policy, as an apply would write it. Changes nothing. */
    public String written(Value.Fields inputs) {
        return policyOrNone(inputs.text(CONTAINER)).with(statement(inputs)).write();
    }

    private PolicyStatements policyOrNone(String container) {
        try {
            return policy(container);
        } catch (ContainerNotFoundException | ContainerInUseException none) {
            return PolicyStatements.none();
        }
    }

    private PolicyStatements policy(String container) {
        try {
            return PolicyStatements.read(client.get()
                    .getContainerPolicy(request -> request.containerName(container))
                    .policy());
        } catch (PolicyNotFoundException none) {
            return PolicyStatements.none();
        }
    }

    private Present put(Place place, PolicyStatements policy) {
        put(place.container(), policy);
        return find(policy, place).orElseThrow();
    }

    private void put(String container, PolicyStatements policy) {
        client.get()
                .putContainerPolicy(request -> request.containerName(container).policy(policy.write()));
    }

    private static Optional<Present> find(PolicyStatements policy, Place place) {
        return policy.find(place.sid(), Set.of(REFERER))
                .map(statement -> new Present(
                        place.toString(),
                        Value.fields(CONTAINER, place.container(), STATEMENT, statement),
                        Value.fields(),
                        new Readiness.Ready()));
    }

    private static Value.Fields statement(Value.Fields inputs) {
        if (inputs.get(STATEMENT) instanceof Value.Fields statement) {
            return statement;
        }
        throw new IllegalArgumentException("a policy without " + STATEMENT);
    }
}
