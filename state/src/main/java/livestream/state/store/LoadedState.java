package livestream.state.store;

import java.util.Optional;
import livestream.state.State;
import livestream.state.store.ObjectStore.StoredObject;
import org.jspecify.annotations.Nullable;

/**
 * A state as it was found: what the snapshot and the journal come to.
 *
 * @param snapshot the object that holds the snapshot, if there is one
 * @param written the object that holds the journal, if there is one
 * @param journal what it says; empty when there is none
 */
record LoadedState(State state, Optional<Seen> snapshot, Optional<Seen> written, Journal journal) {

    /** An object of which no more is needed than to replace it: its bytes would take as much memory as the state. */
    record Seen(String version, int length) {
        static Seen of(StoredObject stored) {
            return new Seen(stored.version(), stored.bytes().length);
        }
    }

    @Nullable
    String snapshotVersion() {
        return snapshot.map(Seen::version).orElse(null);
    }

    @Nullable
    String journalVersion() {
        return written.map(Seen::version).orElse(null);
    }
}
