package livestream.state.encryption;

/** Thrown when data does not open: with another key than it was closed with, or when it was changed since. */
public final class DecryptionException extends Exception {
    private static final long serialVersionUID = 1L;

    /** For a reason that holds no secret. */
    public DecryptionException(String message) {
        super(message);
    }
}
