package livestream.state.store;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Renews a lock behind its holder's back until it is closed. */
final class LockHeartbeat implements AutoCloseable {
    private static final long BEAT_SECONDS = LockRecord.LEASE.toSeconds() / 3;

    private final HeldLock heldLock;
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "lease");
        thread.setDaemon(true);
        return thread;
    });

    /** Beats from now on. */
    @SuppressWarnings("FutureReturnValueIgnored") // a beat that fails shows when it matters: before the next change
    LockHeartbeat(HeldLock heldLock) {
        this.heldLock = heldLock;
        beats.scheduleWithFixedDelay(this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    private void beat() {
        try {
            heldLock.renew();
        } catch (IOException | RuntimeException e) {
            return; // a task that throws is not run again
        }
    }

    @Override
    public void close() {
        beats.shutdownNow();
    }
}
