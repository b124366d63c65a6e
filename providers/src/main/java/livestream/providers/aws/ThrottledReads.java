package livestream.providers.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import livestream.engine.apply.Patience;
import org.jspecify.annotations.Nullable;

/**
 * How long a run waits for an AWS that throttles while it only looks, as for a plan. CloudFront throttles by the minute, which the
 * SDK's few attempts do not outlast. Carrying a plan out has a patience of its own. Thread-safe.
 */
final class ThrottledReads {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(30);

    private Patience patience = Patience.real();
    private @Nullable Consumer<String> listener;
    private @Nullable Instant told;

    /** From now on, throttled calls wait, and this is told that they do; null for no waiting any more. */
    synchronized void patient(Patience clock, @Nullable Consumer<String> words) {
        patience = clock;
        listener = words;
    }

    synchronized Instant now() {
        return patience.now();
    }

    /** Waits a while; says whether it did, so that asking again is worth it. */
    boolean waited(Instant since) {
        Patience clock;
        synchronized (this) {
            Duration waited = Duration.between(since, patience.now());
            if (listener == null || waited.compareTo(LONGEST) >= 0) {
                return false;
            }
            tell(listener, waited);
            clock = patience;
        }
        return clock.until(() -> false, PAUSE) != Patience.End.STOPPED;
    }

    private void tell(Consumer<String> words, Duration waited) {
        Instant now = patience.now();
        if (told == null || Duration.between(told, now).compareTo(BETWEEN_WORDS) >= 0) {
            told = now;
            words.accept("AWS throttles: waiting until it takes more calls, " + waited.toSeconds() + " s so far");
        }
    }
}
