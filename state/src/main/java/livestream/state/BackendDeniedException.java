package livestream.state;

import java.io.IOException;

/** The place where a state is kept, or what it is encrypted with, is a service, and that refused; its cause says how. */
public final class BackendDeniedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String place;

    /**
     * @param place in words for a reader, as in {@code s3://bucket/key}
     * @param words what it said, in a line
     */
    public BackendDeniedException(String place, String words, Exception cause) {
        super(place + ": " + words, cause);
        this.place = place;
    }

    /** In words for a reader, as in {@code s3://bucket/key}. */
    public String place() {
        return place;
    }
}
