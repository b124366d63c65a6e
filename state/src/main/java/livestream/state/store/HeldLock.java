package livestream.state.store;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import livestream.state.LockInfo;
import livestream.state.LockLostException;
import livestream.state.store.ObjectStore.StoredObject;

/** The lock as its holder has it, for as long as it is renewed. Thread-safe. */
final class HeldLock {
    private static final Duration FRESH = LockRecord.LEASE.dividedBy(2);
    private static final int TRIES_TO_RELEASE = 3;

    private final ObjectStore objectStore;
    private final String name;
    private final InstantSource clock;
    private LockRecord lockRecord;
    private String version;
    private Instant renewed;
    private boolean lost;

    /**
     * Has the lock.
     *
     * @param renewed when the request was made that wrote this version: not later than the lease began
     */
    HeldLock(
            ObjectStore objectStore,
            String name,
            InstantSource clock,
            LockRecord lockRecord,
            String version,
            Instant renewed) {
        this.objectStore = objectStore;
        this.name = name;
        this.clock = clock;
        this.lockRecord = lockRecord;
        this.version = version;
        this.renewed = renewed;
    }

    LockInfo lockInfo() {
        return lockRecord.lockInfo();
    }

    /** Tells everybody that the lock is still held. */
    synchronized void renew() throws IOException {
        stopIfLost();
        LockRecord next = lockRecord.next();
        while (true) {
            Instant now = clock.instant();
            try {
                version = objectStore.write(name, version, next.bytes());
                lockRecord = next;
                renewed = now;
                return;
            } catch (VersionConflictException other) {
                version = ownVersion(); // written by an earlier request, nobody knows when: it is renewed all the same
            }
        }
    }

    /**
     * Makes sure that it is still held: by looking where that costs nothing, else by the time of the last renewal, and by one
     * more renewal when that is too long ago to be sure, or the clock was set meanwhile.
     */
    synchronized void confirm() throws IOException {
        if (objectStore.isOfThisMachine()) {
            look();
        } else if (Duration.between(renewed, clock.instant()).abs().compareTo(FRESH) > 0) {
            renew();
        } else {
            stopIfLost();
        }
    }

    /** Makes sure that it is still held, by looking. */
    synchronized void look() throws IOException {
        stopIfLost();
        version = ownVersion();
    }

    /** From now on it counts as lost: something else showed that somebody took over. */
    synchronized LockLostException lose() {
        lost = true;
        return new LockLostException(
                "the lock " + lockRecord.lockInfo().id() + " was not renewed in time, and another run has taken it");
    }

    /**
     * Lets go; of what was lost there is nothing to let go of. What cannot be let go of is let go of by time: that is no failure
     * of a run that has done its work.
     */
    synchronized void release() {
        for (int tries = 0; tries < TRIES_TO_RELEASE; tries++) {
            try {
                objectStore.write(name, version, lockRecord.letGo().bytes());
                return;
            } catch (VersionConflictException renewed) {
                try {
                    version = ownVersion();
                } catch (IOException notOurs) {
                    return;
                }
            } catch (IOException again) {
                continue;
            }
        }
    }

    private void stopIfLost() throws LockLostException {
        if (lost) {
            throw lose();
        }
    }

    /** The version of our own hold, which an earlier request may have written whose answer was lost. */
    private String ownVersion() throws IOException {
        Optional<StoredObject> stored = objectStore.read(name);
        if (stored.isPresent()
                && LockRecord.read(stored.get(), objectStore.location(name))
                        .filter(found -> found.isOf(lockRecord.lockInfo()))
                        .isPresent()) {
            return stored.get().version();
        }
        throw lose();
    }
}
