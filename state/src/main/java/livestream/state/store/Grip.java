package livestream.state.store;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import livestream.state.Holder;
import livestream.state.LockLost;
import livestream.state.store.Depot.Kept;

/** The lock as its holder has it, for as long as it is renewed. Thread-safe. */
final class Grip {
    private static final Duration FRESH = Hold.LEASE.dividedBy(2);

    private final Depot depot;
    private final String name;
    private final InstantSource clock;
    private Hold hold;
    private String version;
    private Instant renewed;
    private boolean lost;

    Grip(Depot depot, String name, InstantSource clock, Hold hold, String version) {
        this.depot = depot;
        this.name = name;
        this.clock = clock;
        this.hold = hold;
        this.version = version;
        this.renewed = clock.instant();
    }

    Holder holder() {
        return hold.holder();
    }

    /** Tells everybody that the holder is still at work. */
    synchronized void renew() throws IOException {
        stopIfLost();
        Instant now = clock.instant();
        Hold next = hold.next();
        try {
            version = depot.write(name, version, next.bytes());
        } catch (Superseded other) {
            version = ownVersion();
        }
        hold = next;
        renewed = now;
    }

    /**
     * Makes sure that it is still held: by looking where that costs nothing, else by the time of the last renewal, and by one
     * more renewal when that is too long ago to be sure.
     */
    synchronized void confirm() throws IOException {
        stopIfLost();
        if (depot.isOfThisMachine()) {
            version = ownVersion();
        } else if (Duration.between(renewed, clock.instant()).compareTo(FRESH) > 0) {
            renew();
        }
    }

    /** From now on it counts as lost: something else showed that somebody took over. */
    synchronized LockLost lose() {
        lost = true;
        return new LockLost("the lock " + hold.holder().id()
                + " was not renewed in time, and somebody else has taken the state over");
    }

    /** Lets go; of what was lost there is nothing to let go of. */
    synchronized void release() throws IOException {
        try {
            depot.write(name, version, hold.letGo().bytes());
        } catch (Superseded renewed) {
            try {
                depot.write(name, ownVersion(), hold.letGo().bytes());
            } catch (Superseded | LockLost other) {
                return;
            }
        }
    }

    private void stopIfLost() throws LockLost {
        if (lost) {
            throw lose();
        }
    }

    /** The version of our own hold, which an earlier request may have written whose answer was lost. */
    private String ownVersion() throws IOException {
        Optional<Kept> kept = depot.read(name);
        if (kept.isPresent()
                && Hold.read(kept.get(), depot.location(name))
                        .filter(found -> found.isOf(hold.holder()))
                        .isPresent()) {
            return kept.get().version();
        }
        throw lose();
    }
}
