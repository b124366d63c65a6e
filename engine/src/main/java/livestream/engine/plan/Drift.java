package livestream.engine.plan;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import livestream.engine.Catalog;
import livestream.engine.Facts;
import livestream.engine.Lifecycle;
import livestream.engine.MemberPath;
import livestream.engine.Observation;
import livestream.engine.Observations;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.schema.Address;
import livestream.schema.Span;
import livestream.schema.Value;
import livestream.state.ResourceState;
import livestream.state.State;

/**
 * What AWS has otherwise than it was applied last: the plan that would lead back to what is recorded, whatever the file says
 * by now. What was never applied is nobody's drift.
 */
public final class Drift {
    private Drift() {}

    /**
     * What others set beside what was applied, and who is served by it.
     *
     * @param path as a plan calls the member
     * @param live what AWS has
     */
    public record LeftAlone(Address address, String path, Value live) {}

    /** What is recorded, as if it were desired; to be observed and compared with. */
    public static ResourceGraph recorded(State state) {
        ResourceGraph.Builder builder = new ResourceGraph.Builder();
        state.resources().values().forEach(recorded -> builder.add(resource(recorded, state)));
        return builder.build();
    }

    /** References of a record are filled in; what it depends on may be recorded no more. */
    private static Resource resource(ResourceState recorded, State state) {
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
        ResourceState recorded = state.resources().get(change.address());
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

    /** What decides who is served, was never applied, and is there; in the order of the state. */
    public static List<LeftAlone> leftAlone(State state, Observations observations, Catalog catalog) {
        return state.resources().values().stream()
                .flatMap(recorded -> leftAlone(
                        recorded,
                        observations.of(recorded.address()),
                        catalog.type(recorded.address().type()).facts()))
                .toList();
    }

    private static Stream<LeftAlone> leftAlone(ResourceState recorded, Observation observation, Facts facts) {
        if (facts.leftAlone().isEmpty() || !(observation instanceof Observation.Present present)) {
            return Stream.empty();
        }
        return MemberPath.all(facts, present.properties()).stream()
                .filter(member -> facts.leftAlone().contains(member.pattern()))
                .filter(member -> member.in(facts, recorded.inputs()) == null)
                .flatMap(member -> Stream.ofNullable(member.in(facts, present.properties()))
                        .filter(Drift::isSet)
                        .map(live -> new LeftAlone(recorded.address(), member.shown(), live)));
    }

    private static boolean isSet(Value live) {
        return live instanceof Value.Items items
                ? !items.items().isEmpty()
                : !live.equals(Value.text("")) && !live.equals(Value.flag(false));
    }
}
