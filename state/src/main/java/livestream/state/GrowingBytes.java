package livestream.state;

import java.io.ByteArrayOutputStream;

/** Bytes that are added to and can be looked at without a copy of them: what is written here may be a hundred megabytes. */
public final class GrowingBytes extends ByteArrayOutputStream {

    /** What there is, followed by room for more; it changes with the next write. */
    public byte[] array() {
        return buf;
    }

    /** What there is, and nothing else; a copy unless there is no more room. */
    public byte[] exactly() {
        return count == buf.length ? buf : toByteArray();
    }
}
