package livestream.providers.aws;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** A body that may be read up to a length, so that one without an end does not fill the memory. */
final class BoundedStream extends FilterInputStream {
    private final Supplier<? extends RuntimeException> tooLong;
    private long left;

    /**
     * @param most bytes that may be read
     * @param tooLong thrown when there are more
     */
    BoundedStream(InputStream body, long most, Supplier<? extends RuntimeException> tooLong) {
        super(body);
        this.left = most;
        this.tooLong = tooLong;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        count(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        count(skipped);
        return skipped;
    }

    private void count(long read) {
        left -= read;
        if (left < 0) {
            throw tooLong.get();
        }
    }
}
