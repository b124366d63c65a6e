package livestream.providers.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import livestream.engine.apply.Waiter;
import org.jspecify.annotations.Nullable;

/**
 * How long a run waits for an AWS that throttles while it only looks, as for a plan. CloudFront throttles by the minute, which the
 * SDK's few attempts do not outlast. Carrying a plan out has a deadline of its own. Thread-safe.
 */
final class ReadThrottling {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(30);

    private Waiter waiter = Waiter.real();
    private @Nullable Consumer<String> listener;
    private @Nullable Instant told;

    /** From now on, throttled calls wait, and this is told that they do; null for no waiting any more. */
    synchronized void patient(Waiter clock, @Nullable Consumer<String> words) {
        waiter = clock;
        listener = words;
    }

    synchronized Instant now() {
        return waiter.now();
    }

    /** Waits a while; says whether it did, so that asking again is worth it. */
    boolean waited(Instant since) {
        Waiter clock;
        synchronized (this) {
            Duration waited = Duration.between(since, waiter.now());
            if (listener == null || waited.compareTo(LONGEST) >= 0) {
                return false;
            }
            tell(listener, waited);
            clock = waiter;
        }
        return clock.until(() -> false, PAUSE) != Waiter.Result.STOPPED;
    }

    private void tell(Consumer<String> words, Duration waited) {
        Instant now = waiter.now();
        if (told == null || Duration.between(told, now).compareTo(BETWEEN_WORDS) >= 0) {
            told = now;
            words.accept("AWS throttles: waiting until it takes more calls, " + waited.toSeconds() + " s so far");
        }
    }
}
