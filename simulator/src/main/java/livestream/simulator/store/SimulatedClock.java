package livestream.simulator.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The time as a world sees it: now, or long ago while what had always been there is being made. */
public final class SimulatedClock implements InstantSource {

    /** Longer than anything takes to deploy or to become active. */
    private static final Duration AGE = Duration.ofDays(1);

    private final InstantSource now;
    private volatile Duration ago = Duration.ZERO;

    /** A history that ends in a present. */
    public SimulatedClock(InstantSource now) {
        this.now = now;
    }

    /** Does work after work, each a day after the one before; the last was a day ago. */
    public void retell(List<Runnable> works) {
        try {
            int left = works.size();
            for (Runnable work : works) {
                ago = AGE.multipliedBy(left--);
                work.run();
            }
        } finally {
            ago = Duration.ZERO;
        }
    }

    @Override
    public Instant instant() {
        return now.instant().minus(ago);
    }
}
