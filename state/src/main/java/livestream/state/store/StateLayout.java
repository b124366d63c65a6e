package livestream.state.store;

import java.io.IOException;
import java.util.Optional;
import livestream.schema.Diagnostics;
import livestream.state.State;
import livestream.state.store.LoadedState.Seen;
import livestream.state.store.ObjectStore.StoredObject;

/** The objects of one state in an object store, by their names, and how they are read together. */
final class StateLayout {
    /** How many earlier snapshots are kept: the last of as many runs that changed something. */
    static final int BACKUPS = 10;

    /** A writer who is in between the two objects is done long before so many looks. */
    private static final int LOOKS = 20;

    private final ObjectStore objectStore;
    private final String name;
    private final SnapshotFormat snapshots;
    private final JournalFormat journals;

    StateLayout(ObjectStore objectStore, String name, StateCipher cipher) {
        this.objectStore = objectStore;
        this.name = name;
        this.snapshots = new SnapshotFormat(cipher);
        this.journals = new JournalFormat(cipher);
    }

    ObjectStore objectStore() {
        return objectStore;
    }

    SnapshotFormat snapshots() {
        return snapshots;
    }

    JournalFormat journals() {
        return journals;
    }

    String snapshot() {
        return name;
    }

    String journal() {
        return name + ".journal";
    }

    String lock() {
        return name + ".lock";
    }

    String backup(long number) {
        return name + ".backup-" + number;
    }

    String damaged(String object) {
        return object + ".damaged";
    }

    String location() {
        return objectStore.location(name);
    }

    /**
     * Reads snapshot and journal. Whoever reads while they are written looks again until the two belong together.
     *
     * @throws Diagnostics.Stopped when what is there cannot be read
     */
    LoadedState find(Diagnostics diagnostics) throws IOException {
        for (int look = 0; look < LOOKS; look++) {
            Optional<StoredObject> snapshot = objectStore.read(snapshot());
            Optional<StoredObject> written = objectStore.read(journal());
            try {
                Journal journal = journal(written, diagnostics);
                State base = base(snapshot, written.isPresent(), journal, diagnostics);
                if (written.isEmpty() || journal.follows(base)) {
                    return new LoadedState(journal.after(base), snapshot.map(Seen::of), written.map(Seen::of), journal);
                }
            } catch (CorruptJournalException e) {
                throw StateDiagnostics.stop(
                        diagnostics, StateDiagnostics.damagedLine(objectStore.location(journal()), e));
            }
        }
        throw StateDiagnostics.stop(
                diagnostics, StateDiagnostics.journalOfAnother(objectStore.location(journal()), location()));
    }

    private Journal journal(Optional<StoredObject> written, Diagnostics diagnostics)
            throws IOException, CorruptJournalException {
        return written.isEmpty()
                ? Journal.of("", 0, "", 0, 0)
                : journals.read(written.get().bytes(), objectStore.location(journal()), diagnostics);
    }

    private State base(Optional<StoredObject> snapshot, boolean begun, Journal journal, Diagnostics diagnostics)
            throws IOException {
        if (snapshot.isPresent() && !journal.isWhole()) {
            State state = snapshots.read(snapshot.get().bytes(), location(), diagnostics);
            if (!begun && SnapshotFormat.isWrittenBesideAJournal(snapshot.get().bytes())) {
                throw StateDiagnostics.stop(
                        diagnostics, StateDiagnostics.withoutJournal(objectStore.location(journal()), location()));
            }
            return state;
        }
        return begun ? State.fresh(journal.lineage()) : State.fresh();
    }
}
