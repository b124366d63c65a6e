package livestream.state.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import livestream.schema.Diagnostics;
import livestream.schema.Value;
import livestream.state.CreateIntent;
import livestream.state.LockInfo;
import livestream.state.LockedException;
import livestream.state.Samples;
import livestream.state.State;
import livestream.state.StateChange;
import livestream.state.StateStore;
import livestream.state.store.RoughObjectStore.Moment;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class StorePropertyTest {
    /** A run: what it writes, and at which of its calls what goes wrong. */
    record Run(List<StateChange> entries, int at, Trouble trouble) {}

    enum Trouble {
        NONE,
        KILLED_BEFORE,
        KILLED_AFTER,
        FAILS_BEFORE,
        FAILS_AFTER,
        RETRIED
    }

    private final Time time = new Time();

    @Provide
    Arbitrary<List<Run>> runs() {
        Arbitrary<String> address = Arbitraries.of("thing.a", "thing.b", "thing.c");
        Arbitrary<String> text = Arbitraries.strings().ofMaxLength(8);
        Arbitrary<Value.Fields> fields = text.map(each -> Value.fields("Name", each));
        Arbitrary<StateChange> entry = Arbitraries.frequencyOf(
                Tuple.of(
                        4,
                        Combinators.combine(address, fields)
                                .as((of, inputs) -> new StateChange.Applied(Samples.recorded(of, inputs)))),
                Tuple.of(
                        3,
                        Combinators.combine(address, fields)
                                .as((of, inputs) -> new StateChange.CreateStarted(
                                        new CreateIntent(Samples.address(of), "token", inputs, Samples.NOON)))),
                Tuple.of(1, address.map(of -> new StateChange.CreateAbandoned(Samples.address(of)))),
                Tuple.of(2, address.map(of -> new StateChange.Removed(Samples.address(of)))),
                Tuple.of(
                        1,
                        address.set()
                                .ofMinSize(1)
                                .map(all -> new StateChange.DeleteStarted(
                                        all.stream()
                                                .map(Samples::address)
                                                .collect(Collectors.toCollection(TreeSet::new)),
                                        Samples.NOON))),
                Tuple.of(
                        1,
                        Combinators.combine(address, address)
                                .as((from, to) -> new StateChange.Moved(Samples.address(from), Samples.address(to)))),
                Tuple.of(1, text.map(region -> new StateChange.Pinned("012345678901", region, null))),
                Tuple.of(
                        1,
                        text.map(it -> new StateChange.OutputsSet(
                                new TreeMap<>(java.util.Map.of("large", Value.text(it + "x".repeat(300_000))))))),
                Tuple.of(
                        1,
                        fields.map(inputs -> new StateChange.Replaced(
                                State.fresh("lineage-2").with(Samples.recorded("thing.c", inputs))))));
        return Combinators.combine(
                        entry.list().ofMaxSize(6), Arbitraries.integers().between(1, 14), Arbitraries.of(Trouble.class))
                .as(Run::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    /** After each run the state is what was acknowledged, or that and some of what was under way. */
    @Property(tries = 300)
    void isTheFoldOfWhatWasAcknowledged(@ForAll("runs") List<Run> runs) throws Exception {
        MemoryObjectStore objectStore = new MemoryObjectStore(time);
        State known = State.fresh();
        for (Run run : runs) {
            List<State> possible = possible(objectStore, run, known);
            State found = Story.store(objectStore, time).load(new Diagnostics());
            if (found.serial() == 0) {
                // A state of nothing has a new lineage each time, until the head of a journal holds it.
                assertThat(found.isEmpty()).isTrue();
                assertThat(possible).extracting(State::serial).contains(0L);
            } else {
                assertThat(found).isIn(possible);
            }
            known = found;
            time.passes(LockRecord.LEASE);
        }
    }

    private List<State> possible(ObjectStore objectStore, Run run, State known) throws LockedException {
        List<State> possible = new ArrayList<>(List.of(known));
        RoughObjectStore rough = rough(objectStore, run);
        try (StateStore.Lease lease = Story.store(rough, time).lock(LockInfo.me("apply", Samples.NOON))) {
            State state = lease.load(new Diagnostics());
            if (known.serial() > 0) {
                assertThat(state).isEqualTo(known);
            }
            possible = new ArrayList<>(List.of(state));
            for (StateChange entry : run.entries()) {
                state = state.after(entry);
                possible.add(state);
                try {
                    lease.write(entry);
                    possible = new ArrayList<>(List.of(state));
                } catch (IOException fails) {
                    assertThat(run.trouble()).isIn(Trouble.FAILS_BEFORE, Trouble.FAILS_AFTER);
                }
                assertThat(lease.state()).isEqualTo(state);
            }
        } catch (RoughObjectStore.Killed | IOException over) {
            assertThat(rough.happened()).isTrue();
        }
        return possible;
    }

    private static RoughObjectStore rough(ObjectStore objectStore, Run run) {
        RoughObjectStore rough = new RoughObjectStore(objectStore);
        return switch (run.trouble()) {
            case NONE -> rough;
            case KILLED_BEFORE -> rough.dies(run.at(), Moment.BEFORE);
            case KILLED_AFTER -> rough.dies(run.at(), Moment.AFTER);
            case FAILS_BEFORE -> rough.fails(run.at(), Moment.BEFORE);
            case FAILS_AFTER -> rough.fails(run.at(), Moment.AFTER);
            case RETRIED -> rough.retries(run.at());
        };
    }
}
