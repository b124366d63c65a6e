package livestream.state.store;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import livestream.state.encryption.DataKey;

/**
 * Seals what is written to it, in parts that are texts of a JSON array: one text for all of it would be longer than readers of JSON
 * take. Each part is bound to its place, and the last to being the last, so that none can be left out or moved.
 */
final class EncryptingStream extends OutputStream {
    private static final int PART = 256 * 1024;

    private final DataKey key;
    private final String about;
    private final JsonGenerator array;
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private int parts;

    /** @param array which was begun, and is ended when this is closed */
    EncryptingStream(DataKey key, String about, JsonGenerator array) {
        this.key = key;
        this.about = about;
        this.array = array;
    }

    /** What a part is bound to. */
    static String about(String all, int part, boolean isLast) {
        return all + (isLast ? " last part " : " part ") + part;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        int done = 0;
        while (done < count) {
            if (part.size() == PART) {
                seal(false);
            }
            int next = Math.min(PART - part.size(), count - done);
            part.write(bytes, from + done, next);
            done += next;
        }
    }

    private void seal(boolean isLast) throws IOException {
        byte[] sealed = key.close(part.toByteArray(), about(about, parts, isLast));
        array.writeString(Base64.getEncoder().encodeToString(sealed));
        parts++;
        part.reset();
    }

    @Override
    public void close() throws IOException {
        seal(true);
        array.writeEndArray();
    }
}
