package livestream.state.store;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import livestream.state.Holder;
import livestream.state.Locked;
import livestream.state.store.ObjectStore.StoredObject;

/**
 * A lock as one object that is updated in place: taken, renewed, let go, never deleted. Whoever stops renewing it loses it
 * after {@link Hold#LEASE}, at once when the process is known to be gone.
 */
final class LeaseLock {
    private final ObjectStore objectStore;
    private final String name;
    private final InstantSource clock;

    LeaseLock(ObjectStore objectStore, String name, InstantSource clock) {
        this.objectStore = objectStore;
        this.name = name;
        this.clock = clock;
    }

    /** Becomes the holder, or throws with the one who is. */
    Grip take(Holder holder) throws IOException, Locked {
        while (true) {
            Optional<StoredObject> stored = objectStore.read(name);
            Optional<Hold> hold = stored.isEmpty() ? Optional.empty() : read(stored.get());
            // Where the answer to an earlier request was lost it is ours already.
            boolean ours = hold.isPresent() && hold.get().isOf(holder);
            if (hold.isPresent() && !ours && isHeld(hold.get(), stored.get())) {
                throw new Locked(hold.get().holder());
            }
            Hold taken = new Hold(holder, ours ? hold.get().beat() + 1 : 0, false);
            Instant now = clock.instant();
            try {
                String version = objectStore.write(
                        name, stored.map(StoredObject::version).orElse(null), taken.bytes());
                return new Grip(objectStore, name, clock, taken, version, now);
            } catch (Superseded other) {
                // Somebody was quicker, or we ourselves were: looking again tells.
                continue;
            }
        }
    }

    /** Who has it now. */
    Optional<Holder> holder() throws IOException {
        Optional<StoredObject> stored = objectStore.read(name);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        return read(stored.get()).filter(hold -> isHeld(hold, stored.get())).map(Hold::holder);
    }

    /** Lets go if the hold has this id; says whether it had. */
    boolean release(String id) throws IOException {
        boolean tried = false;
        while (true) {
            Optional<StoredObject> stored = objectStore.read(name);
            Optional<Hold> hold = stored.isEmpty() ? Optional.empty() : read(stored.get());
            if (hold.isEmpty() || !hold.get().holder().id().equals(id)) {
                return false;
            } else if (hold.get().released()) {
                return tried; // by us, where the answer was lost
            }
            tried = true;
            try {
                objectStore.write(
                        name, stored.get().version(), hold.get().letGo().bytes());
                return true;
            } catch (Superseded renewed) {
                // It was renewed or taken over meanwhile: looking again tells.
                continue;
            }
        }
    }

    private Optional<Hold> read(StoredObject stored) throws IOException {
        return Hold.read(stored, objectStore.location(name));
    }

    private boolean isHeld(Hold hold, StoredObject stored) {
        boolean gone = objectStore.isOfThisMachine() && hold.holder().isGone();
        return !hold.released() && !gone && stored.age().compareTo(Hold.LEASE) < 0;
    }
}
