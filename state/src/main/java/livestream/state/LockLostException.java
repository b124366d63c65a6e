package livestream.state;

import java.io.IOException;

/** Thrown at a run that held the lock and was away for so long that somebody else may have taken it. */
public final class LockLostException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Lost in this way. */
    public LockLostException(String message) {
        super(message);
    }
}
