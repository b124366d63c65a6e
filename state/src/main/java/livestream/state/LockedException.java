package livestream.state;

/** Thrown when another run holds the lock. */
public final class LockedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient LockInfo lockInfo;

    /** Refused because of this holder. */
    public LockedException(LockInfo lockInfo) {
        super("locked: " + lockInfo.words());
        this.lockInfo = lockInfo;
    }

    /** Who has it. */
    public LockInfo lockInfo() {
        return lockInfo;
    }
}
