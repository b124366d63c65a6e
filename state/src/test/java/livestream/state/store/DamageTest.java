package livestream.state.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Value;
import livestream.state.CreateIntent;
import livestream.state.LockInfo;
import livestream.state.RecoveryReport;
import livestream.state.Samples;
import livestream.state.State;
import livestream.state.StateChange;
import livestream.state.StateStore;
import livestream.state.encryption.KeyProvider;
import livestream.state.store.RoughObjectStore.Moment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every bit of a small state is flipped, one at a time, and it is cut at every byte: each time a finding names the object, or the
 * state is read as it is; never as an earlier or another one. A write that was cut off anywhere is no damage.
 */
class DamageTest {
    private static final String S = Story.NAME;
    private static final String J = Story.NAME + ".journal";

    /** A repair is tried on one in so many mutations; on all with {@code -Dsweep=full}. */
    private static final int ONE_IN = "full".equals(System.getProperty("sweep")) ? 1 : 23;

    private static final List<StateChange> CHANGES = List.of(
            new StateChange.Pinned("012345678901", "eu-west-1", null),
            new StateChange.CreateStarted(
                    new CreateIntent(Samples.address("thing.d"), "token-d", Value.fields("Name", "d"), Samples.NOON)),
            new StateChange.Applied(Samples.recorded("thing.d", Value.fields("Name", "d"), "thing.a")),
            new StateChange.Moved(Samples.address("thing.a"), Samples.address("thing.e")),
            new StateChange.OutputsSet(
                    new TreeMap<>(java.util.Map.of("news/dash", Value.text("https://a.example/news.mpd")))),
            new StateChange.Removed(Samples.address("thing.b")));

    private final Time time = new Time();
    private final List<State> states = new ArrayList<>();

    static Stream<Arguments> objects() {
        return Stream.of("clear", "encrypted")
                .flatMap(kind -> Stream.of(S, J).map(object -> Arguments.of(kind, object)));
    }

    private static Optional<KeyProvider> key(String kind) {
        return kind.equals("clear") ? Optional.empty() : Optional.of(new KnownKey("one"));
    }

    private JournaledStore store(ObjectStore objectStore, String kind) {
        return new JournaledStore(objectStore, S, key(kind), time);
    }

    private static LockInfo lockInfo() {
        return LockInfo.me("apply", Samples.NOON);
    }

    /** A backup, a snapshot and a journal with changes, as a killed run leaves them. */
    private MemoryObjectStore left(String kind) throws Exception {
        MemoryObjectStore objectStore = new MemoryObjectStore(time);
        for (State state : List.of(State.fresh("lineage-1").next(), Samples.full())) {
            try (StateStore.Lease lease = store(objectStore, kind).lock(lockInfo())) {
                lease.load(new Diagnostics());
                lease.replace(state);
                states.add(lease.state());
            }
        }
        RoughObjectStore rough = new RoughObjectStore(objectStore).dies(3 + CHANGES.size(), Moment.BEFORE);
        try (StateStore.Lease lease = store(rough, kind).lock(lockInfo())) {
            lease.load(new Diagnostics());
            for (StateChange change : CHANGES) {
                lease.write(change);
                states.add(lease.state());
            }
        } catch (RoughObjectStore.Killed dead) {
            time.passes(LockRecord.LEASE);
        }
        assertThat(store(objectStore, kind).load(new Diagnostics())).isEqualTo(last());
        return objectStore;
    }

    private State last() {
        return states.get(states.size() - 1);
    }

    private static byte[] bytes(MemoryObjectStore objectStore, String name) {
        return objectStore.read(name).orElseThrow().bytes();
    }

    private static byte[] flipped(byte[] whole, int bit) {
        byte[] changed = whole.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }

    @ParameterizedTest
    @MethodSource("objects")
    void everyBitAndEveryCutIsFoundOrSaysTheSame(String kind, String object) throws Exception {
        MemoryObjectStore objectStore = left(kind);
        byte[] whole = bytes(objectStore, object);
        int same = 0;
        for (int bit = 0; bit < whole.length * 8; bit++) {
            objectStore.put(object, flipped(whole, bit));
            same += isFound(objectStore, kind, object, "bit " + bit) ? 0 : 1;
        }
        // All that may change is the line that says where the journal ends: its lines are all there, and are read.
        assertThat(same).isEqualTo(object.equals(J) ? EndMark.LENGTH * 8 : 0);
        for (int length = 0; length < whole.length; length++) {
            objectStore.put(object, Arrays.copyOf(whole, length));
            assertThat(isFound(objectStore, kind, object, "cut to " + length))
                    .as("cut to " + length)
                    .isTrue();
        }
        System.out.printf(
                "damaged %s %s: %,d bits flipped, %,d found, %,d read as the same state; %,d cuts, all found%n",
                kind,
                object.equals(J) ? "journal" : "snapshot",
                whole.length * 8,
                whole.length * 8 - same,
                same,
                whole.length);
    }

    /** Whether there is a finding, which names the object; else the state must be the same. */
    private boolean isFound(MemoryObjectStore objectStore, String kind, String object, String what) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            assertThat(store(objectStore, kind).load(diagnostics)).as(what).isEqualTo(last());
            return false;
        } catch (Diagnostics.Stopped stopped) {
            assertThat(diagnostics.all()).as(what).hasSize(1);
            Diagnostic finding = diagnostics.all().get(0);
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.message()).as(what).contains("`memory://" + object + "`");
            return true;
        }
    }

    @ParameterizedTest
    @MethodSource("objects")
    void repairRecoversFromEach(String kind, String object) throws Exception {
        byte[] whole = bytes(left(kind), object);
        int repaired = 0;
        for (int mutation = 0; mutation < whole.length * 9; mutation += ONE_IN) {
            boolean flips = mutation < whole.length * 8;
            byte[] changed = flips ? flipped(whole, mutation) : Arrays.copyOf(whole, mutation - whole.length * 8);
            states.clear();
            MemoryObjectStore objectStore = left(kind);
            objectStore.put(object, changed);
            repaired += isRepaired(objectStore, kind, "mutation " + mutation) ? 1 : 0;
        }
        System.out.printf("repaired %s %s: %,d%n", kind, object.equals(J) ? "journal" : "snapshot", repaired);
        assertThat(repaired).isPositive();
    }

    /** Whether there was something to repair. Afterwards the state is one that there was once, and a run goes on from it. */
    private boolean isRepaired(MemoryObjectStore objectStore, String kind, String what) throws Exception {
        boolean knowsItsEnd = EndMark.in(bytes(objectStore, J)).isPresent();
        Optional<RecoveryReport> report;
        try (StateStore.Repair repair = store(objectStore, kind).repair(lockInfo(), new Diagnostics())) {
            report = repair.report();
            repair.write();
        }
        State now = store(objectStore, kind).load(new Diagnostics());
        assertThat(states).as(what).anyMatch(state -> state.atLeast(now.serial())
                .equals(now));
        if (report.isPresent()) {
            assertThat(now).as(what).isEqualTo(report.get().kept());
            int kept = states.indexOf(states.stream()
                    .filter(state -> state.atLeast(now.serial()).equals(now))
                    .findFirst()
                    .orElseThrow());
            long lost = states.size() - 1 - kept;
            assertThat(report.get().lost()).as(what).isBetween(knowsItsEnd ? lost : 0, lost);
            if (knowsItsEnd) {
                assertThat(now.serial()).as(what).isGreaterThan(last().serial());
            }
        }
        try (StateStore.Lease lease = store(objectStore, kind).lock(lockInfo())) {
            assertThat(lease.load(new Diagnostics())).as(what).isEqualTo(now);
            lease.write(CHANGES.get(0));
        }
        return report.isPresent();
    }

    /** What was not acknowledged may be lost and may be there; to write it is two writes, of which each can be cut off anywhere. */
    @ParameterizedTest
    @MethodSource("kinds")
    void aWriteThatWasCutOffIsNoDamage(String kind) throws Exception {
        MemoryObjectStore objectStore = left(kind);
        byte[] before = bytes(objectStore, J);
        int lines = before.length;
        Consumer<byte[]> reads = bytes -> {
            objectStore.put(J, bytes);
            Diagnostics diagnostics = new Diagnostics();
            assertThat(store(objectStore, kind).load(diagnostics))
                    .isIn(states.subList(states.size() - 3, states.size()));
            assertThat(diagnostics.all()).isEmpty();
        };
        byte[] after = twoMore(objectStore, kind);
        int cuts = 0;
        for (int length = lines; length <= after.length; length++) {
            byte[] cut = Arrays.copyOf(after, length);
            System.arraycopy(before, 0, cut, 0, lines);
            reads.accept(cut);
            // A place on the disk that was taken and not filled.
            byte[] hole = Arrays.copyOf(cut, after.length);
            reads.accept(hole);
            cuts++;
        }
        int mark = JournalFormat.endOfLine(before, 0);
        for (int done = 0; done <= EndMark.LENGTH; done++) {
            byte[] cut = after.clone();
            System.arraycopy(before, mark + done, cut, mark + done, EndMark.LENGTH - done);
            objectStore.put(J, cut);
            assertThat(store(objectStore, kind).load(new Diagnostics())).isEqualTo(last());
            cuts++;
        }
        System.out.printf("cut off %s: %,d places in a write of two changes, none of them is damage%n", kind, cuts);
    }

    static Stream<String> kinds() {
        return Stream.of("clear", "encrypted");
    }

    /** The journal with two more changes, written at once. */
    private byte[] twoMore(MemoryObjectStore objectStore, String kind) throws Exception {
        StateCipher cipher = new StateCipher(key(kind));
        JournalFormat format = new JournalFormat(cipher);
        byte[] before = bytes(objectStore, J);
        Journal journal = format.read(before, J, new Diagnostics());
        State state = last();
        java.io.ByteArrayOutputStream more = new java.io.ByteArrayOutputStream();
        for (StateChange entry : List.of(
                new StateChange.CreateAbandoned(Samples.address("thing.c")),
                new StateChange.Pinned("012345678901", null, null))) {
            state = state.after(entry);
            states.add(state);
            more.writeBytes(format.line(entry, state.lineage(), journal.lineage(), state.serial()));
        }
        int mark = JournalFormat.endOfLine(before, 0);
        byte[] old = Arrays.copyOfRange(before, mark + EndMark.LENGTH, before.length);
        JournalBytes all = JournalBytes.empty(Arrays.copyOf(before, mark), journal.base())
                .plus(old, journal.base() + journal.lines().size());
        assertThat(all.bytes()).isEqualTo(before);
        return all.plus(more.toByteArray(), state.serial()).bytes();
    }
}
