package livestream.state.store;

import java.io.IOException;
import java.util.Optional;
import livestream.schema.Diagnostics;
import livestream.state.LockLostException;
import livestream.state.RecoveryReport;
import livestream.state.StateStore;
import livestream.state.store.ObjectStore.StoredObject;
import org.jspecify.annotations.Nullable;

/** Puts what can be kept in the place of snapshot and journal, which cannot be read, while the lock is held. */
final class StateRepair implements StateStore.Repair {
    private final StateLayout layout;
    private final HeldLock heldLock;
    private final LockHeartbeat lockHeartbeat;
    private final @Nullable StateRecovery recovery;

    /** Looks at what is there; lets go of the lock when nothing can be done. */
    StateRepair(StateLayout layout, HeldLock heldLock, Diagnostics diagnostics) throws IOException {
        this.layout = layout;
        this.heldLock = heldLock;
        this.lockHeartbeat = new LockHeartbeat(heldLock);
        boolean looked = false;
        try {
            this.recovery = isReadable() ? null : new StateRecovery(layout, diagnostics);
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
    public Optional<RecoveryReport> report() {
        return Optional.ofNullable(recovery).map(StateRecovery::report);
    }

    @Override
    public void write() throws IOException {
        if (recovery == null) {
            return;
        }
        try {
            for (StateRecovery.SurvivingObject object : recovery.damaged()) {
                String copy = layout.damaged(object.name());
                String seen = layout.objectStore()
                        .read(copy)
                        .map(StoredObject::version)
                        .orElse(null);
                layout.objectStore().write(copy, seen, object.bytes());
            }
            heldLock.look();
            new JournalWriter(layout, heldLock).restore(recovery.loaded());
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
