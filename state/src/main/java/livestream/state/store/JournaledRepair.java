package livestream.state.store;

import java.io.IOException;
import java.util.Optional;
import livestream.schema.Diagnostics;
import livestream.state.LockLost;
import livestream.state.Salvage;
import livestream.state.StateStore;
import livestream.state.store.Depot.Kept;
import org.jspecify.annotations.Nullable;

/** Puts what can be kept in the place of snapshot and journal, which cannot be read, while the lock is held. */
final class JournaledRepair implements StateStore.Repair {
    private final Shelf shelf;
    private final Grip grip;
    private final Heart heart;
    private final @Nullable Wreck wreck;

    /** Looks at what is there; lets go of the lock when nothing can be done. */
    JournaledRepair(Shelf shelf, Grip grip, Diagnostics diagnostics) throws IOException {
        this.shelf = shelf;
        this.grip = grip;
        this.heart = new Heart(grip);
        boolean looked = false;
        try {
            this.wreck = isReadable() ? null : new Wreck(shelf, diagnostics);
            looked = true;
        } finally {
            if (!looked) {
                close();
            }
        }
    }

    private boolean isReadable() throws IOException {
        try {
            return shelf.find(new Diagnostics()) != null;
        } catch (Diagnostics.Stopped unreadable) {
            return false;
        }
    }

    @Override
    public Optional<Salvage> salvage() {
        return Optional.ofNullable(wreck).map(Wreck::salvage);
    }

    @Override
    public void write() throws IOException {
        if (wreck == null) {
            return;
        }
        try {
            for (Wreck.Piece piece : wreck.damaged()) {
                String copy = shelf.damaged(piece.name());
                String seen = shelf.depot().read(copy).map(Kept::version).orElse(null);
                shelf.depot().write(copy, seen, piece.bytes());
            }
            grip.look();
            new JournalWriter(shelf, grip).restore(wreck.found());
        } catch (Superseded other) {
            throw new LockLost("another run has written the state meanwhile; nothing was repaired");
        }
    }

    @Override
    public void close() {
        heart.close();
        grip.release();
    }
}
