package livestream.state.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Value;
import livestream.state.LockInfo;
import livestream.state.Samples;
import livestream.state.State;
import livestream.state.StateChange;
import livestream.state.StateStore;
import livestream.state.encryption.KeyProvider;
import livestream.state.encryption.PassphraseKeyProvider;
import org.junit.jupiter.api.Test;

/** What is kept says nothing to who has not the key, and nothing wrong to who has. */
class EncryptionTest {
    private static final String S = Story.NAME;
    private static final String J = Story.NAME + ".journal";
    private static final StateChange LINE =
            new StateChange.Applied(Samples.recorded("thing.line", Value.fields("Name", "canary-name")));

    private final Time time = new Time();
    private final MemoryObjectStore objectStore = new MemoryObjectStore(time);

    private JournaledStore store(ObjectStore in, KeyProvider key) {
        return new JournaledStore(in, S, Optional.ofNullable(key), time);
    }

    private static LockInfo lockInfo() {
        return LockInfo.me("apply", Samples.NOON);
    }

    private State read(KeyProvider key) {
        return store(objectStore, key).load(new Diagnostics());
    }

    private String refused(KeyProvider key) {
        Diagnostics diagnostics = new Diagnostics();
        List<byte[]> before = all();
        assertThatThrownBy(() -> store(objectStore, key).load(diagnostics)).isInstanceOf(Diagnostics.Stopped.class);
        assertThatThrownBy(() -> {
                    try (StateStore.Lease lease = store(objectStore, key).lock(lockInfo())) {
                        lease.load(new Diagnostics());
                    }
                })
                .isInstanceOf(Diagnostics.Stopped.class);
        assertThat(all()).usingRecursiveComparison().isEqualTo(before);
        assertThat(diagnostics.all()).hasSize(1);
        assertThat(diagnostics.all().get(0).help().orElseThrow()).contains("nothing was changed");
        return diagnostics.all().get(0).code();
    }

    private List<byte[]> all() {
        return objectStore.names().stream()
                .filter(name -> !name.endsWith(".lock"))
                .sorted()
                .map(name -> objectStore.read(name).orElseThrow().bytes())
                .toList();
    }

    /** A snapshot, and a journal with lines. */
    private void leave(KeyProvider key) throws Exception {
        try (StateStore.Lease lease = store(objectStore, key).lock(lockInfo())) {
            lease.load(new Diagnostics());
            lease.replace(Samples.full());
        }
        leaveLines(key);
    }

    private void leaveLines(KeyProvider key) throws Exception {
        RoughObjectStore rough = new RoughObjectStore(objectStore).refuses(S);
        try (StateStore.Lease lease = store(rough, key).lock(lockInfo())) {
            lease.load(new Diagnostics());
            lease.write(LINE);
            lease.write(new StateChange.Pinned("999999999999", null, null));
        }
    }

    private static State left() {
        return Samples.full().after(LINE).after(new StateChange.Pinned("999999999999", null, null));
    }

    @Test
    void readsWhatItWrote() throws Exception {
        leave(new KnownKey("one"));
        assertThat(read(new KnownKey("one"))).isEqualTo(left());
    }

    @Test
    void readsWithTheSamePassphraseAndWithNoOther() throws Exception {
        leave(new PassphraseKeyProvider("correct horse battery"));
        assertThat(read(new PassphraseKeyProvider("correct horse battery"))).isEqualTo(left());
        assertThat(refused(new PassphraseKeyProvider("incorrect horse battery")))
                .isEqualTo("wrong-key");
    }

    @Test
    void refusesAnotherKeyAndNone() throws Exception {
        leave(new KnownKey("one"));
        assertThat(refused(new KnownKey("two"))).isEqualTo("wrong-key");
        assertThat(refused(null)).isEqualTo("wrong-key");
        assertThat(refused(new PassphraseKeyProvider("of another method"))).isEqualTo("wrong-key");
    }

    @Test
    void refusesAJournalOfAnotherKeyWhereThereIsNoSnapshotYet() throws Exception {
        leaveLines(new KnownKey("one"));
        assertThat(objectStore.read(S)).isEmpty();
        assertThat(refused(new KnownKey("two"))).isEqualTo("wrong-key");
        assertThat(refused(null)).isEqualTo("wrong-key");
        assertThat(read(new KnownKey("one")).resources()).hasSize(1);
    }

    @Test
    void refusesWhatIsInTheClearWhereItShallBeEncrypted() throws Exception {
        leave(null);
        assertThat(refused(new KnownKey("one"))).isEqualTo("not-encrypted");
        objectStore.lose(S);
        objectStore.lose(J);
        leaveLines(null);
        assertThat(refused(new KnownKey("one"))).isEqualTo("not-encrypted");
    }

    /** A line in the clear has a right checksum, whoever wrote it. */
    @Test
    void refusesALineInTheClearBelowEncryptedOnes() throws Exception {
        leave(null);
        String clear = text(J).split("\n")[3];
        objectStore.lose(S);
        objectStore.lose(J);
        leave(new KnownKey("one"));
        String[] lines = text(J).split("\n");
        objectStore.put(J, Forgery.withMark(lines[0], lines[2], clear));
        assertThat(refused(new KnownKey("one"))).isEqualTo("damaged-journal");
    }

    private String text(String name) {
        return new String(objectStore.read(name).orElseThrow().bytes(), StandardCharsets.UTF_8);
    }

    /** Only what says where the journal ends may change: all lines are there, and are read. {@link DamageTest} has every bit. */
    @Test
    void tellsOfEveryByteThatWasChanged() throws Exception {
        KeyProvider key = new KnownKey("one");
        leave(key);
        for (String name : List.of(S, J)) {
            byte[] whole = objectStore.read(name).orElseThrow().bytes();
            int refused = 0;
            for (int at = 0; at < whole.length; at++) {
                byte[] changed = whole.clone();
                changed[at] ^= 1;
                objectStore.put(name, changed);
                Diagnostics diagnostics = new Diagnostics();
                try {
                    State read = store(objectStore, key).load(diagnostics);
                    assertThat(read).as("byte " + at + " of " + name).isEqualTo(left());
                } catch (Diagnostics.Stopped stopped) {
                    refused++;
                    assertThat(diagnostics.all()).hasSize(1);
                }
            }
            assertThat(refused).as(name).isEqualTo(name.equals(J) ? whole.length - EndMark.LENGTH : whole.length);
            objectStore.put(name, whole);
        }
    }

    @Test
    void opensASnapshotOnlyAsWhatItIs() throws Exception {
        KeyProvider key = new KnownKey("one");
        leave(key);
        String snapshot = text(S);
        for (String[] forged : new String[][] {
            {"\"serial\" : 1", "\"serial\" : 2"}, {"lineage-1", "lineage-2"}, {"\"resources\" : 2", "\"resources\" : 1"}
        }) {
            assertThat(snapshot).contains(forged[0]);
            String changed = snapshot.replace(forged[0], forged[1]);
            objectStore.put(S, changed.getBytes(StandardCharsets.UTF_8));
            assertThat(refused(key)).isEqualTo("unreadable-state");
            objectStore.put(S, Forgery.withDigest(changed));
            assertThat(refused(key)).isEqualTo("wrong-key");
        }
        objectStore.put(S, snapshot.getBytes(StandardCharsets.UTF_8));
        assertThat(read(key)).isEqualTo(left());
    }

    @Test
    void opensALineOnlyInItsPlace() throws Exception {
        KeyProvider key = new KnownKey("one");
        leave(key);
        String[] lines = text(J).split("\n");
        objectStore.put(J, Forgery.withMark(lines[0], lines[2], lines[3]));
        assertThat(read(key)).isEqualTo(left());
        objectStore.put(J, Forgery.withMark(lines[0], lines[3], lines[2]));
        assertThat(refused(key)).isEqualTo("damaged-journal");
        objectStore.put(J, Forgery.withMark(lines[0], lines[3]));
        assertThat(refused(key)).isEqualTo("damaged-journal");
        objectStore.put(J, Forgery.withMark(lines[0], lines[2], lines[2]));
        assertThat(refused(key)).isEqualTo("damaged-journal");
    }

    @Test
    void showsNothingOfTheStateToWhoHasNoKey() throws Exception {
        leave(new KnownKey("one"));
        leave(new KnownKey("one"));
        assertThat(objectStore.names()).hasSizeGreaterThan(3);
        for (String name : objectStore.names()) {
            assertThat(new String(objectStore.read(name).orElseThrow().bytes(), StandardCharsets.ISO_8859_1))
                    .as(name)
                    .doesNotContain(
                            "thing.", "id-of", "canary", "012345678901", "999999999999", "a.example", "eu-central");
        }
    }

    @Test
    void needsTheKeyServiceOnceARun() throws Exception {
        leave(new KnownKey("one"));
        KnownKey key = new KnownKey("one").answers(1);
        try (StateStore.Lease lease = store(objectStore, key).lock(lockInfo())) {
            lease.load(new Diagnostics());
            for (StateChange entry : Story.ENTRIES) {
                lease.write(entry);
            }
        }
        assertThat(read(new KnownKey("one")).lineage()).isEqualTo("lineage-2");
    }

    @Test
    void needsTheKeyServiceOnceInTheFirstRunToo() throws Exception {
        try (StateStore.Lease lease =
                store(objectStore, new KnownKey("one").answers(1)).lock(lockInfo())) {
            lease.load(new Diagnostics());
            lease.write(LINE);
        }
        assertThat(read(new KnownKey("one")).resources()).hasSize(1);
    }

    @Test
    void changesNothingWhenTheKeyServiceIsDownFromTheStart() throws Exception {
        leave(new KnownKey("one"));
        try (StateStore.Lease lease =
                store(objectStore, new KnownKey("one").answers(0)).lock(lockInfo())) {
            assertThatThrownBy(() -> lease.load(new Diagnostics())).isInstanceOf(IOException.class);
        }
        Diagnostics diagnostics = new Diagnostics();
        assertThatThrownBy(
                        () -> store(objectStore, new KnownKey("one").answers(0)).load(diagnostics))
                .isInstanceOf(Diagnostics.Stopped.class);
        assertThat(diagnostics.all()).extracting(Diagnostic::code).containsExactly("unreadable-state");
        assertThat(read(new KnownKey("one"))).isEqualTo(left());
    }

    /** A reader of another document must not change what a writer writes with. */
    @Test
    void writesWithOneKeyWhateverIsReadMeanwhile() throws Exception {
        KeyProvider key = new KnownKey("one");
        leaveLines(key);
        byte[] olderJournal = objectStore.read(J).orElseThrow().bytes();
        objectStore.lose(J);
        JournaledStore store = store(objectStore, key);
        try (StateStore.Lease lease = store.lock(lockInfo())) {
            lease.load(new Diagnostics());
            lease.write(LINE);
            byte[] ours = objectStore.read(J).orElseThrow().bytes();
            MemoryObjectStore.Swap swap = objectStore.swap(J, olderJournal);
            store.load(new Diagnostics());
            swap.back();
            assertThat(objectStore.read(J).orElseThrow().bytes()).isEqualTo(ours);
            lease.write(new StateChange.Pinned("999999999999", null, null));
        }
        assertThat(read(key).account()).isEqualTo("999999999999");
    }
}
