package livestream.state.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.state.Entry;
import livestream.state.State;
import livestream.state.store.Depot.Kept;
import org.jspecify.annotations.Nullable;

/** Writes snapshot and journal for the run that holds the lock. Not thread-safe. */
final class JournalWriter {

    /** How long a journal may become: it is written whole for each change where nothing can be added at the end. */
    private static final int LONGEST = 256 * 1024;

    /** A large snapshot is not written for every little journal. */
    private static final int SHARE = 8;

    private final Shelf shelf;
    private final Depot depot;
    private final Grip grip;
    private State durable = State.fresh();
    private Journal head = Journal.of("", 0, "", 0);
    private byte[] written = {};
    private String journalVersion = "";
    private @Nullable String snapshotVersion;
    private int snapshotLength;
    private boolean backedUp;

    JournalWriter(Shelf shelf, Grip grip) {
        this.shelf = shelf;
        this.depot = shelf.depot();
        this.grip = grip;
    }

    /** What is known to be written. */
    State durable() {
        return durable;
    }

    /** Reads what there is and makes sure that whoever held the lock before can add nothing to it. */
    State open(Diagnostics diagnostics) throws IOException {
        while (true) {
            Found found = shelf.find(diagnostics);
            durable = found.state();
            snapshotVersion = found.snapshotVersion();
            snapshotLength = found.snapshot().map(kept -> kept.bytes().length).orElse(0);
            head = found.journal();
            try {
                if (!head.lines().isEmpty()) {
                    writeSnapshot(durable);
                }
                begin(found.journalVersion());
                if (found.journal().torn()) {
                    diagnostics.add(unfinished());
                }
                return durable;
            } catch (Superseded other) {
                // Whoever held the lock before wrote a last line: it belongs to the state.
                grip.confirm();
            }
        }
    }

    private Diagnostic unfinished() {
        return Diagnostic.warning(
                        "unfinished-journal",
                        "The last line of the journal `" + depot.location(shelf.journal())
                                + "` is unfinished: a run was cut off while it wrote.")
                .help(
                        "nothing is lost: AWS was asked nothing on the strength of that line, or the plan finds what it was"
                                + " asked.");
    }

    /** Makes changes durable, one line each, all at once. */
    void append(List<Entry> entries) throws IOException {
        State state = durable;
        ByteArrayOutputStream more = new ByteArrayOutputStream();
        for (Entry entry : entries) {
            state = state.after(entry);
            more.writeBytes(shelf.documents().line(entry, state.lineage(), state.serial()));
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(written);
        all.writeBytes(more.toByteArray());
        try {
            journalVersion = depot.append(shelf.journal(), journalVersion, written, more.toByteArray());
        } catch (Superseded other) {
            journalVersion = rewrite(all.toByteArray());
        }
        written = all.toByteArray();
        durable = state;
        if (written.length > Math.max(LONGEST, snapshotLength / SHARE)) {
            compact();
        }
    }

    /** Takes the journal into the snapshot. */
    void compact() throws IOException {
        if (durable.serial() != head.base()) {
            replace(durable);
        }
    }

    /** Puts another state in the place of this one. */
    void replace(State state) throws IOException {
        try {
            writeSnapshot(state);
        } catch (Superseded other) {
            takeSnapshotOver(state);
        }
        durable = state;
        try {
            begin(journalVersion);
        } catch (Superseded other) {
            journalVersion = rewrite(written);
        }
    }

    private void begin(@Nullable String seen) throws IOException, Superseded {
        head = Journal.of(durable.lineage(), durable.serial(), grip.holder().id(), head.runs());
        byte[] bytes = shelf.documents().head(head);
        journalVersion = depot.write(shelf.journal(), seen, bytes);
        written = bytes;
    }

    /**
     * The journal is not the one that was written last. Its head tells whether that was an earlier request of our own, whose
     * answer was lost, or somebody else.
     */
    private String rewrite(byte[] bytes) throws IOException {
        Optional<Kept> kept = depot.read(shelf.journal());
        try {
            if (kept.isPresent()
                    && shelf.documents()
                            .holdOf(kept.get().bytes())
                            .equals(grip.holder().id())) {
                return depot.write(shelf.journal(), kept.get().version(), bytes);
            }
        } catch (Superseded other) {
            throw grip.lose();
        }
        throw grip.lose();
    }

    private void writeSnapshot(State state) throws IOException, Superseded {
        backUp();
        byte[] bytes = shelf.documents().snapshot(state);
        snapshotVersion = depot.write(shelf.snapshot(), snapshotVersion, bytes);
        snapshotLength = bytes.length;
    }

    /**
     * Whoever held the lock before was in the middle of writing the snapshot: all that it can hold was in the journal when it was
     * taken over, so that it may be replaced for as long as the journal is ours.
     */
    private void takeSnapshotOver(State state) throws IOException {
        if (!depot.read(shelf.journal())
                .filter(kept -> kept.version().equals(journalVersion))
                .isPresent()) {
            throw grip.lose();
        }
        snapshotVersion = depot.read(shelf.snapshot()).map(Kept::version).orElse(null);
        try {
            writeSnapshot(state);
        } catch (Superseded other) {
            throw grip.lose();
        }
    }

    /** Keeps what the snapshot was before this run, in the place of the oldest backup. */
    private void backUp() throws IOException {
        Optional<Kept> before = backedUp ? Optional.empty() : depot.read(shelf.snapshot());
        backedUp = true;
        if (before.isEmpty()) {
            return;
        }
        String backup = shelf.backup(head.runs() % Shelf.BACKUPS);
        String seen = depot.read(backup).map(Kept::version).orElse(null);
        try {
            depot.write(backup, seen, before.get().bytes());
            head = Journal.of(head.lineage(), head.base(), head.hold(), head.runs() + 1);
        } catch (Superseded other) {
            // A backup of this very moment by somebody else is as good.
            return;
        }
    }
}
