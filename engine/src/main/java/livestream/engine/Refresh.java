package livestream.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import livestream.schema.Address;
import livestream.state.CreateIntent;
import livestream.state.ResourceState;
import livestream.state.State;

/** Asks AWS about everything that a plan must know: one question a kind, all kinds at once. Changes nothing. */
public final class Refresh {
    private final Catalog catalog;

    public Refresh(Catalog catalog) {
        this.catalog = catalog;
    }

    /** What there is of what is recorded, begun, or to be adopted. Throws {@link ProviderException} when AWS does not answer. */
    public Observations observe(ResourceGraph desired, State state) {
        return new Observations(look(state.resources().values(), identities(desired, state)));
    }

    /** What there is of these. Of a thing that is recorded and begun again, what is recorded counts for as long as it is there. */
    public Map<Address, Observation> look(Collection<ResourceState> recorded, Collection<CreateIntent> begun) {
        return look(recorded, identitiesOf(begun));
    }

    private Map<Address, Observation> look(Collection<ResourceState> all, Map<Address, String> identities) {
        Map<String, Map<String, Address>> idsByType = new LinkedHashMap<>();
        for (ResourceState recorded : all) {
            idsByType
                    .computeIfAbsent(recorded.address().type(), type -> new LinkedHashMap<>())
                    .put(recorded.id(), recorded.address());
        }
        List<Callable<Map<Address, Observation>>> questions = new ArrayList<>(byIdentity(identities));
        idsByType.forEach((type, ids) -> questions.add(() -> byId(type, ids)));
        return ask(questions);
    }

    /** What is recorded, taken for what there is; AWS is asked only about what is begun or to be adopted. */
    public Observations remember(ResourceGraph desired, State state) {
        Map<Address, Observation> seen = new HashMap<>(ask(byIdentity(identities(desired, state))));
        for (ResourceState recorded : state.resources().values()) {
            seen.put(
                    recorded.address(),
                    new Observation.Present(
                            recorded.id(), recorded.inputs(), recorded.outputs(), new Observation.Readiness.Ready()));
        }
        return new Observations(seen);
    }

    private List<Callable<Map<Address, Observation>>> byIdentity(Map<Address, String> identities) {
        List<Callable<Map<Address, Observation>>> questions = new ArrayList<>();
        identities.forEach((address, identity) -> questions.add(() -> byIdentity(address, identity)));
        return questions;
    }

    private static Map<Address, String> identitiesOf(Collection<CreateIntent> intents) {
        Map<Address, String> begun = new LinkedHashMap<>();
        for (CreateIntent intent : intents) {
            begun.put(intent.address(), intent.identity());
        }
        return begun;
    }

    private Map<Address, String> identities(ResourceGraph desired, State state) {
        Map<Address, String> identities = identitiesOf(state.intents().values());
        for (Resource resource : desired.resources()) {
            Address address = resource.address();
            if (resource.adopt() && !state.resources().containsKey(address)) {
                identities.putIfAbsent(
                        address, catalog.type(address.type()).identity(resource.inputs(), state.lineage()));
            }
        }
        return identities;
    }

    private Map<Address, Observation> byId(String type, Map<String, Address> ids) {
        Map<Address, Observation> seen = new HashMap<>();
        catalog.type(type).observe(ids.keySet()).forEach((id, observation) -> seen.put(ids.get(id), observation));
        return seen;
    }

    private Map<Address, Observation> byIdentity(Address address, String identity) {
        ResourceType type = catalog.type(address.type());
        return type.find(identity)
                .map(id -> Map.of(address, type.observe(List.of(id)).getOrDefault(id, new Observation.Absent())))
                .orElse(Map.of());
    }

    private static Map<Address, Observation> ask(List<Callable<Map<Address, Observation>>> all) {
        Map<Address, Observation> seen = new HashMap<>();
        try (ParallelReads reads = new ParallelReads()) {
            all.stream().map(reads::ask).toList().forEach(answer -> answer.get().forEach((address, observation) -> {
                // An absence by id does not hide what was found by identity.
                if (observation instanceof Observation.Present) {
                    seen.put(address, observation);
                } else {
                    seen.putIfAbsent(address, observation);
                }
            }));
        }
        return seen;
    }
}
