package livestream.engine.fake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import livestream.state.LockLostException;
import livestream.state.State;
import livestream.state.StateChange;
import livestream.state.StateWriter;

/** A disk that remembers every state that was ever on it. One for each run; {@link #onDisk()} goes to the next. */
public final class MemoryStore implements StateWriter {
    private final Fault fault;
    private final List<State> written = new ArrayList<>();
    private State state;
    private State known;
    private int writes;
    private boolean dead;

    public MemoryStore(State state, Fault fault) {
        this.state = state;
        this.known = state;
        this.fault = fault;
    }

    public MemoryStore(State state) {
        this(state, Fault.none());
    }

    /** What the next run will find. */
    public synchronized State onDisk() {
        return state;
    }

    @Override
    public synchronized State state() {
        return known;
    }

    /** Every state that was written, in order. */
    public synchronized List<State> written() {
        return List.copyOf(written);
    }

    @Override
    public synchronized void write(StateChange entry) throws IOException {
        stillAlive();
        known = known.after(entry);
        writes++;
        if (fault.kind() == Fault.Kind.UNWRITABLE && writes >= fault.nth()) {
            throw new IOException("No space left on device");
        }
        if (isLost()) {
            throw new LockLostException("the lock was taken over after 60 seconds without a sign of this run");
        }
        boolean struck = fault.kind().strikesWrites() && writes == fault.nth();
        if (struck && fault.kind() == Fault.Kind.KILLED_BEFORE_WRITE) {
            throw kill();
        }
        state = known;
        written.add(state);
        if (struck && fault.kind() == Fault.Kind.KILLED_AFTER_WRITE) {
            throw kill();
        }
    }

    synchronized Killed kill() {
        dead = true;
        return new Killed();
    }

    synchronized void stillAlive() {
        if (dead) {
            throw new Killed();
        }
    }

    @Override
    public synchronized void confirm() throws IOException {
        if (isLost()) {
            throw new LockLostException("the lock was taken over after 60 seconds without a sign of this run");
        }
    }

    private boolean isLost() {
        return fault.kind() == Fault.Kind.LOCK_LOST && writes >= fault.nth();
    }
}
