package livestream.state.store;

/** Thrown when an object was to be replaced and is not the one that was seen. */
public final class VersionConflictException extends Exception {
    private static final long serialVersionUID = 1L;

    /** For an object of this name. */
    public VersionConflictException(String name) {
        super(name + " was written by another run");
    }
}
