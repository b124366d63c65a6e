package livestream.state.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import livestream.schema.Diagnostics;
import livestream.state.State;
import livestream.state.StateChange;
import livestream.state.StateStore;

/**
 * A run's hold on a state, renewed behind its back until it is closed. Changes that come while one is being written are written
 * together, so that many at once cost little more than one.
 */
final class JournaledLease implements StateStore.Lease {
    private final HeldLock heldLock;
    private final JournalWriter writer;
    private final LockHeartbeat lockHeartbeat;
    private final ReentrantLock writing = new ReentrantLock();
    private final List<StateChange> waiting = new ArrayList<>();
    private State state = State.fresh();

    JournaledLease(StateLayout layout, HeldLock heldLock) {
        this.heldLock = heldLock;
        this.writer = new JournalWriter(layout, heldLock);
        this.lockHeartbeat = new LockHeartbeat(heldLock);
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
    public void write(StateChange entry) throws IOException {
        long mine;
        synchronized (waiting) {
            State before = state;
            state = state.after(entry);
            mine = state.serial();
            // A journal of one lineage does not go on from a snapshot of another: the whole state needs none.
            boolean whole =
                    entry instanceof StateChange.Replaced || !state.lineage().equals(before.lineage());
            waiting.add(whole ? new StateChange.Replaced(state) : entry);
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
        List<StateChange> batch;
        synchronized (waiting) {
            batch = List.copyOf(waiting);
        }
        if (batch.isEmpty()) {
            return;
        }
        writer.append(batch);
        synchronized (waiting) {
            waiting.subList(0, batch.size()).clear();
        }
        if (writer.isLong()) {
            compact();
        }
    }

    private void compact() {
        try {
            writer.compact();
        } catch (IOException journalHasIt) {
            // The journal holds all that the snapshot lacks; the next change or the next run takes it in.
            return;
        }
    }

    @Override
    public void replace(State other) throws IOException {
        write(new StateChange.Replaced(other));
        writing.lock();
        try {
            compact();
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void confirm() throws IOException {
        heldLock.confirm();
    }

    @Override
    public void close() {
        lockHeartbeat.close();
        writing.lock();
        try {
            heldLock.confirm(); // who lost the lock has nothing to keep, not even a backup
            flush(); // what could not be written before is so all the same
            compact();
        } catch (IOException toldBefore) {
            // Whoever wrote it knows that it is not written; a journal with a change under way is left as it is.
            return;
        } finally {
            writing.unlock();
            heldLock.release();
        }
    }
}
