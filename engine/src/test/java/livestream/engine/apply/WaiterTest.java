package livestream.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import livestream.engine.apply.Waiter.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WaiterTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Waiter waiter = Waiter.simulated(NOON);

    @Test
    void asksOnceWhereThereIsNoTime() {
        AtomicInteger asked = new AtomicInteger();
        assertThat(waiter.until(() -> asked.incrementAndGet() == 1, Duration.ZERO))
                .isEqualTo(Result.DONE);
        assertThat(waiter.until(() -> asked.incrementAndGet() == 0, Duration.ZERO))
                .isEqualTo(Result.LATE);
        assertThat(asked).hasValue(2);
        assertThat(waiter.now()).isEqualTo(NOON);
    }

    @Test
    void asksOnceAfterAStop() {
        waiter.stop();
        assertThat(waiter.until(() -> true, Duration.ofHours(1))).isEqualTo(Result.DONE);
        assertThat(waiter.until(() -> false, Duration.ofHours(1))).isEqualTo(Result.STOPPED);
        assertThat(waiter.now()).isEqualTo(NOON);
    }

    @Test
    void asksLessAndLessOftenButNeverTooSeldom() {
        List<Instant> asked = new ArrayList<>();
        waiter.until(() -> !asked.add(waiter.now()), Duration.ofMinutes(5));
        List<Duration> pauses = new ArrayList<>();
        for (int i = 1; i < asked.size(); i++) {
            pauses.add(Duration.between(asked.get(i - 1), asked.get(i)));
        }
        assertThat(pauses.get(0)).isEqualTo(Duration.ofMillis(500));
        assertThat(pauses.subList(0, pauses.size() - 1)).isSorted();
        assertThat(pauses).allSatisfy(pause -> assertThat(pause).isLessThanOrEqualTo(Duration.ofSeconds(15)));
        assertThat(pauses).contains(Duration.ofSeconds(15));
    }

    @Test
    void asksOnceMoreAtTheDeadlineAndNotAfterIt() {
        List<Instant> asked = new ArrayList<>();
        assertThat(waiter.until(() -> !asked.add(waiter.now()), Duration.ofMinutes(5)))
                .isEqualTo(Result.LATE);
        assertThat(asked.get(asked.size() - 1)).isEqualTo(NOON.plus(Duration.ofMinutes(5)));
    }

    @Test
    void waitsAnHourInNoTime() {
        assertThat(waiter.until(() -> waiter.now().isAfter(NOON.plus(Duration.ofMinutes(59))), Duration.ofHours(1)))
                .isEqualTo(Result.DONE);
    }

    @Test
    @Timeout(30)
    void wakesEveryWaiterAtOnceWhenStopped() throws Exception {
        Waiter real = Waiter.real();
        int waiters = 4;
        // The third question comes after two pauses; from then on a pause is longer than this test may take.
        CountDownLatch waiting = new CountDownLatch(waiters);
        List<FutureTask<Result>> tasks = new ArrayList<>();
        for (int i = 0; i < waiters; i++) {
            AtomicInteger asked = new AtomicInteger();
            FutureTask<Result> task = new FutureTask<>(() -> real.until(
                    () -> {
                        if (asked.incrementAndGet() == 2) {
                            waiting.countDown();
                        }
                        return false;
                    },
                    Duration.ofHours(1)));
            tasks.add(task);
            new Thread(task).start();
        }
        waiting.await();
        real.stop();
        for (FutureTask<Result> task : tasks) {
            assertThat(task.get(20, TimeUnit.SECONDS)).isEqualTo(Result.STOPPED);
        }
        assertThat(real.stopped()).isTrue();
    }

    @Test
    @Timeout(30)
    void endsWithTheThreadThatWaits() throws Exception {
        Waiter real = Waiter.real();
        CountDownLatch asked = new CountDownLatch(1);
        FutureTask<Result> task = new FutureTask<>(() -> real.until(
                () -> {
                    asked.countDown();
                    return false;
                },
                Duration.ofHours(1)));
        Thread thread = new Thread(task);
        thread.start();
        asked.await();
        thread.interrupt();
        assertThat(task.get(20, TimeUnit.SECONDS)).isEqualTo(Result.STOPPED);
    }

    @Test
    @Timeout(30)
    void reallyWaitsByTheWallClock() {
        Waiter real = Waiter.real();
        Instant before = Instant.now();
        assertThat(real.until(() -> false, Duration.ofMillis(50))).isEqualTo(Result.LATE);
        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(40));
    }
}
