package livestream.state;

import java.io.IOException;

/** The place of a state takes any write, so that it keeps no two runs apart. */
public final class ConditionalWritesIgnoredException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param place in words for a reader, as in {@code s3://bucket/key}
     */
    public ConditionalWritesIgnoredException(String place) {
        super(place + " took a write on the condition of a version that it no longer has");
    }
}
