package livestream.state.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import livestream.schema.Diagnostics;
import livestream.state.Backup;
import livestream.state.State;
import livestream.state.store.ObjectStore.StoredObject;

/** The snapshots that earlier runs found. */
final class Backups {
    private final StateLayout layout;

    Backups(StateLayout layout) {
        this.layout = layout;
    }

    List<Backup> read(Diagnostics diagnostics) throws IOException {
        List<Backup> backups = new ArrayList<>();
        State before = State.fresh("");
        for (int number = 0; number < StateLayout.BACKUPS; number++) {
            Optional<StoredObject> stored = layout.objectStore().read(layout.backup(number));
            if (stored.isPresent()) {
                Optional<State> state = state(stored.get(), number, before, diagnostics);
                if (state.isPresent()) {
                    before = state.get();
                    backups.add(new Backup(number, stored.get().age(), state.get()));
                }
            }
        }
        return backups;
    }

    /** Writes each as it is written now, in its own place. */
    void rewrite(Diagnostics diagnostics) throws IOException {
        for (int number = 0; number < StateLayout.BACKUPS; number++) {
            Optional<StoredObject> stored = layout.objectStore().read(layout.backup(number));
            Optional<State> state =
                    stored.isEmpty() ? Optional.empty() : state(stored.get(), number, State.fresh(""), diagnostics);
            if (state.isPresent()) {
                put(number, stored.get().version(), layout.snapshots().write(state.get()));
            }
        }
    }

    private void put(int number, String seen, byte[] bytes) throws IOException {
        try {
            layout.objectStore().write(layout.backup(number), seen, bytes);
        } catch (VersionConflictException other) {
            // A run that has taken over wrote its own, with a key of its own.
            return;
        }
    }

    private Optional<State> state(StoredObject stored, int number, State known, Diagnostics diagnostics)
            throws IOException {
        String location = layout.objectStore().location(layout.backup(number));
        try {
            return Optional.of(layout.snapshots().read(stored.bytes(), known, location, new Diagnostics()));
        } catch (Diagnostics.Stopped unreadable) {
            diagnostics.add(StateDiagnostics.unreadableBackup(location));
            return Optional.empty();
        }
    }
}
