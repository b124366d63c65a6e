package livestream.providers.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import livestream.engine.Observation;
import livestream.engine.ParallelReads;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.engine.ResourceType;
import livestream.providers.AwsCatalog;
import livestream.schema.Address;
import livestream.schema.Value;
import livestream.state.ResourceState;
import livestream.state.State;

/**
 * What AWS has already under a name that the file gives to something new, or to something that was called otherwise.
 *
 * <p>Kinds whose id is their name are asked for all at once, which costs pages where AWS lists whole objects; the others are few
 * in any file. Kinds that AWS names itself collide with nothing, and statements in a policy are merged.
 */
final class NameConflicts {
    /** Kinds by the member that is their id. */
    static final Map<String, String> CALLED_BY_ID = Map.of(
            "mediapackage_channel", "Id",
            "mediapackage_origin_endpoint", "Id",
            "mediastore_container", "ContainerName",
            "s3_bucket", "Bucket",
            "iam_role", "RoleName",
            "cloudfront_function", "Name");

    private static final Set<String> CALLED_BY_NAME = Set.of(
            "cloudfront_cache_policy",
            "cloudfront_response_headers_policy",
            "cloudfront_origin_access_control",
            "cloudfront_key_group",
            "secretsmanager_secret");

    private final AwsCatalog catalog;
    private final State state;
    private final ParallelReads reads;

    NameConflicts(AwsCatalog catalog, State state, ParallelReads reads) {
        this.catalog = catalog;
        this.state = state;
        this.reads = reads;
    }

    /**
     * Begins to ask for the ids of what is there, by the address that wants its name; without what these credentials may not see.
     *
     * @param listings the ids of what there is by name, by kinds that are listed for others too; empty where nobody may look
     */
    Supplier<Map<Address, String>> of(
            ResourceGraph graph, Map<String, Supplier<Optional<Map<String, String>>>> listings) {
        List<Supplier<Map<Address, String>>> answers = new ArrayList<>();
        Map<String, Map<String, Address>> byType = new LinkedHashMap<>();
        for (Resource resource : graph.resources()) {
            Address address = resource.address();
            boolean isNew =
                    !state.resources().containsKey(address) && !state.intents().containsKey(address)
                            || isRenamed(resource);
            if (isNew && CALLED_BY_ID.containsKey(address.type())) {
                id(resource).ifPresent(id -> answers.add(byId(resource, id, byType)));
            } else if (isNew && listings.containsKey(address.type())) {
                answers.add(() -> listed(resource, listings.get(address.type()).get()));
            } else if (isNew && CALLED_BY_NAME.contains(address.type())) {
                answers.add(reads.ask(() -> byName(resource)));
            }
        }
        byType.forEach((type, wanted) -> answers.add(reads.ask(() -> ask(type, wanted))));
        return () -> {
            Map<Address, String> taken = new TreeMap<>();
            answers.forEach(answer -> taken.putAll(answer.get()));
            return taken;
        };
    }

    /** Whether it takes another name, be it in place or by being replaced. */
    private boolean isRenamed(Resource resource) {
        String member = CALLED_BY_ID.getOrDefault(resource.address().type(), "Name");
        ResourceState recorded = state.resources().get(resource.address());
        return recorded != null
                && recorded.inputs().get(member) instanceof Value.Text before
                && resource.inputs().get(member) instanceof Value.Text after
                && !before.equals(after);
    }

    private Optional<String> id(Resource resource) {
        Value id = resource.inputs()
                .get(CALLED_BY_ID.getOrDefault(resource.address().type(), ""));
        return id instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty();
    }

    /** What may be imported collides with nothing but what this state knows by another address. */
    private Supplier<Map<Address, String>> byId(
            Resource resource, String id, Map<String, Map<String, Address>> byType) {
        Address address = resource.address();
        if (!resource.adopt()) {
            byType.computeIfAbsent(address.type(), any -> new LinkedHashMap<>()).put(id, address);
        } else if (state.called(address.type(), id).isPresent()) {
            return () -> Map.of(address, id);
        }
        return Map::of;
    }

    private Map<Address, String> listed(Resource resource, Optional<Map<String, String>> idsByName) {
        return idsByName
                .map(ids -> ids.get(resource.inputs().text("Name")))
                .filter(id -> isOfAnother(resource, id))
                .map(id -> Map.of(resource.address(), id))
                .orElse(Map.of());
    }

    /** What was renamed in AWS to what it is renamed to here stands in its own way. */
    private boolean isOfAnother(Resource resource, String id) {
        ResourceState recorded = state.resources().get(resource.address());
        return recorded == null || !recorded.id().equals(id);
    }

    private Map<Address, String> byName(Resource resource) {
        ResourceType type = catalog.type(resource.address().type());
        return AccountSnapshot.permitted(() -> type.find(type.identity(resource.inputs(), "")))
                .flatMap(found -> found)
                .filter(id -> isOfAnother(resource, id))
                .map(id -> Map.of(resource.address(), id))
                .orElse(Map.of());
    }

    private Map<Address, String> ask(String type, Map<String, Address> wanted) {
        Map<Address, String> taken = new HashMap<>();
        AccountSnapshot.permitted(() -> catalog.type(type).observe(wanted.keySet()))
                .orElse(Map.of())
                .forEach((id, observation) -> {
                    if (observation instanceof Observation.Present) {
                        taken.put(wanted.get(id), id);
                    }
                });
        return taken;
    }
}
