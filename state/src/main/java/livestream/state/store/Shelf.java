package livestream.state.store;

import java.io.IOException;
import java.util.Optional;
import livestream.schema.Diagnostics;
import livestream.state.State;
import livestream.state.store.Depot.Kept;
import livestream.state.store.Found.Seen;

/** The objects of one state in a depot, by their names, and how they are read together. */
final class Shelf {
    /** How many earlier snapshots are kept: the last of as many runs that changed something. */
    static final int BACKUPS = 10;

    /** A writer who is in between the two objects is done long before so many looks. */
    private static final int LOOKS = 20;

    private final Depot depot;
    private final String name;
    private final SnapshotFormat snapshots;
    private final JournalFormat journals;

    Shelf(Depot depot, String name, Safe safe) {
        this.depot = depot;
        this.name = name;
        this.snapshots = new SnapshotFormat(safe);
        this.journals = new JournalFormat(safe);
    }

    Depot depot() {
        return depot;
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
        return depot.location(name);
    }

    /**
     * Reads snapshot and journal. Whoever reads while they are written looks again until the two belong together.
     *
     * @throws Diagnostics.Stopped when what is there cannot be read
     */
    Found find(Diagnostics diagnostics) throws IOException {
        for (int look = 0; look < LOOKS; look++) {
            Optional<Kept> snapshot = depot.read(snapshot());
            Optional<Kept> written = depot.read(journal());
            try {
                Journal journal = journal(written, diagnostics);
                State base = base(snapshot, written.isPresent(), journal, diagnostics);
                if (written.isEmpty() || journal.follows(base)) {
                    return new Found(journal.after(base), snapshot.map(Seen::of), written.map(Seen::of), journal);
                }
            } catch (DamagedJournal e) {
                throw Findings.stop(diagnostics, Findings.damagedLine(depot.location(journal()), e));
            }
        }
        throw Findings.stop(diagnostics, Findings.journalOfAnother(depot.location(journal()), location()));
    }

    private Journal journal(Optional<Kept> written, Diagnostics diagnostics) throws IOException, DamagedJournal {
        return written.isEmpty()
                ? Journal.of("", 0, "", 0, 0)
                : journals.read(written.get().bytes(), depot.location(journal()), diagnostics);
    }

    private State base(Optional<Kept> snapshot, boolean begun, Journal journal, Diagnostics diagnostics)
            throws IOException {
        if (snapshot.isPresent() && !journal.isWhole()) {
            State state = snapshots.read(snapshot.get().bytes(), location(), diagnostics);
            if (!begun && SnapshotFormat.isWrittenBesideAJournal(snapshot.get().bytes())) {
                throw Findings.stop(diagnostics, Findings.withoutJournal(depot.location(journal()), location()));
            }
            return state;
        }
        return begun ? State.fresh(journal.lineage()) : State.fresh();
    }
}
