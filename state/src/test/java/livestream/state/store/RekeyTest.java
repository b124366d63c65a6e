package livestream.state.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Value;
import livestream.state.Backup;
import livestream.state.LockInfo;
import livestream.state.LockLostException;
import livestream.state.Samples;
import livestream.state.State;
import livestream.state.StateChange;
import livestream.state.StateStore;
import livestream.state.encryption.KeyProvider;
import livestream.state.store.RoughObjectStore.Moment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RekeyTest {
    private static final Optional<KeyProvider> OLD = Optional.of(new KnownKey("old"));
    private static final Optional<KeyProvider> NEW = Optional.of(new KnownKey("new"));
    private static final Optional<KeyProvider> CLEAR = Optional.empty();
    private static final StateChange LINE =
            new StateChange.Applied(Samples.recorded("thing.line", Value.fields("Name", "line")));

    private final Time time = new Time();

    static Stream<Arguments> changes() {
        return Stream.of(Arguments.of(OLD, NEW), Arguments.of(CLEAR, NEW), Arguments.of(OLD, CLEAR));
    }

    private JournaledStore store(ObjectStore objectStore, Optional<KeyProvider> key) {
        return new JournaledStore(objectStore, Story.NAME, key, time);
    }

    private static LockInfo lockInfo() {
        return LockInfo.me("state rekey", Samples.NOON);
    }

    /** Three backups, a snapshot and a journal with a line. */
    private MemoryObjectStore left(Optional<KeyProvider> key) throws Exception {
        MemoryObjectStore objectStore = new MemoryObjectStore(time);
        for (int run = 0; run < 4; run++) {
            try (StateStore.Lease lease = store(objectStore, key).lock(lockInfo())) {
                lease.load(new Diagnostics());
                lease.replace(Samples.full());
            }
        }
        try (StateStore.Lease lease = store(new RoughObjectStore(objectStore).dies(4, Moment.BEFORE), key)
                .lock(lockInfo())) {
            lease.load(new Diagnostics());
            lease.write(LINE);
        } catch (RoughObjectStore.Killed dead) {
            time.passes(LockRecord.LEASE);
        }
        return objectStore;
    }

    private static State expected() {
        return Samples.full().atLeast(4).after(LINE);
    }

    private Optional<State> read(ObjectStore objectStore, Optional<KeyProvider> key) {
        try {
            return Optional.of(store(objectStore, key).load(new Diagnostics()));
        } catch (Diagnostics.Stopped refused) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void writesAllWithTheOtherKey(Optional<KeyProvider> from, Optional<KeyProvider> to) throws Exception {
        MemoryObjectStore objectStore = left(from);
        Diagnostics diagnostics = new Diagnostics();
        store(objectStore, to).rekey(lockInfo(), from, diagnostics);
        assertThat(diagnostics.all()).isEmpty();
        assertThat(read(objectStore, to)).contains(expected());
        assertThat(read(objectStore, from)).isEmpty();
        assertThat(store(objectStore, to).backups(diagnostics))
                .extracting(Backup::number, backup -> backup.state().serial())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0, 1L),
                        org.assertj.core.groups.Tuple.tuple(1, 2L),
                        org.assertj.core.groups.Tuple.tuple(2, 3L));
        assertThat(diagnostics.all()).isEmpty();
        assertThat(store(objectStore, to).lockInfo()).isEmpty();
        if (to.isPresent()) {
            for (String name : objectStore.names()) {
                assertThat(new String(objectStore.read(name).orElseThrow().bytes(), StandardCharsets.ISO_8859_1))
                        .as(name)
                        .doesNotContain("thing.");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void leavesWhatOneOfBothKeysOpensWhereverItIsKilled(Optional<KeyProvider> from, Optional<KeyProvider> to)
            throws Exception {
        for (Moment moment : Moment.values()) {
            for (int write = 1; ; write++) {
                MemoryObjectStore objectStore = left(from);
                RoughObjectStore rough = new RoughObjectStore(objectStore).dies(write, moment);
                try {
                    store(rough, to).rekey(lockInfo(), from, new Diagnostics());
                } catch (RoughObjectStore.Killed dead) {
                    time.passes(LockRecord.LEASE);
                }
                String when = moment + " write " + write;
                assertThat(Stream.of(read(objectStore, from), read(objectStore, to))
                                .flatMap(Optional::stream))
                        .as(when)
                        .containsExactly(expected());
                Diagnostics diagnostics = new Diagnostics();
                store(objectStore, to).rekey(lockInfo(), from, diagnostics);
                assertThat(read(objectStore, to)).as(when).contains(expected());
                assertThat(store(objectStore, to).backups(diagnostics)).as(when).hasSize(3);
                assertThat(diagnostics.all()).isEmpty();
                if (!rough.happened()) {
                    assertThat(write).isGreaterThan(8);
                    break;
                }
            }
        }
    }

    /** One who changes the key is frozen, and another writes on with the old key, or with the new one if that is what opens it. */
    @Test
    void disturbsNobodyWhoTookOverWhileItWasFrozen() throws Exception {
        for (int call = 3; ; call++) {
            MemoryObjectStore objectStore = left(OLD);
            String when = "call " + call;
            State[] theirs = new State[1];
            RoughObjectStore rough = new RoughObjectStore(objectStore).freezes(call, Moment.BEFORE, () -> {
                time.passes(LockRecord.LEASE.plusSeconds(1));
                Optional<KeyProvider> key = read(objectStore, OLD).isPresent() ? OLD : NEW;
                try (StateStore.Lease lease = store(objectStore, key).lock(lockInfo())) {
                    lease.load(new Diagnostics());
                    lease.write(new StateChange.Pinned("999999999999", null, null));
                    theirs[0] = lease.state();
                } catch (livestream.state.LockedException e) {
                    throw new AssertionError(e);
                }
            });
            try {
                store(rough, NEW).rekey(lockInfo(), OLD, new Diagnostics());
            } catch (LockLostException lost) {
                assertThat(rough.happened()).isTrue();
            }
            if (!rough.happened()) {
                return;
            }
            assertThat(Stream.of(read(objectStore, OLD), read(objectStore, NEW)).flatMap(Optional::stream))
                    .as(when)
                    .containsExactly(theirs[0]);
        }
    }

    @Test
    void changesNothingWithoutTheOldKey() throws Exception {
        MemoryObjectStore objectStore = left(OLD);
        Diagnostics diagnostics = new Diagnostics();
        assertThatThrownBy(() ->
                        store(objectStore, NEW).rekey(lockInfo(), Optional.of(new KnownKey("third")), diagnostics))
                .isInstanceOf(Diagnostics.Stopped.class);
        assertThat(diagnostics.all()).extracting(Diagnostic::code).containsExactly("wrong-key");
        assertThat(read(objectStore, OLD)).contains(expected());
        assertThat(store(objectStore, NEW).lockInfo()).isEmpty();
    }

    @Test
    void tellsOfABackupThatItCannotRead() throws Exception {
        MemoryObjectStore objectStore = left(OLD);
        objectStore.put(Story.NAME + ".backup-1", "half a sta".getBytes(StandardCharsets.UTF_8));
        Diagnostics diagnostics = new Diagnostics();
        store(objectStore, NEW).rekey(lockInfo(), OLD, diagnostics);
        assertThat(diagnostics.all()).extracting(Diagnostic::code).containsExactly("unreadable-backup");
        assertThat(store(objectStore, NEW).backups(new Diagnostics())).hasSize(2);
    }

    @Test
    void failsWholeWhenTheNewKeyCannotBeHad() throws Exception {
        MemoryObjectStore objectStore = left(OLD);
        Optional<KeyProvider> down = Optional.of(new KnownKey("down").answers(0));
        assertThatThrownBy(() -> store(objectStore, down).rekey(lockInfo(), OLD, new Diagnostics()))
                .isInstanceOf(IOException.class);
        assertThat(read(objectStore, OLD)).contains(expected());
        assertThat(List.of(objectStore.read(Story.NAME).isPresent())).containsExactly(true);
    }
}
