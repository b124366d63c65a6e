package livestream.state.store;

import java.io.IOException;
import java.util.Optional;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.state.State;
import livestream.state.store.Depot.Kept;

/** The objects of one state in a depot, by their names, and how they are read together. */
final class Shelf {
    /** How many earlier snapshots are kept: the last of as many runs that changed something. */
    static final int BACKUPS = 10;

    /** A writer who is in between the two objects is done long before so many looks. */
    private static final int LOOKS = 20;

    private final Depot depot;
    private final String name;
    private final Documents documents;

    Shelf(Depot depot, String name, Documents documents) {
        this.depot = depot;
        this.name = name;
        this.documents = documents;
    }

    Depot depot() {
        return depot;
    }

    Documents documents() {
        return documents;
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
            State known = snapshot.isEmpty()
                    ? null
                    : documents.snapshot(snapshot.get().bytes(), location(), diagnostics);
            try {
                Journal journal = written.isEmpty()
                        ? Journal.of(known == null ? "" : known.lineage(), known == null ? 0 : known.serial(), "", 0)
                        : documents.journal(written.get().bytes(), depot.location(journal()), diagnostics);
                State base = known != null ? known : written.isEmpty() ? State.fresh() : State.fresh(journal.lineage());
                if (journal.follows(base)
                        && (written.isEmpty() || journal.lineage().equals(base.lineage()))) {
                    return new Found(journal.after(base), snapshot, written, journal);
                }
            } catch (DamagedJournal e) {
                throw stop(
                        diagnostics,
                        Diagnostic.error(
                                        "damaged-journal",
                                        "Line " + e.line() + " of the journal `" + depot.location(journal())
                                                + "` cannot be read.")
                                .note("cause", String.valueOf(e.getMessage()))
                                .help("`livestream state repair` says what can be kept; nothing was changed."));
            }
        }
        throw stop(
                diagnostics,
                Diagnostic.error(
                                "damaged-journal",
                                "The journal `" + depot.location(journal())
                                        + "` does not go on from the state beside it.")
                        .note("state", location())
                        .help("one of the two was put back or removed: `livestream state repair` says what can be kept;"
                                + " nothing was changed."));
    }

    private static Diagnostics.Stopped stop(Diagnostics diagnostics, Diagnostic error) {
        diagnostics.add(error);
        try {
            diagnostics.stopIfErrors();
        } catch (Diagnostics.Stopped stopped) {
            return stopped;
        }
        throw new IllegalStateException("an error was just added");
    }
}
