package livestream.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Standard output that remembers why it could not be written: a print stream forgets. That a reader such as {@code head} has
 * seen enough is no failure.
 */
final class CheckedOutput extends FilterOutputStream {
    private volatile Optional<String> failure = Optional.empty();

    CheckedOutput(OutputStream out) {
        super(out);
    }

    /** Why something is missing from the output; empty when nothing is. */
    Optional<String> failure() {
        return failure;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            if (!"Broken pipe".equals(e.getMessage())) {
                failure = Optional.of(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }
}
