package livestream.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import livestream.schema.Address;
import livestream.state.Intent;
import livestream.state.Recorded;
import livestream.state.State;

/** Asks AWS about everything that a plan must know: one question a kind, all kinds at once. Changes nothing. */
public final class Observer {
    private final Catalog catalog;

    public Observer(Catalog catalog) {
        this.catalog = catalog;
    }

    /** What there is of what is recorded, begun, or to be adopted. Throws {@link Refused} when AWS does not answer. */
    public Observations observe(ResourceGraph desired, State state) {
        Map<String, Map<String, Address>> idsByType = new LinkedHashMap<>();
        for (Recorded recorded : state.resources().values()) {
            idsByType
                    .computeIfAbsent(recorded.address().type(), type -> new LinkedHashMap<>())
                    .put(recorded.id(), recorded.address());
        }
        List<Callable<Map<Address, Observation>>> questions = new ArrayList<>();
        idsByType.forEach((type, ids) -> questions.add(() -> byId(type, ids)));
        questions.addAll(byIdentity(desired, state));
        return new Observations(ask(questions));
    }

    /** What is recorded, taken for what there is; AWS is asked only about what is begun or to be adopted. */
    public Observations remember(ResourceGraph desired, State state) {
        Map<Address, Observation> seen = new HashMap<>(ask(byIdentity(desired, state)));
        for (Recorded recorded : state.resources().values()) {
            seen.put(
                    recorded.address(),
                    new Observation.Present(
                            recorded.id(), recorded.inputs(), recorded.outputs(), new Observation.Readiness.Ready()));
        }
        return new Observations(seen);
    }

    private List<Callable<Map<Address, Observation>>> byIdentity(ResourceGraph desired, State state) {
        List<Callable<Map<Address, Observation>>> questions = new ArrayList<>();
        identities(desired, state).forEach((address, identity) -> questions.add(() -> byIdentity(address, identity)));
        return questions;
    }

    private static Map<Address, String> identitiesBegun(State state) {
        Map<Address, String> begun = new LinkedHashMap<>();
        for (Intent intent : state.intents().values()) {
            begun.put(intent.address(), intent.identity());
        }
        return begun;
    }

    private Map<Address, String> identities(ResourceGraph desired, State state) {
        Map<Address, String> identities = identitiesBegun(state);
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
        try (Questions questions = new Questions()) {
            all.stream().map(questions::ask).toList().forEach(answer -> seen.putAll(answer.get()));
        }
        return seen;
    }
}
