package livestream.engine.plan;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import livestream.engine.Catalog;
import livestream.engine.Observation.Present;
import livestream.engine.Observation.Readiness;
import livestream.engine.Resource;
import livestream.schema.Address;
import livestream.state.DependencyIndex;
import livestream.state.ResourceState;
import livestream.state.State;
import org.jspecify.annotations.Nullable;

/**
 * What each change of a plan cannot do without. A resource needs those that it refers to. One that goes, is replaced or
 * closes its door needs those that refer to it, for they must let go or learn of it first.
 */
public final class Needs {
    private final Map<Address, Set<Address>> needs = new LinkedHashMap<>();

    /** The needs among the changes of a plan. */
    public Needs(Plan plan, State state, Catalog catalog) {
        DependencyIndex dependencyIndex = new DependencyIndex(state);
        List<Address> settling = plan.changes().stream()
                .filter(Needs::isSettling)
                .map(Change::address)
                .toList();
        plan.changes().forEach(change -> needs.put(change.address(), new LinkedHashSet<>()));
        for (Change change : plan.changes()) {
            Resource desired = change.desired();
            if (desired != null) {
                desired.dependsOn().forEach(target -> need(change.address(), target));
            }
            if (change instanceof Change.Delete || change instanceof Change.Replace) {
                for (ResourceState dependent : dependencyIndex.of(change.address())) {
                    need(change.address(), dependent.address());
                }
            }
            if (change instanceof Change.Delete) {
                // What AWS still works on may be how it lets go of this.
                settling.forEach(target -> need(change.address(), target));
            }
            if (change instanceof Change.Update update
                    && update.tightens(catalog.type(change.address().type()).facts())) {
                plan.changes().stream()
                        .filter(other -> refers(other.desired(), change.address()))
                        .forEach(other -> need(change.address(), other.address()));
            }
        }
    }

    private void need(Address one, Address other) {
        Set<Address> known = needs.get(one);
        if (known != null && needs.containsKey(other)) {
            known.add(other);
        }
    }

    private static boolean refers(@Nullable Resource resource, Address target) {
        return resource != null && resource.dependsOn().contains(target);
    }

    private static boolean isSettling(Change change) {
        Present observed = change instanceof Change.NoOp noOp
                ? noOp.observed()
                : change instanceof Change.Update update ? update.observed() : null;
        return observed != null && observed.readiness() instanceof Readiness.Settling;
    }

    /** These, and all that they need. */
    public Set<Address> closure(Collection<Address> addresses) {
        Set<Address> found = new HashSet<>();
        Deque<Address> left = new ArrayDeque<>(addresses);
        while (!left.isEmpty()) {
            Address next = left.pop();
            if (found.add(next)) {
                left.addAll(needs.getOrDefault(next, Set.of()));
            }
        }
        return found;
    }
}
