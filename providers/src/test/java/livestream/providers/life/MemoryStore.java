package livestream.providers.life;

import livestream.state.State;
import livestream.state.StateChange;
import livestream.state.StateWriter;

/** A state that lives as long as a test; what a crash would leave behind is what was written last. */
final class MemoryStore implements StateWriter {
    private State written = State.fresh("11111111-2222-4333-8444-555555555555");

    @Override
    public synchronized State state() {
        return written;
    }

    @Override
    public synchronized void write(StateChange entry) {
        written = written.after(entry);
    }

    /** Goes back to what was recorded before. */
    synchronized void restore(State recorded) {
        written = recorded;
    }

    @Override
    public void confirm() {}
}
