package livestream.state.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import livestream.schema.Diagnostics;
import livestream.state.Entry;
import livestream.state.State;
import livestream.state.StateStore;

/**
 * A run's hold on a state, renewed behind its back until it is closed. Changes that come while one is being written are written
 * together, so that many at once cost little more than one.
 */
final class JournaledLease implements StateStore.Lease {
    private static final long HEARTBEAT_SECONDS = Hold.LEASE.toSeconds() / 3;

    private final Grip grip;
    private final JournalWriter writer;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "lease");
        thread.setDaemon(true);
        return thread;
    });
    private final ScheduledFuture<?> beats;
    private final ReentrantLock writing = new ReentrantLock();
    private final List<Entry> waiting = new ArrayList<>();
    private State state = State.fresh();

    JournaledLease(Shelf shelf, Grip grip) {
        this.grip = grip;
        this.writer = new JournalWriter(shelf, grip);
        this.beats = heart.scheduleWithFixedDelay(this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** What goes wrong here shows when it matters: before the next change. */
    private void beat() {
        try {
            grip.renew();
        } catch (IOException e) {
            return;
        }
    }

    @Override
    public State load(Diagnostics diagnostics) throws IOException {
        State found = writer.open(diagnostics);
        synchronized (waiting) {
            state = found;
        }
        return found;
    }

    @Override
    public State state() {
        synchronized (waiting) {
            return state;
        }
    }

    @Override
    public void write(Entry entry) throws IOException {
        long mine;
        synchronized (waiting) {
            state = state.after(entry);
            mine = state.serial();
            waiting.add(entry);
        }
        writing.lock();
        try {
            if (writer.durable().serial() < mine) {
                flush();
            }
        } finally {
            writing.unlock();
        }
    }

    /** Writes all that waits; what could not be written waits on. */
    private void flush() throws IOException {
        List<Entry> batch;
        synchronized (waiting) {
            batch = List.copyOf(waiting);
        }
        writer.append(batch);
        synchronized (waiting) {
            waiting.subList(0, batch.size()).clear();
        }
    }

    @Override
    public void replace(State other) throws IOException {
        writing.lock();
        try {
            writer.replace(other);
            synchronized (waiting) {
                waiting.clear();
                state = other;
            }
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void confirm() throws IOException {
        grip.confirm();
    }

    @Override
    public void close() throws IOException {
        beats.cancel(false);
        heart.shutdownNow();
        writing.lock();
        try {
            grip.confirm(); // who lost the lock has nothing to keep, not even a backup
            writer.compact();
        } catch (IOException journalHasIt) {
            // The journal holds all that the snapshot lacks; the next run takes it in.
            return;
        } finally {
            writing.unlock();
            grip.release();
        }
    }
}
