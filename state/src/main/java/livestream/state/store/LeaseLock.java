package livestream.state.store;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import livestream.state.Holder;
import livestream.state.Locked;
import livestream.state.store.Depot.Kept;

/**
 * A lock as one object that is updated in place: taken, renewed, let go, never deleted. Whoever stops renewing it loses it
 * after {@link Hold#LEASE}, at once when the process is known to be gone.
 */
final class LeaseLock {
    private final Depot depot;
    private final String name;
    private final InstantSource clock;

    LeaseLock(Depot depot, String name, InstantSource clock) {
        this.depot = depot;
        this.name = name;
        this.clock = clock;
    }

    /** Becomes the holder, or throws with the one who is. */
    Grip take(Holder holder) throws IOException, Locked {
        while (true) {
            Optional<Kept> kept = depot.read(name);
            Optional<Hold> hold = kept.isEmpty() ? Optional.empty() : read(kept.get());
            // Where the answer to an earlier request was lost it is ours already.
            boolean ours = hold.isPresent() && hold.get().isOf(holder);
            if (hold.isPresent() && !ours && isHeld(hold.get(), kept.get())) {
                throw new Locked(hold.get().holder());
            }
            Hold taken = new Hold(holder, ours ? hold.get().beat() + 1 : 0, false);
            Instant now = clock.instant();
            try {
                String version = depot.write(name, kept.map(Kept::version).orElse(null), taken.bytes());
                return new Grip(depot, name, clock, taken, version, now);
            } catch (Superseded other) {
                // Somebody was quicker, or we ourselves were: looking again tells.
                continue;
            }
        }
    }

    /** Who has it now. */
    Optional<Holder> holder() throws IOException {
        Optional<Kept> kept = depot.read(name);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        return read(kept.get()).filter(hold -> isHeld(hold, kept.get())).map(Hold::holder);
    }

    /** Lets go if the hold has this id; says whether it had. */
    boolean release(String id) throws IOException {
        boolean tried = false;
        while (true) {
            Optional<Kept> kept = depot.read(name);
            Optional<Hold> hold = kept.isEmpty() ? Optional.empty() : read(kept.get());
            if (hold.isEmpty() || !hold.get().holder().id().equals(id)) {
                return false;
            } else if (hold.get().released()) {
                return tried; // by us, where the answer was lost
            }
            tried = true;
            try {
                depot.write(name, kept.get().version(), hold.get().letGo().bytes());
                return true;
            } catch (Superseded renewed) {
                // It was renewed or taken over meanwhile: looking again tells.
                continue;
            }
        }
    }

    private Optional<Hold> read(Kept kept) throws IOException {
        return Hold.read(kept, depot.location(name));
    }

    private boolean isHeld(Hold hold, Kept kept) {
        boolean gone = depot.isOfThisMachine() && hold.holder().isGone();
        return !hold.released() && !gone && kept.age().compareTo(Hold.LEASE) < 0;
    }
}
