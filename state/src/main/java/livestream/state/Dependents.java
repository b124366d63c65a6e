package livestream.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import livestream.schema.Address;

/** Who refers to whom among what is recorded. */
public final class Dependents {
    private final Map<Address, List<Recorded>> byTarget = new HashMap<>();

    /** Of what this state holds. */
    public Dependents(State state) {
        for (Recorded recorded : state.resources().values()) {
            for (Address target : recorded.dependsOn()) {
                byTarget.computeIfAbsent(target, any -> new ArrayList<>()).add(recorded);
            }
        }
    }

    /** What refers to this one, by address. */
    public List<Recorded> of(Address address) {
        return byTarget.getOrDefault(address, List.of());
    }
}
