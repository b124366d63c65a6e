package livestream.engine.apply;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The only place that sleeps. It asks again and again, less and less often, until something is so, the deadline passes, or
 * it is told to stop. Thread-safe.
 */
public final class Waiter {

    /** How waiting ended. */
    public enum Result {
        DONE,
        LATE,
        STOPPED
    }

    private final InstantSource clock;
    private final boolean real;
    private final Lock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private volatile boolean stopped;
    private volatile Duration skipped = Duration.ZERO;

    private Waiter(InstantSource clock, boolean real) {
        this.clock = clock;
        this.real = real;
    }

    /** Waits by the wall clock. */
    public static Waiter real() {
        return new Waiter(InstantSource.system(), true);
    }

    /** Waits in no time: every pause moves {@link #now()} on instead. For tests of an hour in a millisecond. */
    public static Waiter simulated(Instant start) {
        return new Waiter(InstantSource.fixed(start), false);
    }

    /** The time by which this waits. */
    public Instant now() {
        return clock.instant().plus(skipped);
    }

    /** Ends all waiting, now and later. */
    public void stop() {
        stopped = true;
        wake();
    }

    /** Whether {@link #stop} was called. */
    public boolean stopped() {
        return stopped;
    }

    /** Asks until the answer is yes; asks at least once. */
    public Result until(Supplier<Boolean> done, Duration deadline) {
        Backoff backoff = new Backoff(now(), deadline);
        while (!done.get()) {
            if (stopped) {
                return Result.STOPPED;
            } else if (backoff.isOver(now())) {
                return Result.LATE;
            }
            expect(this::stopped, now().plus(backoff.pause(now())), false);
        }
        return Result.DONE;
    }

    /** Makes whoever {@link #expect expects} something look whether it has come. */
    void wake() {
        lock.lock();
        try {
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until something has come, or the time is there.
     *
     * @param come whether it has; who lets it come calls {@link #wake}
     * @param due the time; null when only what comes is waited for
     * @param busy whether others are in progress, during which simulated time stands still
     */
    void expect(BooleanSupplier come, @Nullable Instant due, boolean busy) {
        lock.lock();
        try {
            if (!real && !busy) {
                skip(due);
                return;
            }
            while (!come.getAsBoolean()) {
                if (due == null || !real) {
                    news.await();
                } else {
                    long left = Duration.between(now(), due).toNanos();
                    if (left <= 0) {
                        return;
                    }
                    news.awaitNanos(left);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        } finally {
            lock.unlock();
        }
    }

    private void skip(@Nullable Instant due) {
        if (due != null && due.isAfter(now())) {
            skipped = skipped.plus(Duration.between(now(), due));
        }
    }
}
