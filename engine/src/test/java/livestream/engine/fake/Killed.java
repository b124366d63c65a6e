package livestream.engine.fake;

/** The end of a process, as far as one process can pretend it: from now on nothing of that run has any effect. */
public final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Killed() {
        super("killed", null, false, false);
    }
}
