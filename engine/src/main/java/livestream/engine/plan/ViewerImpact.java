package livestream.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import livestream.engine.Catalog;
import livestream.engine.FieldDiff;
import livestream.engine.Impact;
import livestream.engine.Impacts;
import livestream.engine.Observation.Present;
import livestream.engine.Observations;
import livestream.engine.Resource;
import livestream.engine.ResourceType;
import livestream.schema.Address;
import livestream.schema.Value;
import livestream.state.ResourceState;
import livestream.state.State;

/**
 * What viewers notice of changes, where there can be any.
 *
 * <p>A state that has given nothing out was never applied to its end, so that what it holds has no viewers yet, and neither
 * has what a run was cut off while creating. What was there before, and is imported, may have some.
 */
final class ViewerImpact {
    private final Catalog catalog;
    private final State state;
    private final Observations observations;

    ViewerImpact(Catalog catalog, State state, Observations observations) {
        this.catalog = catalog;
        this.state = state;
        this.observations = observations;
    }

    /** The differences, each with what viewers notice of it. */
    List<FieldDiff> notice(Resource desired, Present observed, List<FieldDiff> diffs) {
        return diffs.stream()
                .map(diff -> diff.noticed(impact(desired, observed, diff)))
                .toList();
    }

    private Impact impact(Resource desired, Present observed, FieldDiff diff) {
        ResourceType type = catalog.type(desired.address().type());
        if (!mayWatch(desired.address())) {
            return Impact.NONE;
        } else if (pointsAway(diff)) {
            return Impact.none("what it points at is gone already");
        } else if (diff.replaces()) {
            return type.facts().impacts().replaced();
        }
        return type.impact(diff, observed.properties(), desired.inputs());
    }

    /** What viewers notice when a thing with these differences is replaced. */
    Impact ofReplacing(Address address, List<FieldDiff> diffs) {
        List<Impact> all = new ArrayList<>();
        all.add(mayWatch(address) ? impacts(address).replaced() : Impact.NONE);
        diffs.forEach(diff -> all.add(diff.impact()));
        return Impact.worst(all);
    }

    /** What viewers notice when a thing is deleted. */
    Impact ofDeleting(Address address) {
        return mayWatch(address) ? impacts(address).deleted() : Impact.NONE;
    }

    private boolean mayWatch(Address address) {
        ResourceState recorded = state.resources().get(address);
        return recorded == null
                ? !state.intents().containsKey(address)
                : Planner.isImported(recorded) || !state.outputs().isEmpty();
    }

    /** Whether it leads from what somebody deleted to what takes its place: nobody can watch that any more. */
    private boolean pointsAway(FieldDiff diff) {
        Value to = diff.to();
        Set<Address> targets = to == null
                ? Set.of()
                : to.references().stream().map(Value.Reference::target).collect(Collectors.toSet());
        return diff.kind() == FieldDiff.Kind.SET
                && !targets.isEmpty()
                && targets.stream()
                        .allMatch(target ->
                                state.resources().containsKey(target) && !(observations.of(target) instanceof Present));
    }

    private Impacts impacts(Address address) {
        return catalog.type(address.type()).facts().impacts();
    }
}
