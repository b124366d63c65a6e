package livestream.state;

import java.io.IOException;

/** A state that one run may change: every change is durable before anybody goes on. Thread-safe. */
public interface StateWriter {

    /** The state as it is now. */
    State state();

    /**
     * Makes a change durable, then returns. When it cannot be written, {@link #state()} holds it all the same, for it tells
     * what is so.
     *
     * @throws LockLostException when another run has taken the lock meanwhile; nothing was written then
     */
    void write(StateChange entry) throws IOException;

    /**
     * Makes sure that this run may still change things; to be asked before every call that does.
     *
     * @throws LockLostException when another run has taken the lock, or may have
     */
    void confirm() throws IOException;
}
