package livestream.state.store;

import java.io.IOException;
import java.util.Optional;
import livestream.schema.Diagnostics;
import livestream.state.LockLostException;
import livestream.state.Salvage;
import livestream.state.StateStore;
import livestream.state.store.ObjectStore.StoredObject;
import org.jspecify.annotations.Nullable;

/** Puts what can be kept in the place of snapshot and journal, which cannot be read, while the lock is held. */
final class JournaledRepair implements StateStore.Repair {
    private final StateLayout layout;
    private final HeldLock heldLock;
    private final LockHeartbeat lockHeartbeat;
    private final @Nullable Wreck wreck;

    /** Looks at what is there; lets go of the lock when nothing can be done. */
    JournaledRepair(StateLayout layout, HeldLock heldLock, Diagnostics diagnostics) throws IOException {
        this.layout = layout;
        this.heldLock = heldLock;
        this.lockHeartbeat = new LockHeartbeat(heldLock);
        boolean looked = false;
        try {
            this.wreck = isReadable() ? null : new Wreck(layout, diagnostics);
            looked = true;
        } finally {
            if (!looked) {
                close();
            }
        }
    }

    private boolean isReadable() throws IOException {
        try {
            return layout.find(new Diagnostics()) != null;
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
                String copy = layout.damaged(piece.name());
                String seen = layout.objectStore()
                        .read(copy)
                        .map(StoredObject::version)
                        .orElse(null);
                layout.objectStore().write(copy, seen, piece.bytes());
            }
            heldLock.look();
            new JournalWriter(layout, heldLock).restore(wreck.loaded());
        } catch (VersionConflictException other) {
            throw new LockLostException("another run has written the state meanwhile; nothing was repaired");
        }
    }

    @Override
    public void close() {
        lockHeartbeat.close();
        heldLock.release();
    }
}
