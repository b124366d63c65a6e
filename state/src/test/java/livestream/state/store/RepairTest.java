package livestream.state.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Value;
import livestream.state.Backup;
import livestream.state.LockInfo;
import livestream.state.LockedException;
import livestream.state.RecoveryReport;
import livestream.state.Samples;
import livestream.state.State;
import livestream.state.StateChange;
import livestream.state.StateStore;
import livestream.state.encryption.KeyProvider;
import livestream.state.store.RoughObjectStore.Moment;
import org.junit.jupiter.api.Test;

class RepairTest {
    private static final String S = Story.NAME;
    private static final String J = Story.NAME + ".journal";

    private final Time time = new Time();
    private MemoryObjectStore objectStore = new MemoryObjectStore(time);
    private Optional<KeyProvider> key = Optional.empty();

    private JournaledStore store(ObjectStore in) {
        return new JournaledStore(in, S, key, time);
    }

    private static LockInfo lockInfo() {
        return LockInfo.me("state repair", Samples.NOON);
    }

    private static StateChange made(String address) {
        return new StateChange.Applied(Samples.recorded(address, Value.fields("Name", address)));
    }

    private void run(ObjectStore in, String... addresses) throws Exception {
        try (StateStore.Lease lease = store(in).lock(lockInfo())) {
            lease.load(new Diagnostics());
            for (String address : addresses) {
                lease.write(made(address));
            }
        }
    }

    /** A backup with a, a snapshot with a and b, and a journal with c, d and e. */
    private void leave() throws Exception {
        run(objectStore, "thing.a");
        run(objectStore, "thing.b");
        runKilledAt(6, Moment.BEFORE, "thing.c", "thing.d", "thing.e");
    }

    /** The first two writes are the lock and the head of the journal; then come the lines, a backup, the snapshot, a head. */
    private void runKilledAt(int write, Moment moment, String... addresses) throws Exception {
        RoughObjectStore rough = new RoughObjectStore(objectStore).dies(write, moment);
        try {
            run(rough, addresses);
        } catch (RoughObjectStore.Killed dead) {
            time.passes(LockRecord.LEASE);
        }
        assertThat(rough.happened()).isTrue();
    }

    private String text(String name) {
        return new String(objectStore.read(name).orElseThrow().bytes(), StandardCharsets.UTF_8);
    }

    private void put(String name, String text) {
        objectStore.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> addresses(State state) {
        return state.resources().keySet().stream().map(address -> address.key()).toList();
    }

    /** What a repair says and does: afterwards the state is what it said. */
    private RecoveryReport repaired() throws Exception {
        RecoveryReport report;
        try (StateStore.Repair repair = store(objectStore).repair(lockInfo(), new Diagnostics())) {
            report = repair.report().orElseThrow();
            assertThatThrownBy(() -> store(objectStore).load(new Diagnostics()))
                    .isInstanceOf(Diagnostics.Stopped.class);
            repair.write();
        }
        assertThat(store(objectStore).load(new Diagnostics())).isEqualTo(report.kept());
        run(objectStore, "thing.next");
        assertThat(store(objectStore).load(new Diagnostics()))
                .isEqualTo(report.kept().after(made("thing.next")));
        return report;
    }

    @Test
    void hasNothingToDoWithAStateThatCanBeRead() throws Exception {
        leave();
        try (StateStore.Repair repair = store(objectStore).repair(lockInfo(), new Diagnostics())) {
            assertThat(repair.report()).isEmpty();
            String before = text(J);
            repair.write();
            assertThat(text(J)).isEqualTo(before);
        }
        assertThat(store(objectStore).lockInfo()).isEmpty();
    }

    @Test
    void keepsTheLinesBeforeADamagedOne() throws Exception {
        leave();
        String damaged = text(J).replace("\"id-of-thing.d\"", "\"id-of-thing.D\"");
        put(J, damaged);
        RecoveryReport report = repaired();
        assertThat(addresses(report.kept())).containsExactly("a", "b", "c");
        assertThat(report.from()).isEqualTo("the snapshot and 1 line of the journal");
        assertThat(report.lost()).isEqualTo(2);
        assertThat(report.lostAddresses()).containsExactly(Samples.address("thing.d"), Samples.address("thing.e"));
        assertThat(report.damaged()).containsExactly("memory://" + J);
        assertThat(report.kept().serial()).isEqualTo(6);
        assertThat(text(J + ".damaged")).isEqualTo(damaged);
    }

    @Test
    void doesTheSameWithWhatIsEncrypted() throws Exception {
        key = Optional.of(new KnownKey("one"));
        leave();
        String[] lines = text(J).split("\n");
        lines[3] = "x" + lines[3].substring(1);
        put(J, String.join("\n", lines) + "\n");
        RecoveryReport report = repaired();
        assertThat(addresses(report.kept())).containsExactly("a", "b", "c");
        assertThat(report.lostAddresses()).containsExactly(Samples.address("thing.d"), Samples.address("thing.e"));
        assertThat(text(J + ".damaged")).doesNotContain("thing.");
    }

    /** The end mark knows how many changes there were. */
    @Test
    void saysExactlyHowManyChangesAreCutOff() throws Exception {
        leave();
        String[] lines = text(J).split("\n");
        put(J, lines[0] + "\n" + lines[1] + "\n" + lines[2] + "\n");
        RecoveryReport report = repaired();
        assertThat(addresses(report.kept())).containsExactly("a", "b", "c");
        assertThat(report.lost()).isEqualTo(2);
        assertThat(report.resourcesBefore()).isEmpty();
        assertThat(report.damaged()).containsExactly("memory://" + J);
    }

    @Test
    void saysHowManyResourcesTheSnapshotHadThatIsLost() throws Exception {
        for (Optional<KeyProvider> each :
                List.<Optional<KeyProvider>>of(Optional.empty(), Optional.of(new KnownKey("one")))) {
            key = each;
            objectStore = new MemoryObjectStore(time);
            run(objectStore, "thing.a");
            run(objectStore, "thing.b", "thing.c", "thing.d", "thing.e");
            put(S, text(S).substring(0, 300));
            RecoveryReport report = repaired();
            assertThat(addresses(report.kept())).containsExactly("a");
            assertThat(report.lost()).isEqualTo(4);
            assertThat(report.resourcesBefore()).hasValue(5);
        }
    }

    @Test
    void goesOnFromASnapshotWhoseJournalWasTakenAway() throws Exception {
        leave();
        objectStore.lose(J);
        RecoveryReport report = repaired();
        assertThat(addresses(report.kept())).containsExactly("a", "b");
        assertThat(report.damaged()).isEmpty();
    }

    @Test
    void keepsTheSnapshotWhenTheJournalHasNoHead() throws Exception {
        leave();
        put(J, text(J).substring(20));
        RecoveryReport report = repaired();
        assertThat(addresses(report.kept())).containsExactly("a", "b");
        assertThat(report.lost()).isEqualTo(3);
        assertThat(report.lostAddresses()).hasSize(3);
    }

    @Test
    void takesTheNewestBackupWhenTheSnapshotIsDamaged() throws Exception {
        leave();
        put(S, "half a sta");
        RecoveryReport report = repaired();
        assertThat(addresses(report.kept())).containsExactly("a");
        assertThat(report.from()).isEqualTo("backup 0");
        assertThat(report.lost()).isEqualTo(4);
        assertThat(report.damaged()).containsExactly("memory://" + S, "memory://" + J);
        assertThat(text(S + ".damaged")).isEqualTo("half a sta");
        assertThat(text(J + ".damaged")).contains("thing.e");
    }

    @Test
    void takesABackupFromWhichTheJournalGoesOn() throws Exception {
        run(objectStore, "thing.a");
        run(objectStore, "thing.b");
        // Killed between its snapshot and the head of its journal: a backup holds what the journal goes on from.
        runKilledAt(6, Moment.AFTER, "thing.c", "thing.d");
        assertThat(store(objectStore).backups(new Diagnostics())).hasSize(2);
        put(S, "half a sta");
        RecoveryReport report = repaired();
        assertThat(addresses(report.kept())).containsExactly("a", "b", "c", "d");
        assertThat(report.from()).isEqualTo("backup 1 and 2 lines of the journal");
        assertThat(report.lost()).isZero();
        assertThat(report.damaged()).containsExactly("memory://" + S);
    }

    @Test
    void needsNoSnapshotInTheFirstRun() throws Exception {
        runKilledAt(5, Moment.BEFORE, "thing.a", "thing.b");
        put(J, text(J).replace("\"id-of-thing.b\"", "\"id-of-thing.B\""));
        RecoveryReport report = repaired();
        assertThat(addresses(report.kept())).containsExactly("a");
    }

    @Test
    void keepsASnapshotThatWasPutBackWhenNothingLeadsFurther() throws Exception {
        run(objectStore, "thing.a");
        byte[] old = objectStore.read(S).orElseThrow().bytes();
        run(objectStore, "thing.b");
        run(objectStore, "thing.c");
        objectStore.put(S, old);
        objectStore.lose(S + ".backup-1");
        RecoveryReport report = repaired();
        assertThat(addresses(report.kept())).containsExactly("a");
        assertThat(report.from()).isEqualTo("the snapshot");
        assertThat(report.lost()).isEqualTo(2);
        assertThat(report.kept().serial()).isEqualTo(4);
    }

    @Test
    void stopsWhenNothingCanBeKept() throws Exception {
        put(S, "half a sta");
        Diagnostics diagnostics = new Diagnostics();
        assertThatThrownBy(() -> store(objectStore).repair(lockInfo(), diagnostics))
                .isInstanceOf(Diagnostics.Stopped.class);
        assertThat(diagnostics.all()).extracting(Diagnostic::code).containsExactly("nothing-to-keep");
        assertThat(text(S)).isEqualTo("half a sta");
        assertThat(store(objectStore).lockInfo()).isEmpty();
    }

    /** What another key or a later version opens is not damaged. */
    @Test
    void stopsWhereItIsTheKeyOrTheVersionThatIsWrong() throws Exception {
        key = Optional.of(new KnownKey("one"));
        leave();
        key = Optional.of(new KnownKey("two"));
        assertStops("wrong-key");
        key = Optional.empty();
        assertStops("wrong-key");
        objectStore = new MemoryObjectStore(time);
        leave();
        key = Optional.of(new KnownKey("one"));
        assertStops("not-encrypted");
        key = Optional.empty();
        put(S, "{\"format\":9,\"lineage\":\"l\"}");
        assertStops("newer-state");
    }

    private void assertStops(String code) throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        assertThatThrownBy(() -> store(objectStore).repair(lockInfo(), diagnostics))
                .isInstanceOf(Diagnostics.Stopped.class);
        assertThat(diagnostics.all()).extracting(Diagnostic::code).contains(code);
        assertThat(objectStore.names()).noneMatch(name -> name.endsWith(".damaged"));
        assertThat(store(objectStore).lockInfo()).isEmpty();
    }

    @Test
    void knowsAChangedSnapshotFromAWrongKey() throws Exception {
        key = Optional.of(new KnownKey("one"));
        leave();
        put(S, text(S).replace("\"serial\" : 2", "\"serial\" : 3"));
        assertThat(addresses(repaired().kept())).containsExactly("a");
    }

    @Test
    void canBeMadeAgainWhereverItIsKilled() throws Exception {
        for (Moment moment : Moment.values()) {
            for (int write = 1; ; write++) {
                objectStore = new MemoryObjectStore(time);
                leave();
                String damaged = text(J).replace("\"id-of-thing.d\"", "\"id-of-thing.D\"");
                put(J, damaged);
                RoughObjectStore rough = new RoughObjectStore(objectStore).dies(write, moment);
                try (StateStore.Repair repair = store(rough).repair(lockInfo(), new Diagnostics())) {
                    repair.write();
                } catch (RoughObjectStore.Killed dead) {
                    time.passes(LockRecord.LEASE);
                }
                try (StateStore.Repair repair = store(objectStore).repair(lockInfo(), new Diagnostics())) {
                    repair.write();
                }
                assertThat(addresses(store(objectStore).load(new Diagnostics())))
                        .containsExactly("a", "b", "c");
                assertThat(text(J + ".damaged")).isEqualTo(damaged);
                if (!rough.happened()) {
                    break;
                }
            }
        }
    }

    @Test
    void writesNothingOverAStateThatSomebodyElseRepaired() throws Exception {
        leave();
        put(J, text(J).replace("\"id-of-thing.d\"", "\"id-of-thing.D\""));
        try (StateStore.Repair slow = store(objectStore).repair(lockInfo(), new Diagnostics())) {
            assertThatThrownBy(() -> store(objectStore).repair(lockInfo(), new Diagnostics()))
                    .isInstanceOf(LockedException.class);
            time.passes(LockRecord.LEASE);
            State kept = repaired().kept();
            assertThatThrownBy(slow::write).isInstanceOf(IOException.class);
            assertThat(store(objectStore).load(new Diagnostics())).isEqualTo(kept.after(made("thing.next")));
        }
    }

    @Test
    void listsTheBackupsThatCanBeRead() throws Exception {
        leave();
        put(S + ".backup-7", "half a sta");
        Diagnostics diagnostics = new Diagnostics();
        List<Backup> backups = new ArrayList<>(store(objectStore).backups(diagnostics));
        assertThat(backups).hasSize(1);
        assertThat(backups.get(0).number()).isZero();
        assertThat(addresses(backups.get(0).state())).containsExactly("a");
        assertThat(diagnostics.all()).extracting(Diagnostic::code).containsExactly("unreadable-backup");
        try (StateStore.Lease lease = store(objectStore).lock(lockInfo())) {
            lease.load(new Diagnostics());
            lease.replace(backups.get(0).state());
        }
        assertThat(addresses(store(objectStore).load(new Diagnostics()))).containsExactly("a");
    }
}
