package livestream.engine.fake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import livestream.schema.Diagnostics;
import livestream.state.Holder;
import livestream.state.State;
import livestream.state.StateStore;

/** A disk that remembers every state that was ever on it. One for each run; {@link #state()} goes to the next. */
public final class MemoryStore implements StateStore {
    private final Fault fault;
    private final List<State> written = new ArrayList<>();
    private State state;
    private int writes;
    private boolean dead;

    public MemoryStore(State state, Fault fault) {
        this.state = state;
        this.fault = fault;
    }

    public MemoryStore(State state) {
        this(state, Fault.none());
    }

    /** What is on disk. */
    public synchronized State state() {
        return state;
    }

    /** Every state that was written, in order. */
    public synchronized List<State> written() {
        return List.copyOf(written);
    }

    @Override
    public State load(Diagnostics diagnostics) {
        return state();
    }

    @Override
    public synchronized void write(State next) throws IOException {
        stillAlive();
        writes++;
        if (fault.kind() == Fault.Kind.UNWRITABLE && writes >= fault.nth()) {
            throw new IOException("No space left on device");
        }
        boolean struck = fault.kind().strikesWrites() && writes == fault.nth();
        if (struck && fault.kind() == Fault.Kind.KILLED_BEFORE_WRITE) {
            throw kill();
        }
        state = next;
        written.add(next);
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
    public Lease lock(Holder holder) {
        throw new UnsupportedOperationException("whoever applies has the lock already");
    }

    @Override
    public Optional<Holder> holder() {
        return Optional.empty();
    }

    @Override
    public String location() {
        return "memory";
    }
}
