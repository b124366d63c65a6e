package livestream.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import livestream.machine.Jvm;
import livestream.state.store.JournaledStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LockTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

    @TempDir
    private Path folder;

    private JournaledStore store() {
        return JournaledStore.ofFile(folder.resolve("state.json"));
    }

    private static LockInfo me(String operation) {
        return LockInfo.me(operation, NOON);
    }

    private static LockInfo altered(LockInfo lockInfo, String host, long pid, Instant started) {
        return new LockInfo("altered", lockInfo.operation(), lockInfo.user(), host, pid, started, lockInfo.since());
    }

    @Test
    void tellsTheSecondWhoHasItAndSinceWhen() throws Exception {
        LockInfo first = me("apply");
        try (StateStore.Lease lease = store().lock(first)) {
            assertThatThrownBy(() -> store().lock(me("destroy")))
                    .isInstanceOfSatisfying(LockedException.class, locked -> {
                        assertThat(locked.lockInfo()).isEqualTo(first);
                        assertThat(locked.lockInfo().since()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
                        assertThat(locked)
                                .hasMessage("locked: apply by " + first.user() + " on " + first.host() + ", process "
                                        + first.pid());
                    });
            assertThat(store().lockInfo()).contains(first);
            assertThat(lease).isNotNull();
        }
        assertThat(store().lockInfo()).isEmpty();
    }

    @Test
    void canBeTakenAgainOnceReleased() throws Exception {
        for (int i = 0; i < 3; i++) {
            store().lock(me("apply")).close();
        }
        assertThat(store().lockInfo()).isEmpty();
    }

    @Test
    void isReleasedOnceAndNeverFromUnderTheNext() throws Exception {
        StateStore.Lease first = store().lock(me("apply"));
        first.close();
        LockInfo second = me("apply");
        StateStore.Lease held = store().lock(second);
        first.close();
        assertThat(store().lockInfo()).contains(second);
        held.close();
    }

    @Test
    void canBeReleasedByItsIdAndByNoOther() throws Exception {
        LockInfo lockInfo = me("apply");
        StateStore.Lease lease = store().lock(lockInfo);
        assertThat(store().unlock("another")).isFalse();
        assertThat(store().lockInfo()).contains(lockInfo);
        assertThat(store().unlock(lockInfo.id())).isTrue();
        assertThat(store().lockInfo()).isEmpty();
        assertThat(store().unlock(lockInfo.id())).isFalse();
        lease.close();
        assertThat(store().lockInfo()).isEmpty();
    }

    @Test
    void isHeldByNobodyBeforeAnyoneTookIt() throws IOException {
        assertThat(store().lockInfo()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void gapsLeftByAShorterNameAreNotRead() throws Exception {
        LockInfo wordy = altered(me("an operation with a very long name indeed"), "elsewhere", 1, Instant.EPOCH);
        store().lock(wordy).close();
        LockInfo brief = me("a");
        try (StateStore.Lease lease = store().lock(brief)) {
            assertThat(store().lockInfo()).contains(brief);
            assertThat(lease).isNotNull();
        }
    }

    @Test
    void countsAProcessThatIsGoneAsNobody() throws Exception {
        LockInfo gone = altered(
                me("apply"), me("apply").host(), Long.MAX_VALUE, me("apply").started());
        store().lock(gone);
        assertThat(store().lockInfo()).isEmpty();
        LockInfo next = me("apply");
        store().lock(next);
        assertThat(store().lockInfo()).contains(next);
    }

    @Test
    void countsALaterProcessOfTheSameNumberAsAnother() throws Exception {
        LockInfo me = me("apply");
        store().lock(altered(me, me.host(), me.pid(), me.started().minus(Duration.ofHours(1))));
        store().lock(me);
        assertThat(store().lockInfo()).contains(me);
    }

    /** The system works a process's start out from its clock, so another process may see it some seconds off. */
    @Test
    void respectsALiveProcessAlthoughTheClockWasSet() throws Exception {
        LockInfo me = me("apply");
        for (long seconds : new long[] {-2, -1, 1, 2}) {
            LockInfo lockInfo = altered(me, me.host(), me.pid(), me.started().plusSeconds(seconds));
            StateStore.Lease lease = store().lock(lockInfo);
            assertThatThrownBy(() -> store().lock(me)).isInstanceOf(LockedException.class);
            lease.close();
        }
    }

    @Test
    void respectsAHolderOnAnotherHost() throws Exception {
        LockInfo elsewhere = altered(me("apply"), "studio-3.example", Long.MAX_VALUE, Instant.EPOCH);
        store().lock(elsewhere);
        assertThatThrownBy(() -> store().lock(me("apply"))).isInstanceOf(LockedException.class);
        assertThat(store().lockInfo()).contains(elsewhere);
    }

    @Test
    void refusesALockFileThatItCannotReadAndNamesIt() throws IOException {
        Path file = folder.resolve("state.json.lock");
        for (String text : List.of("half a na", "{}", "{\"id\":\"a\",\"since\":\"noon\"}", "[]")) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> store().lock(me("apply")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(file.toString());
            assertThatThrownBy(() -> store().lockInfo())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(file.toString());
            assertThat(Files.readString(file)).isEqualTo(text);
        }
    }

    @Test
    void worksBesideAStateInTheWorkingFolder() throws Exception {
        Path file = Path.of("lock-test-state.json");
        JournaledStore store = JournaledStore.ofFile(file);
        try {
            store.lock(me("apply")).close();
            assertThat(store.lockInfo()).isEmpty();
        } finally {
            Files.deleteIfExists(Path.of("lock-test-state.json.lock"));
        }
    }

    @Test
    @Timeout(60)
    void hasExactlyOneHolderHoweverManyAskAtOnce() throws Exception {
        int threads = 8;
        int rounds = 30;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CyclicBarrier together = new CyclicBarrier(threads);
        AtomicInteger holders = new AtomicInteger();
        try {
            List<Future<Integer>> wins = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Callable<Integer> contender = () -> {
                    JournaledStore own = store();
                    int won = 0;
                    for (int round = 0; round < rounds; round++) {
                        together.await();
                        StateStore.Lease lease = null;
                        try {
                            lease = own.lock(me("apply"));
                            won++;
                            assertThat(holders.incrementAndGet()).isEqualTo(1);
                        } catch (LockedException locked) {
                            assertThat(locked.lockInfo().operation()).isEqualTo("apply");
                        }
                        together.await();
                        if (lease != null) {
                            holders.decrementAndGet();
                            lease.close();
                        }
                    }
                    return won;
                };
                wins.add(pool.submit(contender));
            }
            int total = 0;
            for (Future<Integer> each : wins) {
                total += each.get();
            }
            assertThat(total).isEqualTo(rounds);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    @Timeout(120)
    void hasExactlyOneHolderAmongTwoProcesses() throws Exception {
        Process other = new ProcessBuilder(Jvm.command(
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockContender.class.getName(),
                        folder.toString(),
                        "200"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("other.txt").toFile())
                .start();
        try {
            // Looking must not open a gap either, so somebody looks all the time.
            Thread onlooker = new Thread(() -> {
                while (other.isAlive()) {
                    try {
                        store().lockInfo();
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }
            });
            onlooker.start();
            assertThat(LockContender.contend(folder, 200)).isTrue();
            assertThat(other.waitFor(100, TimeUnit.SECONDS)).isTrue();
            onlooker.join();
            assertThat(other.exitValue())
                    .as(Files.readString(folder.resolve("other.txt")))
                    .isZero();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    @Timeout(60)
    void isFreeAgainWhenItsHolderWasKilled() throws Exception {
        Process other = new ProcessBuilder(Jvm.command(
                        "-cp", System.getProperty("java.class.path"), LockHoarder.class.getName(), folder.toString()))
                .redirectError(folder.resolve("other.txt").toFile())
                .start();
        try {
            assertThat(other.getInputStream().read())
                    .as(Files.readString(folder.resolve("other.txt")))
                    .isEqualTo('h');
            assertThatThrownBy(() -> store().lock(me("apply")))
                    .isInstanceOfSatisfying(
                            LockedException.class,
                            locked -> assertThat(locked.lockInfo().pid()).isEqualTo(other.pid()));
        } finally {
            other.destroyForcibly();
        }
        other.waitFor();
        store().lock(me("apply")).close();
    }
}
