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
import livestream.state.Entry;
import livestream.state.Holder;
import livestream.state.LockLost;
import livestream.state.Samples;
import livestream.state.State;
import livestream.state.StateStore;
import livestream.state.encryption.KeySource;
import livestream.state.store.RoughDepot.Moment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RekeyTest {
    private static final Optional<KeySource> OLD = Optional.of(new KnownKey("old"));
    private static final Optional<KeySource> NEW = Optional.of(new KnownKey("new"));
    private static final Optional<KeySource> CLEAR = Optional.empty();
    private static final Entry LINE = new Entry.Made(Samples.recorded("thing.line", Value.fields("Name", "line")));

    private final Time time = new Time();

    static Stream<Arguments> changes() {
        return Stream.of(Arguments.of(OLD, NEW), Arguments.of(CLEAR, NEW), Arguments.of(OLD, CLEAR));
    }

    private JournaledStore store(Depot depot, Optional<KeySource> key) {
        return new JournaledStore(depot, Story.NAME, key, time);
    }

    private static Holder holder() {
        return Holder.me("state rekey", Samples.NOON);
    }

    /** Three backups, a snapshot and a journal with a line. */
    private MemoryDepot left(Optional<KeySource> key) throws Exception {
        MemoryDepot depot = new MemoryDepot(time);
        for (int run = 0; run < 4; run++) {
            try (StateStore.Lease lease = store(depot, key).lock(holder())) {
                lease.load(new Diagnostics());
                lease.replace(Samples.full());
            }
        }
        try (StateStore.Lease lease =
                store(new RoughDepot(depot).dies(4, Moment.BEFORE), key).lock(holder())) {
            lease.load(new Diagnostics());
            lease.write(LINE);
        } catch (RoughDepot.Killed dead) {
            time.passes(Hold.LEASE);
        }
        return depot;
    }

    private static State expected() {
        return Samples.full().atLeast(4).after(LINE);
    }

    private Optional<State> read(Depot depot, Optional<KeySource> key) {
        try {
            return Optional.of(store(depot, key).load(new Diagnostics()));
        } catch (Diagnostics.Stopped refused) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void writesAllWithTheOtherKey(Optional<KeySource> from, Optional<KeySource> to) throws Exception {
        MemoryDepot depot = left(from);
        Diagnostics diagnostics = new Diagnostics();
        store(depot, to).rekey(holder(), from, diagnostics);
        assertThat(diagnostics.all()).isEmpty();
        assertThat(read(depot, to)).contains(expected());
        assertThat(read(depot, from)).isEmpty();
        assertThat(store(depot, to).backups(diagnostics))
                .extracting(Backup::number, backup -> backup.state().serial())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0, 1L),
                        org.assertj.core.groups.Tuple.tuple(1, 2L),
                        org.assertj.core.groups.Tuple.tuple(2, 3L));
        assertThat(diagnostics.all()).isEmpty();
        assertThat(store(depot, to).holder()).isEmpty();
        if (to.isPresent()) {
            for (String name : depot.names()) {
                assertThat(new String(depot.read(name).orElseThrow().bytes(), StandardCharsets.ISO_8859_1))
                        .as(name)
                        .doesNotContain("thing.");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void leavesWhatOneOfBothKeysOpensWhereverItIsKilled(Optional<KeySource> from, Optional<KeySource> to)
            throws Exception {
        for (Moment moment : Moment.values()) {
            for (int write = 1; ; write++) {
                MemoryDepot depot = left(from);
                RoughDepot rough = new RoughDepot(depot).dies(write, moment);
                try {
                    store(rough, to).rekey(holder(), from, new Diagnostics());
                } catch (RoughDepot.Killed dead) {
                    time.passes(Hold.LEASE);
                }
                String when = moment + " write " + write;
                assertThat(Stream.of(read(depot, from), read(depot, to)).flatMap(Optional::stream))
                        .as(when)
                        .containsExactly(expected());
                Diagnostics diagnostics = new Diagnostics();
                store(depot, to).rekey(holder(), from, diagnostics);
                assertThat(read(depot, to)).as(when).contains(expected());
                assertThat(store(depot, to).backups(diagnostics)).as(when).hasSize(3);
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
            MemoryDepot depot = left(OLD);
            String when = "call " + call;
            State[] theirs = new State[1];
            RoughDepot rough = new RoughDepot(depot).freezes(call, Moment.BEFORE, () -> {
                time.passes(Hold.LEASE.plusSeconds(1));
                Optional<KeySource> key = read(depot, OLD).isPresent() ? OLD : NEW;
                try (StateStore.Lease lease = store(depot, key).lock(holder())) {
                    lease.load(new Diagnostics());
                    lease.write(new Entry.Pinned("999999999999", null, null));
                    theirs[0] = lease.state();
                } catch (livestream.state.Locked e) {
                    throw new AssertionError(e);
                }
            });
            try {
                store(rough, NEW).rekey(holder(), OLD, new Diagnostics());
            } catch (LockLost lost) {
                assertThat(rough.happened()).isTrue();
            }
            if (!rough.happened()) {
                return;
            }
            assertThat(Stream.of(read(depot, OLD), read(depot, NEW)).flatMap(Optional::stream))
                    .as(when)
                    .containsExactly(theirs[0]);
        }
    }

    @Test
    void changesNothingWithoutTheOldKey() throws Exception {
        MemoryDepot depot = left(OLD);
        Diagnostics diagnostics = new Diagnostics();
        assertThatThrownBy(() -> store(depot, NEW).rekey(holder(), Optional.of(new KnownKey("third")), diagnostics))
                .isInstanceOf(Diagnostics.Stopped.class);
        assertThat(diagnostics.all()).extracting(Diagnostic::code).containsExactly("wrong-key");
        assertThat(read(depot, OLD)).contains(expected());
        assertThat(store(depot, NEW).holder()).isEmpty();
    }

    @Test
    void tellsOfABackupThatItCannotRead() throws Exception {
        MemoryDepot depot = left(OLD);
        depot.put(Story.NAME + ".backup-1", "half a sta".getBytes(StandardCharsets.UTF_8));
        Diagnostics diagnostics = new Diagnostics();
        store(depot, NEW).rekey(holder(), OLD, diagnostics);
        assertThat(diagnostics.all()).extracting(Diagnostic::code).containsExactly("unreadable-backup");
        assertThat(store(depot, NEW).backups(new Diagnostics())).hasSize(2);
    }

    @Test
    void failsWholeWhenTheNewKeyCannotBeHad() throws Exception {
        MemoryDepot depot = left(OLD);
        Optional<KeySource> down = Optional.of(new KnownKey("down").answers(0));
        assertThatThrownBy(() -> store(depot, down).rekey(holder(), OLD, new Diagnostics()))
                .isInstanceOf(IOException.class);
        assertThat(read(depot, OLD)).contains(expected());
        assertThat(List.of(depot.read(Story.NAME).isPresent())).containsExactly(true);
    }
}
