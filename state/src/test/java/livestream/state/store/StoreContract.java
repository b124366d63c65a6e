package livestream.state.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import livestream.schema.Diagnostics;
import livestream.schema.Value;
import livestream.state.LockInfo;
import livestream.state.LockLostException;
import livestream.state.LockedException;
import livestream.state.Samples;
import livestream.state.State;
import livestream.state.StateChange;
import livestream.state.StateStore;
import livestream.state.store.RoughObjectStore.Moment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store of any object store promises, whatever happens at whatever line. */
public abstract class StoreContract {
    private static final Duration EXPIRED = Duration.ofSeconds(60);
    private static final StateChange LATER =
            new StateChange.Applied(Samples.recorded("thing.later", Value.fields("Name", "later")));

    private final Time time = new Time();

    /** An object store of this place, which is empty at first; two of one place see the same. */
    protected abstract ObjectStore objectStore(String place) throws Exception;

    private JournaledStore store(ObjectStore objectStore) {
        return Story.store(objectStore, time);
    }

    private static LockInfo lockInfo() {
        return LockInfo.me("apply", Samples.NOON);
    }

    private State read(ObjectStore objectStore) {
        Diagnostics diagnostics = new Diagnostics();
        State state = store(objectStore).load(diagnostics);
        assertThat(diagnostics.all()).isEmpty();
        return state;
    }

    /** A state that an earlier run left. */
    private ObjectStore begun(String place, boolean first) throws Exception {
        ObjectStore objectStore = objectStore(place);
        if (!first) {
            try (StateStore.Lease lease = store(objectStore).lock(lockInfo())) {
                lease.load(new Diagnostics());
                lease.replace(Samples.full());
            }
        }
        return objectStore;
    }

    /** The next run, long after the last one was heard of: what it finds, to which it adds. */
    private State nextRun(ObjectStore objectStore) throws Exception {
        try (StateStore.Lease lease =
                store(new RoughObjectStore(objectStore).older(EXPIRED)).lock(lockInfo())) {
            State found = lease.load(new Diagnostics());
            lease.write(LATER);
            return found;
        }
    }

    private void isWhole(ObjectStore objectStore, Story story, String when) throws Exception {
        State seen = read(objectStore);
        State found = nextRun(objectStore);
        if (story.hasLoaded()) {
            assertThat(seen).as(when).isEqualTo(found);
            assertThat(found).as(when).isIn(candidates(story));
        } else {
            assertThat(found.resources()).as(when).isEqualTo(seen.resources());
            assertThat(found.serial()).as(when).isLessThanOrEqualTo(1);
        }
        assertThat(read(objectStore)).as(when).isEqualTo(found.after(LATER));
    }

    /** The state with what was acknowledged, and with what was under way. */
    private static List<State> candidates(Story story) {
        int known = story.acknowledged();
        return known == Story.ENTRIES.size()
                ? List.of(story.after(known))
                : List.of(story.after(known), story.after(known + 1));
    }

    @ParameterizedTest
    @CsvSource({"BEFORE,true", "AFTER,true", "BEFORE,false", "AFTER,false"})
    public void losesNothingWhenARunIsKilledAtAnyWrite(Moment moment, boolean first) throws Exception {
        for (int write = 1; ; write++) {
            ObjectStore objectStore = begun("killed-" + moment + first + write, first);
            RoughObjectStore rough = new RoughObjectStore(objectStore).dies(write, moment);
            Story story = new Story(rough, time, false);
            try {
                story.run();
            } catch (RoughObjectStore.Killed dead) {
                assertThat(rough.happened()).isTrue();
            }
            isWhole(objectStore, story, "killed " + moment + " write " + write);
            if (!rough.happened()) {
                assertThat(write).isGreaterThan(15);
                return;
            }
        }
    }

    /** The run that finds what a killed one left is killed too, anywhere. */
    @Test
    public void losesNothingWhenTheNextRunIsKilledToo() throws Exception {
        for (int write = 2; write < 22; write += 6) {
            for (int next = 1; ; next++) {
                ObjectStore objectStore = begun("killed-twice-" + write + "-" + next, false);
                Story story = new Story(new RoughObjectStore(objectStore).dies(write, Moment.AFTER), time, false);
                try {
                    story.run();
                } catch (RoughObjectStore.Killed dead) {
                    assertThat(story.acknowledged()).isLessThanOrEqualTo(Story.ENTRIES.size());
                }
                State left = read(objectStore);
                RoughObjectStore rough =
                        new RoughObjectStore(objectStore).older(EXPIRED).dies(next, Moment.BEFORE);
                try (StateStore.Lease lease = store(rough).lock(lockInfo())) {
                    lease.load(new Diagnostics());
                    lease.write(LATER);
                } catch (RoughObjectStore.Killed dead) {
                    assertThat(rough.happened()).isTrue();
                }
                assertThat(nextRun(objectStore)).isIn(left, left.after(LATER));
                if (!rough.happened()) {
                    break;
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    public void keepsEverythingWhenAnyOneWriteFails(boolean takesEffect) throws Exception {
        Moment moment = takesEffect ? Moment.AFTER : Moment.BEFORE;
        for (int write = 1; ; write++) {
            ObjectStore objectStore = begun("fails-" + moment + write, false);
            RoughObjectStore rough = new RoughObjectStore(objectStore).fails(write, moment);
            Story story = new Story(rough, time, true);
            try {
                story.run();
                assertThat(read(objectStore)).as("write " + write).isEqualTo(story.after(Story.ENTRIES.size()));
                assertThat(store(objectStore).lockInfo()).isEmpty();
            } catch (LockLostException e) {
                throw e;
            } catch (IOException fails) {
                assertThat(story.acknowledged()).isLessThan(Story.ENTRIES.size());
                State found = read(objectStore);
                if (story.hasLoaded()) {
                    assertThat(found).as("write " + write).isIn(candidates(story));
                } else {
                    assertThat(found).isEqualTo(Samples.full());
                }
            }
            if (!rough.happened()) {
                return;
            }
        }
    }

    @Test
    public void knowsItsOwnWriteAgainWhenTheAnswerWasLost() throws Exception {
        for (int write = 1; ; write++) {
            ObjectStore objectStore = begun("retried-" + write, false);
            RoughObjectStore rough = new RoughObjectStore(objectStore).retries(write);
            Story story = new Story(rough, time, true);
            story.run();
            assertThat(story.acknowledged()).isEqualTo(Story.ENTRIES.size());
            assertThat(read(objectStore)).as("write " + write).isEqualTo(story.after(Story.ENTRIES.size()));
            assertThat(store(objectStore).lockInfo()).isEmpty();
            if (!rough.happened()) {
                return;
            }
        }
    }

    @Test
    public void keepsWhatWasAcknowledgedWhenThePlaceIsFull() throws Exception {
        for (int write = 1; ; write++) {
            ObjectStore objectStore = begun("full-" + write, false);
            RoughObjectStore rough = new RoughObjectStore(objectStore).isFullFrom(write);
            Story story = new Story(rough, time, false);
            try {
                story.run();
            } catch (IOException fails) {
                assertThat(story.hasLoaded()).isFalse();
            }
            State expected = story.hasLoaded() ? story.after(story.acknowledged()) : Samples.full();
            assertThat(read(objectStore)).as("full from write " + write).isEqualTo(expected);
            assertThat(nextRun(objectStore)).isEqualTo(expected);
            if (!rough.happened()) {
                return;
            }
        }
    }

    /** One who was frozen past its lease, and another who took over meanwhile. */
    @ParameterizedTest
    @CsvSource({"BEFORE,true,true", "BEFORE,true,false", "BEFORE,false,true", "AFTER,true,true", "AFTER,false,false"})
    public void letsNobodyWriteWhoWasFrozenWhileAnotherTookOver(Moment moment, boolean confirms, boolean closes)
            throws Exception {
        for (int call = 1; ; call++) {
            String when = "frozen " + moment + " call " + call;
            ObjectStore objectStore = begun("frozen-" + moment + confirms + closes + call, false);
            List<StateStore.Lease> other = new ArrayList<>();
            List<State> found = new ArrayList<>();
            RoughObjectStore rough = new RoughObjectStore(objectStore);
            Story story = new Story(rough, time, confirms);
            rough.freezes(call, moment, () -> {
                time.passes(EXPIRED.plusSeconds(1));
                try {
                    StateStore.Lease lease = store(new RoughObjectStore(objectStore).older(EXPIRED))
                            .lock(lockInfo());
                    other.add(lease);
                    found.add(lease.load(new Diagnostics()));
                    lease.write(LATER);
                    if (closes) {
                        lease.close();
                    }
                } catch (LockedException e) {
                    throw new AssertionError(e);
                }
            });
            boolean lost = false;
            try {
                story.run();
            } catch (LockLostException | LockedException e) {
                lost = true;
            }
            if (!rough.happened()) {
                assertThat(call).isGreaterThan(20);
                return;
            }
            State theirs = other.get(0).state();
            // Frozen before it had the lock itself, it may have taken it once the other let go.
            boolean tookAfter =
                    closes && !lost && story.hasLoaded() && story.after(0).equals(theirs);
            if (!tookAfter) {
                boolean hadDone = story.hasLoaded() && found.get(0).equals(story.after(Story.ENTRIES.size()));
                assertThat(lost || hadDone).as(when).isTrue();
                assertThat(read(objectStore)).as(when).isEqualTo(theirs);
                if (story.hasLoaded()) {
                    assertThat(found.get(0)).as(when).isIn(candidates(story));
                }
                other.get(0).write(new StateChange.Removed(Samples.address("thing.later")));
                assertThat(read(objectStore))
                        .as(when)
                        .isEqualTo(theirs.after(new StateChange.Removed(Samples.address("thing.later"))));
            }
            other.get(0).close();
        }
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    public void hasOneHolderWhenTwoAskAtOnce(Moment moment) throws Exception {
        for (int call = 1; call <= 3; call++) {
            ObjectStore objectStore = objectStore("two-" + moment + call);
            LockInfo second = lockInfo();
            List<Boolean> won = new ArrayList<>();
            RoughObjectStore rough =
                    new RoughObjectStore(objectStore).freezes(call, moment, () -> won.add(takes(objectStore, second)));
            LockInfo first = lockInfo();
            won.add(0, takes(rough, first));
            if (rough.happened()) {
                assertThat(won).as("call " + call).containsExactlyInAnyOrder(true, false);
            }
            assertThat(store(objectStore).lockInfo()).contains(won.get(0) ? first : second);
        }
    }

    /** The lease is left to itself: what happens to it here is not its business any more. */
    private boolean takes(ObjectStore objectStore, LockInfo lockInfo) {
        try {
            store(objectStore).lock(lockInfo);
            return true;
        } catch (LockedException locked) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    public void isTakenOverWhenTheLeaseExpiredAndNotBefore() throws Exception {
        ObjectStore objectStore = objectStore("expiry");
        LockInfo first = lockInfo();
        assertThat(takes(objectStore, first)).isTrue();
        assertThat(takes(new RoughObjectStore(objectStore).older(Duration.ofSeconds(50)), lockInfo()))
                .isFalse();
        assertThat(store(objectStore).lockInfo()).contains(first);
        assertThat(takes(new RoughObjectStore(objectStore).older(EXPIRED), lockInfo()))
                .isTrue();
    }

    @Test
    public void isTakenOverAtOnceOnlyWhereTheProcessIsKnownToBeGone() throws Exception {
        ObjectStore objectStore = objectStore("gone");
        LockInfo me = lockInfo();
        LockInfo gone =
                new LockInfo("gone", "apply", me.user(), me.host(), Long.MAX_VALUE, Instant.EPOCH, Samples.NOON);
        assertThat(takes(objectStore, gone)).isTrue();
        assertThat(takes(objectStore, me)).isEqualTo(objectStore.isOfThisMachine());
    }

    @Test
    public void knowsItsOwnLockWhenTheRequestIsMadeAgain() throws Exception {
        ObjectStore objectStore = objectStore("own-lock");
        LockInfo me = lockInfo();
        assertThatThrownBy(() -> store(new RoughObjectStore(objectStore).fails(1, Moment.AFTER))
                        .lock(me))
                .isInstanceOf(IOException.class);
        assertThat(takes(objectStore, lockInfo())).isFalse();
        assertThat(takes(objectStore, me)).isTrue();
    }

    @Test
    public void leavesNoMoreThanALeaseWhenTheLockCannotBeReleased() throws Exception {
        ObjectStore objectStore = begun("unreleased", false);
        try (StateStore.Lease lease =
                store(new RoughObjectStore(objectStore).isFullFrom(3)).lock(lockInfo())) {
            lease.load(new Diagnostics());
        }
        assertThat(takes(objectStore, lockInfo())).isFalse();
        assertThat(takes(new RoughObjectStore(objectStore).older(EXPIRED), lockInfo()))
                .isTrue();
        assertThat(read(objectStore)).isEqualTo(Samples.full());
    }

    @Test
    public void saysThatAHoldWasReleasedAlthoughTheAnswerWasLost() throws Exception {
        ObjectStore objectStore = objectStore("unlocked");
        LockInfo me = lockInfo();
        takes(objectStore, me);
        assertThat(store(new RoughObjectStore(objectStore).retries(1)).unlock(me.id()))
                .isTrue();
        assertThat(store(objectStore).lockInfo()).isEmpty();
        assertThat(store(objectStore).unlock(me.id())).isFalse();
    }

    @Test
    public void letsTheHolderWhoseLockWasReleasedByHandWriteNothingMore() throws Exception {
        ObjectStore objectStore = begun("by-hand", false);
        LockInfo me = lockInfo();
        StateStore.Lease mine = store(objectStore).lock(me);
        mine.load(new Diagnostics());
        store(objectStore).unlock(me.id());
        try (StateStore.Lease lease = store(objectStore).lock(lockInfo())) {
            lease.load(new Diagnostics());
            assertThatThrownBy(() -> mine.write(LATER)).isInstanceOf(LockLostException.class);
            assertThatThrownBy(mine::confirm).isInstanceOf(LockLostException.class);
            mine.close();
            lease.confirm();
        }
        assertThat(read(objectStore)).isEqualTo(Samples.full());
    }

    /** At each look of the reader the writer goes one step on, with the snapshot taking the journal in every few steps. */
    @Test
    public void neverShowsAReaderAnEarlierState() throws Exception {
        ObjectStore objectStore = begun("readers", false);
        try (StateStore.Lease lease = store(objectStore).lock(lockInfo())) {
            lease.load(new Diagnostics());
            RoughObjectStore reader = new RoughObjectStore(objectStore).always(Moment.AFTER, () -> {
                long serial = lease.state().serial();
                lease.write(
                        serial % 10 == 0
                                ? new StateChange.OutputsSet(
                                        new TreeMap<>(java.util.Map.of("large", Value.text("x".repeat(300_000)))))
                                : new StateChange.Pinned("012345678901", "r" + serial, null));
                if (serial % 17 == 0) {
                    lease.replace(State.fresh("lineage-" + serial));
                }
            });
            long seen = 0;
            while (lease.state().serial() < 200) {
                long before = lease.state().serial();
                State state = read(reader);
                assertThat(state.serial()).isGreaterThanOrEqualTo(Math.max(seen, before));
                seen = state.serial();
            }
        }
    }

    @Test
    public void keepsTheSnapshotsOfTheLastTenRuns() throws Exception {
        ObjectStore objectStore = begun("backups", false);
        for (int run = 0; run < 13; run++) {
            nextRun(objectStore);
        }
        for (int number = 0; number < 10; number++) {
            assertThat(objectStore.read(Story.NAME + ".backup-" + number)).isPresent();
        }
        assertThat(objectStore.read(Story.NAME + ".backup-10")).isEqualTo(Optional.empty());
    }
}
