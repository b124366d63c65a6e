package livestream.engine.apply;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The only place that sleeps. It asks again and again, less and less often, until something is so, the deadline passes, or
 * it is told to stop. Thread-safe.
 */
public final class Patience {

    /** How waiting ended. */
    public enum End {
        DONE,
        LATE,
        STOPPED
    }

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final InstantSource clock;
    private final boolean real;
    private final Lock lock = new ReentrantLock();
    private final Condition stopping = lock.newCondition();
    private volatile boolean stopped;
    private volatile Duration skipped = Duration.ZERO;

    private Patience(InstantSource clock, boolean real) {
        this.clock = clock;
        this.real = real;
    }

    /** Waits by the wall clock. */
    public static Patience real() {
        return new Patience(InstantSource.system(), true);
    }

    /** Waits in no time: every pause moves {@link #now()} on instead. For tests of an hour in a millisecond. */
    public static Patience simulated(Instant start) {
        return new Patience(InstantSource.fixed(start), false);
    }

    /** The time by which this waits. */
    public Instant now() {
        return clock.instant().plus(skipped);
    }

    /** Ends all waiting, now and later. */
    public void stop() {
        lock.lock();
        try {
            stopped = true;
            stopping.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether {@link #stop} was called. */
    public boolean stopped() {
        return stopped;
    }

    /** Asks until the answer is yes; asks at least once. */
    public End until(Supplier<Boolean> done, Duration deadline) {
        Instant end = now().plus(deadline);
        Duration pause = FIRST_PAUSE;
        while (!done.get()) {
            Duration left = Duration.between(now(), end);
            if (stopped) {
                return End.STOPPED;
            } else if (left.isNegative() || left.isZero()) {
                return End.LATE;
            }
            pause(pause.compareTo(left) < 0 ? pause : left);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        return End.DONE;
    }

    private void pause(Duration length) {
        lock.lock();
        try {
            if (!real) {
                skipped = skipped.plus(length);
            } else if (!stopped) {
                boolean early = stopping.await(length.toMillis(), TimeUnit.MILLISECONDS);
                stopped |= early;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        } finally {
            lock.unlock();
        }
    }
}
