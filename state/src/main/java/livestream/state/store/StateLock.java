package livestream.state.store;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import livestream.state.LockInfo;
import livestream.state.LockedException;
import livestream.state.store.ObjectStore.StoredObject;

/**
 * A lock as one object that is updated in place: taken, renewed, let go, never deleted. A run that stops renewing it loses it
 * after {@link LockRecord#LEASE}, at once when the process is known to be gone.
 */
final class StateLock {
    private final ObjectStore objectStore;
    private final String name;
    private final InstantSource clock;

    StateLock(ObjectStore objectStore, String name, InstantSource clock) {
        this.objectStore = objectStore;
        this.name = name;
        this.clock = clock;
    }

    /** Becomes the holder, or throws with the one who is. */
    HeldLock take(LockInfo lockInfo) throws IOException, LockedException {
        while (true) {
            Optional<StoredObject> stored = objectStore.read(name);
            Optional<LockRecord> lockRecord = stored.isEmpty() ? Optional.empty() : read(stored.get());
            // Where the answer to an earlier request was lost it is ours already.
            boolean ours = lockRecord.isPresent() && lockRecord.get().isOf(lockInfo);
            if (lockRecord.isPresent() && !ours && isHeld(lockRecord.get(), stored.get())) {
                throw new LockedException(lockRecord.get().lockInfo());
            }
            LockRecord taken = new LockRecord(lockInfo, ours ? lockRecord.get().beat() + 1 : 0, false);
            Instant now = clock.instant();
            try {
                String version = objectStore.write(
                        name, stored.map(StoredObject::version).orElse(null), taken.bytes());
                return new HeldLock(objectStore, name, clock, taken, version, now);
            } catch (VersionConflictException other) {
                // Another run was quicker, or this one was: looking again tells.
                continue;
            }
        }
    }

    /** Who has it now. */
    Optional<LockInfo> lockInfo() throws IOException {
        Optional<StoredObject> stored = objectStore.read(name);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        return read(stored.get())
                .filter(lockRecord -> isHeld(lockRecord, stored.get()))
                .map(LockRecord::lockInfo);
    }

    /** Lets go if the hold has this id; says whether it had. */
    boolean release(String id) throws IOException {
        boolean tried = false;
        while (true) {
            Optional<StoredObject> stored = objectStore.read(name);
            Optional<LockRecord> lockRecord = stored.isEmpty() ? Optional.empty() : read(stored.get());
            if (lockRecord.isEmpty() || !lockRecord.get().lockInfo().id().equals(id)) {
                return false;
            } else if (lockRecord.get().released()) {
                return tried; // by us, where the answer was lost
            }
            tried = true;
            try {
                objectStore.write(
                        name, stored.get().version(), lockRecord.get().letGo().bytes());
                return true;
            } catch (VersionConflictException renewed) {
                // It was renewed or taken over meanwhile: looking again tells.
                continue;
            }
        }
    }

    private Optional<LockRecord> read(StoredObject stored) throws IOException {
        return LockRecord.read(stored, objectStore.location(name));
    }

    private boolean isHeld(LockRecord lockRecord, StoredObject stored) {
        boolean gone = objectStore.isOfThisMachine() && lockRecord.lockInfo().isGone();
        return !lockRecord.released() && !gone && stored.age().compareTo(LockRecord.LEASE) < 0;
    }
}
