package livestream.providers.aws;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

/**
 * A body as it is read, up to a length and as long as it is text in UTF-8: one without an end would fill the memory, and of one
 * in bytes that are no text the XML reader of Java prints a complaint to the terminal.
 */
final class CheckedBody extends FilterInputStream {
    /** As deep as the reader of JSON goes; that of XML goes on until the stack is full. */
    private static final int DEEPEST = 1000;

    private static final int CONTINUATION = 0x80;
    private static final int LAST_CONTINUATION = 0xBF;

    private final boolean text;
    private final XmlDepth depth = new XmlDepth();
    private final Function<String, ? extends RuntimeException> flaw;
    private final long most;
    private long read;

    /** How many bytes of a character are still to come, and between which the next one lies. */
    private int toCome;

    private int least = CONTINUATION;
    private int greatest = LAST_CONTINUATION;

    /**
     * @param most bytes that may be read
     * @param text whether it must be UTF-8
     * @param flaw what is thrown, by words for what is wrong
     */
    CheckedBody(InputStream body, long most, boolean text, Function<String, ? extends RuntimeException> flaw) {
        super(body);
        this.most = most;
        this.text = text;
        this.flaw = flaw;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next < 0) {
            end();
        } else {
            count(1);
            check(next);
        }
        return next;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int came = super.read(bytes, from, length);
        if (came < 0) {
            end();
            return came;
        }
        count(came);
        for (int i = from; i < from + came; i++) {
            check(bytes[i] & 0xff);
        }
        return came;
    }

    /** What is skipped is read, for it counts like all else. */
    @Override
    public long skip(long bytes) throws IOException {
        return bytes > 0 && read() >= 0 ? 1 : 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int came) {
        read += came;
        if (read > most) {
            throw flaw.apply("more than " + (most >> 20) + " MiB");
        }
    }

    private void end() {
        if (toCome > 0) {
            throw flaw.apply("text that ends within a character");
        }
    }

    /** RFC 3629, section 4: which bytes may follow which. */
    private void check(int next) {
        if (text && depth.after(next) > DEEPEST) {
            throw flaw.apply("more than " + DEEPEST + " elements, one within the other");
        } else if (!text || toCome == 0 && next < CONTINUATION) {
            return;
        } else if (toCome > 0) {
            if (next < least || next > greatest) {
                throw flaw.apply("bytes that are no UTF-8");
            }
            toCome--;
            least = CONTINUATION;
            greatest = LAST_CONTINUATION;
            return;
        }
        begin(next);
    }

    private void begin(int next) {
        if (next >= 0xC2 && next <= 0xDF) {
            toCome = 1;
        } else if (next >= 0xE0 && next <= 0xEF) {
            toCome = 2;
            least = next == 0xE0 ? 0xA0 : CONTINUATION;
            greatest = next == 0xED ? 0x9F : LAST_CONTINUATION;
        } else if (next >= 0xF0 && next <= 0xF4) {
            toCome = 3;
            least = next == 0xF0 ? 0x90 : CONTINUATION;
            greatest = next == 0xF4 ? 0x8F : LAST_CONTINUATION;
        } else {
            throw flaw.apply("bytes that are no UTF-8");
        }
    }
}
