package livestream.state.store;

import java.util.Optional;
import livestream.state.State;
import livestream.state.store.Depot.Kept;
import org.jspecify.annotations.Nullable;

/**
 * A state as it was found: what the snapshot and the journal come to.
 *
 * @param snapshot the object that holds the snapshot, if there is one
 * @param written the object that holds the journal, if there is one
 * @param journal what it says; empty when there is none
 */
record Found(State state, Optional<Kept> snapshot, Optional<Kept> written, Journal journal) {

    @Nullable
    String snapshotVersion() {
        return snapshot.map(Kept::version).orElse(null);
    }

    @Nullable
    String journalVersion() {
        return written.map(Kept::version).orElse(null);
    }
}
