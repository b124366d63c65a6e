package livestream.engine.plan;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import livestream.engine.Catalog;
import livestream.engine.Lifecycle;
import livestream.engine.Observations;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.schema.Address;
import livestream.schema.Span;
import livestream.state.Recorded;
import livestream.state.State;

/**
 * What AWS has otherwise than it was applied last: the plan that would lead back to what is recorded, whatever the file says
 * by now. What was never applied is nobody's drift.
 */
public final class Drift {
    private Drift() {}

    /** What is recorded, as if it were desired; to be observed and compared with. */
    public static ResourceGraph recorded(State state) {
        ResourceGraph.Builder builder = new ResourceGraph.Builder();
        state.resources().values().forEach(recorded -> builder.add(resource(recorded, state)));
        return builder.build();
    }

    /** References of a record are filled in; what it depends on may be recorded no more. */
    private static Resource resource(Recorded recorded, State state) {
        Resource plain = Resource.of(recorded.address(), recorded.inputs(), Span.startOf("state"));
        return new Resource(
                plain.address(),
                plain.inputs(),
                recorded.dependsOn().stream()
                        .filter(state.resources()::containsKey)
                        .collect(Collectors.toCollection(TreeSet::new)),
                plain.declaredAt(),
                plain.why(),
                new TreeMap<>(recorded.memory()),
                false,
                true,
                Lifecycle.FREE);
    }

    /** What this state has deleted or made again, as far as it came, is no drift; the next apply finishes it. */
    private static boolean isOfThisState(Change change, State state) {
        Recorded recorded = state.resources().get(change.address());
        return state.intents().containsKey(change.address()) || (recorded != null && recorded.deleting() != null);
    }

    /** What would have to be done to be back at what was applied last; begun creates are not looked at. */
    public static List<Change> of(State state, Observations observations, Catalog catalog) {
        List<Address> recorded = List.copyOf(state.resources().keySet());
        return Planner.plan(recorded(state), state, observations, catalog).touched().stream()
                .filter(change -> recorded.contains(change.address()))
                .filter(change -> !isOfThisState(change, state))
                .toList();
    }
}
