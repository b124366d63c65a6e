package livestream.state.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import livestream.schema.Diagnostics;
import livestream.state.State;
import livestream.state.StateChange;
import livestream.state.store.LoadedState.Seen;
import livestream.state.store.ObjectStore.StoredObject;
import org.jspecify.annotations.Nullable;

/**
 * Writes snapshot and journal for the run that holds the lock. The journal is taken over before anything else, and only who has
 * it writes the snapshot. What was once written into it stays until the snapshot has it, answered or not. Not thread-safe.
 */
final class JournalWriter {

    /** How long a journal may become: it is written whole for each change where nothing can be added at the end. */
    private static final int LONGEST = 256 * 1024;

    /** A large snapshot is not written for every little journal. */
    private static final int SHARE = 8;

    private final StateLayout layout;
    private final ObjectStore objectStore;
    private final HeldLock heldLock;
    private State durable = State.fresh();
    private Journal head = Journal.of("", 0, "", 0, 0);
    private JournalBytes written = JournalBytes.empty(new byte[0], 0);
    private String journalVersion = "";
    private @Nullable String snapshotVersion;
    private int snapshotLength;
    private boolean backedUp;

    JournalWriter(StateLayout layout, HeldLock heldLock) {
        this.layout = layout;
        this.objectStore = layout.objectStore();
        this.heldLock = heldLock;
    }

    /** What is known to be written. */
    State durable() {
        return durable;
    }

    /** Reads what there is and makes sure that whoever held the lock before can add nothing to it. */
    State open(Diagnostics diagnostics) throws IOException {
        return open(diagnostics, false);
    }

    /** Reads what there is and writes all of it again, as it is written now. */
    void rewrite(Diagnostics diagnostics) throws IOException {
        backedUp = true; // nothing changes that anybody would want back
        open(diagnostics, true);
    }

    /** Puts a state in the place of what was found, unless somebody else has written meanwhile. */
    void restore(LoadedState loaded) throws IOException, VersionConflictException {
        backedUp = true; // what is damaged is no backup
        takeOver(loaded, true);
        compact();
    }

    private State open(Diagnostics diagnostics, boolean whole) throws IOException {
        while (true) {
            LoadedState loaded = layout.find(diagnostics);
            heldLock.look(); // who takes the lock after this finds the journal as it is here, or changes it before we
            // can
            try {
                takeOver(loaded, whole || !loaded.journal().lines().isEmpty());
            } catch (VersionConflictException other) {
                // Whoever held the lock before wrote a last line, which belongs to the state; or our own answer was
                // lost.
                continue;
            }
            if (loaded.journal().torn()) {
                diagnostics.add(StateDiagnostics.unfinished(objectStore.location(layout.journal())));
            }
            compact();
            return durable;
        }
    }

    /**
     * Puts a journal of its own in the place of the one that was found.
     *
     * @param whole whether it holds the whole state, so that nobody needs the snapshot to read it
     */
    private void takeOver(LoadedState loaded, boolean whole) throws IOException, VersionConflictException {
        State state = loaded.state();
        Journal mine = whole
                ? Journal.whole(
                        state, heldLock.lockInfo().id(), loaded.journal().runs())
                : empty(state, loaded.journal().runs());
        JournalBytes bytes = layout.journals().write(mine);
        journalVersion = objectStore.write(layout.journal(), loaded.journalVersion(), bytes.bytes());
        head = mine;
        written = bytes;
        durable = state;
        snapshotVersion = loaded.snapshotVersion();
        snapshotLength = loaded.snapshot().map(Seen::length).orElse(0);
    }

    private Journal empty(State state, long runs) {
        return Journal.of(
                state.lineage(),
                state.serial(),
                heldLock.lockInfo().id(),
                runs,
                state.resources().size());
    }

    /** Makes changes durable, one line each, all at once. What failed must come again, first and in the same order. */
    void append(List<StateChange> entries) throws IOException {
        State state = durable;
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (StateChange entry : entries) {
            String fingerprints = state.lineage();
            state = state.after(entry);
            lines.writeBytes(layout.journals().line(entry, fingerprints, head.lineage(), state.serial()));
        }
        byte[] more = lines.toByteArray();
        JournalBytes all = written.plus(more, state.serial());
        try {
            journalVersion = objectStore.append(layout.journal(), journalVersion, written.bytes(), more, all.mark());
        } catch (VersionConflictException other) {
            journalVersion = rewrite(all.bytes());
        }
        written = all;
        durable = state;
    }

    /** Whether the journal has become so long that the snapshot should take it in. */
    boolean isLong() {
        return written.bytes().length > Math.max(LONGEST, snapshotLength / SHARE);
    }

    /** Takes the journal into the snapshot; to be asked only when the last change was written without failure. */
    void compact() throws IOException {
        if (durable.serial() == head.base()) {
            return;
        }
        backUp();
        writeSnapshot();
        Journal next = empty(durable, head.runs());
        JournalBytes bytes = layout.journals().write(next);
        try {
            journalVersion = objectStore.write(layout.journal(), journalVersion, bytes.bytes());
        } catch (VersionConflictException other) {
            journalVersion = rewrite(bytes.bytes());
        }
        head = next;
        written = bytes;
    }

    /**
     * The journal is not the one that was written last. Its head tells whether that was an earlier request of our own, whose
     * answer was lost, or somebody else.
     */
    private String rewrite(byte[] bytes) throws IOException {
        while (true) {
            Optional<StoredObject> stored = objectStore.read(layout.journal());
            if (stored.isEmpty()
                    || !JournalFormat.holdOf(stored.get().bytes())
                            .equals(heldLock.lockInfo().id())) {
                throw heldLock.lose();
            }
            try {
                return objectStore.write(layout.journal(), stored.get().version(), bytes);
            } catch (VersionConflictException other) {
                continue;
            }
        }
    }

    private void writeSnapshot() throws IOException {
        byte[] bytes = layout.snapshots().write(durable);
        String seen = snapshotVersion;
        while (true) {
            try {
                snapshotVersion = objectStore.write(layout.snapshot(), seen, bytes);
                snapshotLength = bytes.length;
                return;
            } catch (VersionConflictException other) {
                seen = foreignSnapshot();
            }
        }
    }

    /**
     * Whoever held the lock before was in the middle of writing the snapshot: all that it can hold was in the journal when it was
     * taken over, so that it may be replaced for as long as the journal is ours. Looking at the journal comes last: who takes it
     * over after that writes the snapshot too, and what was seen here is not there any more.
     */
    private @Nullable String foreignSnapshot() throws IOException {
        String seen =
                objectStore.read(layout.snapshot()).map(StoredObject::version).orElse(null);
        boolean ours = objectStore
                .read(layout.journal())
                .filter(stored -> stored.version().equals(journalVersion))
                .isPresent();
        if (!ours) {
            throw heldLock.lose();
        }
        return seen;
    }

    /** Keeps what the snapshot was before this run, in the place of the oldest backup. */
    private void backUp() throws IOException {
        Optional<StoredObject> before = backedUp ? Optional.empty() : objectStore.read(layout.snapshot());
        if (before.isPresent()) {
            String backup = layout.backup(head.runs() % StateLayout.BACKUPS);
            String seen = objectStore.read(backup).map(StoredObject::version).orElse(null);
            try {
                objectStore.write(backup, seen, before.get().bytes());
                head = head.oneRunOn();
            } catch (VersionConflictException other) {
                // A backup of this very moment by somebody else is as good.
                return;
            }
        }
        backedUp = true;
    }
}
