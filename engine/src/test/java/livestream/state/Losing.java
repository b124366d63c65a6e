package livestream.state;

/** Makes what only a lock may throw. */
public final class Losing {
    private Losing() {}

    public static LockLost lock() {
        return new LockLost("the lock was taken over after 60 seconds without a sign of this run");
    }
}
