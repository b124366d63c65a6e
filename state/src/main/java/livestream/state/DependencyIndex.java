package livestream.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import livestream.schema.Address;

/** Who refers to whom among what is recorded. */
public final class DependencyIndex {
    private final Map<Address, List<ResourceState>> byTarget = new HashMap<>();

    /** Of what this state holds. */
    public DependencyIndex(State state) {
        for (ResourceState recorded : state.resources().values()) {
            for (Address target : recorded.dependsOn()) {
                byTarget.computeIfAbsent(target, any -> new ArrayList<>()).add(recorded);
            }
        }
    }

    /** What refers to this one, by address. */
    public List<ResourceState> of(Address address) {
        return byTarget.getOrDefault(address, List.of());
    }
}
