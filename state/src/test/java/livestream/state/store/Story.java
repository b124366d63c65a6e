package livestream.state.store;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import livestream.schema.Diagnostics;
import livestream.schema.Value;
import livestream.state.CreateIntent;
import livestream.state.LockInfo;
import livestream.state.LockLostException;
import livestream.state.LockedException;
import livestream.state.Samples;
import livestream.state.State;
import livestream.state.StateChange;
import livestream.state.StateStore;
import org.jspecify.annotations.Nullable;

/** One run that changes a state in every way there is, and knows what it was told to be durable. */
final class Story {
    static final String NAME = "state.json";

    private static final CreateIntent A = intent("thing.a");
    private static final CreateIntent B = intent("thing.b");

    /** What it writes; the large outputs make the snapshot take the journal in at once. */
    static final List<StateChange> ENTRIES = List.of(
            new StateChange.PlanConsumed("plan-1", "lineage-of-the-plan"),
            new StateChange.Pinned("012345678901", "eu-central-1", null),
            new StateChange.CreateStarted(A),
            new StateChange.Applied(Samples.recorded("thing.a", Value.fields("Name", "a"))),
            new StateChange.OutputsSet(new TreeMap<>(java.util.Map.of("large", Value.text("x".repeat(300_000))))),
            new StateChange.CreateStarted(B),
            new StateChange.CreateAbandoned(B.address()),
            new StateChange.Moved(A.address(), Samples.address("thing.c")),
            new StateChange.Replaced(
                    State.fresh("lineage-2").with(Samples.recorded("thing.d", Value.fields("Name", "d")))),
            new StateChange.Applied(Samples.recorded("thing.e", Value.fields("Name", "e"))),
            new StateChange.DeleteStarted(
                    new TreeSet<>(List.of(Samples.address("thing.d"), Samples.address("thing.e"))), Samples.NOON),
            new StateChange.Removed(Samples.address("thing.d")));

    private final LockInfo lockInfo = LockInfo.me("apply", Samples.NOON);
    private final ObjectStore objectStore;
    private final Time time;
    private final boolean confirms;
    private @Nullable State loaded;
    private int acknowledged;

    Story(ObjectStore objectStore, Time time, boolean confirms) {
        this.objectStore = objectStore;
        this.time = time;
        this.confirms = confirms;
    }

    static JournaledStore store(ObjectStore objectStore, Time time) {
        return new JournaledStore(objectStore, NAME, java.util.Optional.empty(), time);
    }

    private static CreateIntent intent(String address) {
        return new CreateIntent(Samples.address(address), "token", Value.fields("Name", address), Samples.NOON);
    }

    /** Runs to the end or to its own; a change that failed is not written again by hand. */
    void run() throws IOException, LockedException {
        try (StateStore.Lease lease = store(objectStore, time).lock(lockInfo)) {
            loaded = lease.load(new Diagnostics());
            for (int i = 0; i < ENTRIES.size(); i++) {
                if (confirms) {
                    time.passes(Duration.ofSeconds(31));
                    lease.confirm();
                }
                if (write(lease, ENTRIES.get(i))) {
                    acknowledged = i + 1;
                }
            }
        }
    }

    private static boolean write(StateStore.Lease lease, StateChange entry) throws LockLostException {
        try {
            if (entry instanceof StateChange.Replaced replaced) {
                lease.replace(replaced.state());
            } else {
                lease.write(entry);
            }
            return true;
        } catch (LockLostException e) {
            throw e;
        } catch (IOException fails) {
            return false;
        }
    }

    boolean hasLoaded() {
        return loaded != null;
    }

    /** How many of the entries it was told to be durable. */
    int acknowledged() {
        return acknowledged;
    }

    /** The state after so many entries. */
    State after(int entries) {
        State state = java.util.Objects.requireNonNull(loaded);
        for (StateChange entry : ENTRIES.subList(0, entries)) {
            state = state.after(entry);
        }
        return state;
    }
}
