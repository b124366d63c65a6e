package livestream.state.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import livestream.golden.Golden;
import livestream.schema.DiagnosticPrinter;
import livestream.schema.Diagnostics;
import livestream.schema.Value;
import livestream.state.LockInfo;
import livestream.state.Samples;
import livestream.state.StateChange;
import livestream.state.StateStore;
import livestream.state.encryption.KeyProvider;
import livestream.state.store.RoughObjectStore.Moment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person is told of a state that cannot be read, or not wholly. */
class MessagesTest {
    private static final String S = Story.NAME;
    private static final String J = Story.NAME + ".journal";
    private static final int WIDTH = 100;

    private final Time time = new Time();
    private final MemoryObjectStore objectStore = new MemoryObjectStore(time);

    private JournaledStore store(ObjectStore in, Optional<KeyProvider> key) {
        return new JournaledStore(in, S, key, time);
    }

    private static LockInfo lockInfo() {
        return LockInfo.me("apply", Samples.NOON);
    }

    @BeforeEach
    void leave() throws Exception {
        leave(Optional.empty());
    }

    /** A snapshot, and a journal with two lines. */
    private void leave(Optional<KeyProvider> key) throws Exception {
        try (StateStore.Lease lease = store(objectStore, key).lock(lockInfo())) {
            lease.load(new Diagnostics());
            lease.replace(Samples.full());
        }
        try (StateStore.Lease lease = store(new RoughObjectStore(objectStore).dies(5, Moment.BEFORE), key)
                .lock(lockInfo())) {
            lease.load(new Diagnostics());
            lease.write(new StateChange.Applied(Samples.recorded("thing.c", Value.fields("Name", "c"))));
            lease.write(new StateChange.Removed(Samples.address("thing.b")));
        } catch (RoughObjectStore.Killed dead) {
            time.passes(LockRecord.LEASE);
        }
    }

    private void change(String name, String from, String to) {
        String text = new String(objectStore.read(name).orElseThrow().bytes(), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        objectStore.put(name, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    /** What the next run is told, and that it leaves everything as it is when it is an error. */
    private void isTold(String golden, Optional<KeyProvider> key) throws Exception {
        Diagnostics diagnostics = new Diagnostics();
        try (StateStore.Lease lease = store(objectStore, key).lock(lockInfo())) {
            lease.load(diagnostics);
        } catch (Diagnostics.Stopped stopped) {
            assertThat(diagnostics.all()).isNotEmpty();
        }
        matches(golden, diagnostics);
    }

    private static void matches(String golden, Diagnostics diagnostics) {
        String text = new DiagnosticPrinter(diagnostics.sourceTexts(), WIDTH, false).text(diagnostics.all());
        Golden.matches(Path.of("src/test/resources/messages", golden + ".txt"), text);
    }

    @Test
    void ofAnUnfinishedLine() throws Exception {
        String whole = new String(objectStore.read(J).orElseThrow().bytes(), StandardCharsets.UTF_8);
        objectStore.put(J, (whole + "0a1b2c3d {\"serial\":4,\"go").getBytes(StandardCharsets.UTF_8));
        isTold("unfinished-journal", Optional.empty());
        assertThat(store(objectStore, Optional.empty()).load(new Diagnostics()).resources())
                .hasSize(2);
    }

    @Test
    void ofALineThatIsCutOff() throws Exception {
        byte[] whole = objectStore.read(J).orElseThrow().bytes();
        objectStore.put(J, java.util.Arrays.copyOf(whole, whole.length - 9));
        isTold("damaged-journal-cut-line", Optional.empty());
    }

    @Test
    void ofLinesThatAreCutOff() throws Exception {
        String whole = new String(objectStore.read(J).orElseThrow().bytes(), StandardCharsets.UTF_8);
        String shorter = whole.substring(0, whole.lastIndexOf('\n', whole.length() - 2) + 1);
        objectStore.put(J, shorter.getBytes(StandardCharsets.UTF_8));
        isTold("damaged-journal-cut", Optional.empty());
    }

    @Test
    void ofAJournalThatIsGone() throws Exception {
        objectStore.lose(J);
        isTold("damaged-journal-gone", Optional.empty());
    }

    @Test
    void ofASnapshotThatWasChanged() throws Exception {
        change(S, "id-of-thing.a", "id-of-thing.A");
        isTold("changed-state", Optional.empty());
    }

    @Test
    void ofASnapshotThatIsCutOff() throws Exception {
        byte[] whole = objectStore.read(S).orElseThrow().bytes();
        objectStore.put(S, java.util.Arrays.copyOf(whole, whole.length - 9));
        isTold("cut-state", Optional.empty());
    }

    @Test
    void ofADamagedLine() throws Exception {
        change(J, "id-of-thing.c", "id-of-thing.C");
        isTold("damaged-journal", Optional.empty());
    }

    @Test
    void ofAMissingLine() throws Exception {
        String[] lines = new String(objectStore.read(J).orElseThrow().bytes(), StandardCharsets.UTF_8).split("\n");
        objectStore.put(J, (lines[0] + "\n" + lines[1] + "\n" + lines[3] + "\n").getBytes(StandardCharsets.UTF_8));
        isTold("damaged-journal-missing-line", Optional.empty());
    }

    @Test
    void ofAJournalWithoutAHead() throws Exception {
        objectStore.put(J, new byte[0]);
        isTold("damaged-journal-head", Optional.empty());
    }

    @Test
    void ofASnapshotThatIsGone() throws Exception {
        objectStore.lose(S);
        isTold("damaged-journal-alone", Optional.empty());
    }

    @Test
    void ofALaterVersion() throws Exception {
        String later = "{\n  \"format\" : 4,\n  \"lineage\" : \"lineage-1\",\n  \"things\" : {}\n}";
        objectStore.put(S, later.getBytes(StandardCharsets.UTF_8));
        isTold("newer-state", Optional.empty());
    }

    @Test
    void ofAWrongKey() throws Exception {
        objectStore.lose(S);
        objectStore.lose(J);
        leave(Optional.of(new KnownKey("one")));
        isTold("wrong-key", Optional.of(new KnownKey("two")));
        isTold("wrong-key-none", Optional.empty());
    }

    @Test
    void ofAStateInTheClear() throws Exception {
        isTold("not-encrypted", Optional.of(new KnownKey("one")));
    }

    @Test
    void ofAStateOfWhichNothingIsLeft() throws Exception {
        objectStore.put(S, new byte[0]);
        objectStore.put(J, new byte[0]);
        objectStore.put(S + ".backup-0", "half a sta".getBytes(StandardCharsets.UTF_8));
        Diagnostics diagnostics = new Diagnostics();
        try (StateStore.Repair repair = store(objectStore, Optional.empty()).repair(lockInfo(), diagnostics)) {
            assertThat(repair.report()).isEmpty();
        } catch (Diagnostics.Stopped stopped) {
            assertThat(diagnostics.all()).hasSize(2);
        }
        matches("nothing-to-keep", diagnostics);
    }
}
