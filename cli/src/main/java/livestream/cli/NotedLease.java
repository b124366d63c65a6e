package livestream.cli;

import java.io.IOException;
import livestream.schema.Diagnostics;
import livestream.state.State;
import livestream.state.StateChange;
import livestream.state.StateStore.Lease;

/** A lease that takes note of where the state is: when it is changed first, for a run may be killed, and at the end. */
final class NotedLease implements Lease {
    private final Lease lease;
    private final MovedState place;
    private boolean changing;

    NotedLease(Lease lease, MovedState place) {
        this.lease = lease;
        this.place = place;
    }

    @Override
    public State load(Diagnostics diagnostics) throws IOException {
        return lease.load(diagnostics);
    }

    @Override
    public State state() {
        return lease.state();
    }

    @Override
    public void write(StateChange entry) throws IOException {
        note();
        lease.write(entry);
    }

    @Override
    public void replace(State state) throws IOException {
        note();
        lease.replace(state);
    }

    @Override
    public void confirm() throws IOException {
        lease.confirm();
    }

    private synchronized void note() {
        if (!changing) {
            changing = true;
            place.note(lease.state(), true);
        }
    }

    @Override
    public void close() throws IOException {
        if (changing) {
            place.note(lease.state(), false);
        }
        lease.close();
    }
}
