package livestream.state;

/** Thrown when somebody else holds the lock. */
public final class Locked extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Holder holder;

    /** Refused because of this holder. */
    public Locked(Holder holder) {
        super("locked: " + holder.words());
        this.holder = holder;
    }

    /** Who has it. */
    public Holder holder() {
        return holder;
    }
}
