package livestream.providers.life;

import java.util.Optional;
import livestream.schema.Diagnostics;
import livestream.state.Holder;
import livestream.state.State;
import livestream.state.StateStore;

/** A state that lives as long as a test; what a crash would leave behind is what was written last. */
final class MemoryStore implements StateStore {
    private State written = State.fresh("11111111-2222-4333-8444-555555555555");

    @Override
    public State load(Diagnostics diagnostics) {
        return written;
    }

    @Override
    public synchronized void write(State state) {
        written = state;
    }

    @Override
    public Lease lock(Holder holder) {
        return () -> {};
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
