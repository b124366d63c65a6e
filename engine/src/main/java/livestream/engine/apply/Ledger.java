package livestream.engine.apply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import livestream.state.State;
import livestream.state.StateStore;

/** The state during a run: every change of it is durable before anybody goes on. Thread-safe. */
final class Ledger {
    private final StateStore store;
    private State state;

    Ledger(StateStore store, State state) {
        this.store = store;
        this.state = state;
    }

    synchronized State state() {
        return state;
    }

    /** Writes a changed state; when it cannot be written, the state in memory is changed all the same. */
    synchronized void write(UnaryOperator<State> change) {
        State changed = change.apply(state);
        if (changed.equals(state)) {
            return;
        }
        state = changed.next();
        try {
            store.write(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
