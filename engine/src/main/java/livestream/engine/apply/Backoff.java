package livestream.engine.apply;

import java.time.Duration;
import java.time.Instant;

/** When to ask again for something that is not so yet: less and less often, and at the deadline once more. */
final class Backoff {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final Instant end;
    private Duration pause = FIRST_PAUSE;

    /**
     * @param start when it is asked for the first time
     * @param deadline after how long it is too late
     */
    Backoff(Instant start, Duration deadline) {
        this.end = start.plus(deadline);
    }

    /** Whether the time is up. */
    boolean isOver(Instant now) {
        return !now.isBefore(end);
    }

    /** For how long to pause from now on. */
    Duration pause(Instant now) {
        Duration left = Duration.between(now, end);
        Duration next = shorter(pause, left);
        pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        return next;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
