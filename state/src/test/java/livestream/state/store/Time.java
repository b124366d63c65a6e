package livestream.state.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes on when a test says so. */
public final class Time implements InstantSource {
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    /** Goes on. */
    public synchronized void passes(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }
}
