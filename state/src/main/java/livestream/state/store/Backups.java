package livestream.state.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import livestream.schema.Diagnostics;
import livestream.state.Backup;
import livestream.state.State;
import livestream.state.store.Depot.Kept;

/** The snapshots that earlier runs found. */
final class Backups {
    private final Shelf shelf;

    Backups(Shelf shelf) {
        this.shelf = shelf;
    }

    List<Backup> read(Diagnostics diagnostics) throws IOException {
        List<Backup> backups = new ArrayList<>();
        State before = State.fresh("");
        for (int number = 0; number < Shelf.BACKUPS; number++) {
            Optional<Kept> kept = shelf.depot().read(shelf.backup(number));
            if (kept.isPresent()) {
                Optional<State> state = state(kept.get(), number, before, diagnostics);
                if (state.isPresent()) {
                    before = state.get();
                    backups.add(new Backup(number, kept.get().age(), state.get()));
                }
            }
        }
        return backups;
    }

    /** Writes each as it is written now, in its own place. */
    void rewrite(Diagnostics diagnostics) throws IOException {
        for (int number = 0; number < Shelf.BACKUPS; number++) {
            Optional<Kept> kept = shelf.depot().read(shelf.backup(number));
            Optional<State> state =
                    kept.isEmpty() ? Optional.empty() : state(kept.get(), number, State.fresh(""), diagnostics);
            if (state.isPresent()) {
                put(number, kept.get().version(), shelf.snapshots().write(state.get()));
            }
        }
    }

    private void put(int number, String seen, byte[] bytes) throws IOException {
        try {
            shelf.depot().write(shelf.backup(number), seen, bytes);
        } catch (Superseded other) {
            // A run that has taken over wrote its own, with a key of its own.
            return;
        }
    }

    private Optional<State> state(Kept kept, int number, State known, Diagnostics diagnostics) throws IOException {
        String location = shelf.depot().location(shelf.backup(number));
        try {
            return Optional.of(shelf.snapshots().read(kept.bytes(), known, location, new Diagnostics()));
        } catch (Diagnostics.Stopped unreadable) {
            diagnostics.add(Findings.unreadableBackup(location));
            return Optional.empty();
        }
    }
}
