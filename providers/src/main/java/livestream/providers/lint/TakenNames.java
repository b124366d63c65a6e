package livestream.providers.lint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import livestream.engine.Observation;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.engine.ResourceType;
import livestream.providers.AwsCatalog;
import livestream.schema.Address;
import livestream.schema.Value;
import livestream.state.State;

/**
 * What AWS has already under a name that the file gives to something new.
 *
 * <p>Kinds whose id is their name are asked for all at once, which costs pages where AWS lists whole objects; the others are few
 * in any file. Kinds that AWS names itself collide with nothing, and statements in a policy are merged.
 */
final class TakenNames {
    /** Kinds by the member that is their id. */
    private static final Map<String, String> CALLED_BY_ID = Map.of(
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
    private final Map<Address, String> taken = new TreeMap<>();

    private TakenNames(AwsCatalog catalog, State state) {
        this.catalog = catalog;
        this.state = state;
    }

    /** The ids of what is there, by the address that wants its name; without what these credentials may not see. */
    static Map<Address, String> of(ResourceGraph graph, State state, AwsCatalog catalog) {
        TakenNames names = new TakenNames(catalog, state);
        Map<String, Map<String, Address>> byType = new LinkedHashMap<>();
        for (Resource resource : graph.resources()) {
            Address address = resource.address();
            boolean isNew =
                    !state.resources().containsKey(address) && !state.intents().containsKey(address);
            if (isNew && CALLED_BY_ID.containsKey(address.type())) {
                names.id(resource).ifPresent(id -> names.byId(resource, id, byType));
            } else if (isNew && CALLED_BY_NAME.contains(address.type())) {
                names.byName(resource);
            }
        }
        byType.forEach(names::ask);
        return names.taken;
    }

    private Optional<String> id(Resource resource) {
        Value id = resource.inputs()
                .get(CALLED_BY_ID.getOrDefault(resource.address().type(), ""));
        return id instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty();
    }

    /** What may be taken over collides with nothing but what this state knows by another address. */
    private void byId(Resource resource, String id, Map<String, Map<String, Address>> byType) {
        String type = resource.address().type();
        if (!resource.adopt()) {
            byType.computeIfAbsent(type, any -> new LinkedHashMap<>()).put(id, resource.address());
        } else if (state.called(type, id).isPresent()) {
            taken.put(resource.address(), id);
        }
    }

    private void byName(Resource resource) {
        ResourceType type = catalog.type(resource.address().type());
        Account.permitted(() -> type.find(type.identity(resource.inputs(), "")))
                .flatMap(found -> found)
                .ifPresent(id -> taken.put(resource.address(), id));
    }

    private void ask(String type, Map<String, Address> wanted) {
        Account.permitted(() -> catalog.type(type).observe(wanted.keySet()))
                .orElse(Map.of())
                .forEach((id, observation) -> {
                    if (observation instanceof Observation.Present) {
                        taken.put(wanted.get(id), id);
                    }
                });
    }
}
