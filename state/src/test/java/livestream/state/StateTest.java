package livestream.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import livestream.schema.Address;
import livestream.schema.Value;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StateTest {

    @Test
    void cannotBeChangedBehindItsBack() {
        State state = Samples.full();
        assertThatThrownBy(() -> state.resources().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> state.intents().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> state.outputs().clear()).isInstanceOf(UnsupportedOperationException.class);
        TreeMap<String, Value> outputs = new TreeMap<>();
        State with = state.withOutputs(outputs);
        outputs.put("later", Value.text("x"));
        assertThat(with.outputs()).isEmpty();
    }

    @Test
    void knowsWhoDependsOnAResource() {
        assertThat(new DependencyIndex(Samples.full()).of(Samples.address("thing.a")))
                .extracting(recorded -> recorded.address().toString())
                .containsExactly("thing.b");
        assertThat(new DependencyIndex(Samples.full()).of(Samples.address("thing.b")))
                .isEmpty();
    }

    @Test
    void isNotEmptyWhileAnythingIsUnderWay() {
        State state =
                State.fresh().with(new CreateIntent(Samples.address("thing.a"), "token", Value.fields(), Samples.NOON));
        assertThat(state.isEmpty()).isFalse();
        assertThat(state.withoutIntent(Samples.address("thing.a")).isEmpty()).isTrue();
    }

    @Test
    void isStartedByAPlanWithTheLineageOfThePlan() {
        State started = State.fresh("made up").after(new StateChange.PlanConsumed("plan-1", "lineage-of-the-plan"));
        assertThat(started.lineage()).isEqualTo("lineage-of-the-plan");
        assertThat(started.consumed()).containsExactly("plan-1");
        assertThat(started.serial()).isEqualTo(1);
    }

    @Test
    void keepsItsLineageWhateverPlanIsCarriedOut() {
        State state = Samples.full().after(new StateChange.PlanConsumed("plan-1", "another"));
        assertThat(state.lineage()).isEqualTo(Samples.full().lineage());
    }

    @Test
    void remembersTheLatestPlansAndNoEndOfThem() {
        State state = Samples.full();
        for (int i = 0; i < 60; i++) {
            state = state.after(new StateChange.PlanConsumed("plan-" + i, state.lineage()));
        }
        assertThat(state.consumed()).hasSize(50).startsWith("plan-10").endsWith("plan-59");
    }

    @Property(tries = 300)
    void staysTrueThroughAnyStory(@ForAll("stories") List<UnaryOperator<State>> story) {
        State state = State.fresh("lineage-1").pinnedTo("012345678901", null, null);
        for (UnaryOperator<State> event : story) {
            State before = state;
            state = event.apply(before);
            assertThat(state.lineage()).isEqualTo(before.lineage());
            assertThat(state.account()).isEqualTo(before.account());
            assertThat(state.serial()).isBetween(before.serial(), before.serial() + 1);
            state.resources().forEach((address, recorded) -> assertThat(recorded.address())
                    .isEqualTo(address));
            state.intents()
                    .forEach((address, intent) -> assertThat(intent.address()).isEqualTo(address));
        }
    }

    @Property(tries = 100)
    void closesTheIntentOfWhatIsRecordedAndOfNothingElse(
            @ForAll("stories") List<UnaryOperator<State>> story, @ForAll("addresses") Address address) {
        State state = State.fresh("lineage-1");
        for (UnaryOperator<State> event : story) {
            state = event.apply(state);
        }
        State begun = state.with(new CreateIntent(address, "token", Value.fields(), Samples.NOON));
        State done = begun.with(Samples.recorded(address.toString(), Value.fields()));
        assertThat(done.intents()).doesNotContainKey(address);
        assertThat(done.resources()).containsKey(address);
        List<Address> others = new ArrayList<>(begun.intents().keySet());
        others.remove(address);
        assertThat(done.intents().keySet()).containsExactlyElementsOf(others);
        assertThat(begun.withoutIntent(address).resources()).isEqualTo(state.resources());
        assertThat(done.without(address).resources()).doesNotContainKey(address);
    }

    @Provide
    Arbitrary<Address> addresses() {
        return Arbitraries.of("thing.a", "thing.b", "thing.c", "other.a").map(Address::parse);
    }

    @Provide
    Arbitrary<List<UnaryOperator<State>>> stories() {
        Arbitrary<Integer> kinds = Arbitraries.integers().between(0, 5);
        return Combinators.combine(kinds, addresses())
                .as((kind, address) -> event(kind, address))
                .list()
                .ofMaxSize(30);
    }

    private static UnaryOperator<State> event(int kind, Address address) {
        return switch (kind) {
            case 0 -> state -> state.with(new CreateIntent(address, "token", Value.fields(), Samples.NOON));
            case 1 -> state -> state.with(Samples.recorded(address.toString(), Value.fields("A", 1)));
            case 2 -> state -> state.without(address);
            case 3 -> state -> state.withoutIntent(address);
            case 4 -> State::next;
            default -> state -> state.withOutputs(new TreeMap<>());
        };
    }
}
