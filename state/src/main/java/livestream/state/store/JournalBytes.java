package livestream.state.store;

import java.security.MessageDigest;
import java.util.Arrays;
import livestream.state.Digested;

/** A journal as it is written: its head, its end mark, and lines. */
final class JournalBytes {
    private final byte[] bytes;
    private final int place;
    private final MessageDigest lines;

    private JournalBytes(byte[] bytes, int place, MessageDigest lines) {
        this.bytes = bytes;
        this.place = place;
        this.lines = lines;
    }

    /** One without lines. */
    static JournalBytes empty(byte[] head, long base) {
        byte[] bytes = Arrays.copyOf(head, head.length + EndMark.LENGTH);
        MessageDigest lines = Digested.sha256();
        System.arraycopy(EndMark.of(bytes.length, base, copy(lines)).line(), 0, bytes, head.length, EndMark.LENGTH);
        return new JournalBytes(bytes, head.length, lines);
    }

    /**
     * The same with more lines.
     *
     * @param serial of the state that the last of them leads to
     */
    JournalBytes plus(byte[] more, long serial) {
        byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, all, bytes.length, more.length);
        MessageDigest longer = copy(lines);
        longer.update(more);
        System.arraycopy(EndMark.of(all.length, serial, copy(longer)).line(), 0, all, place, EndMark.LENGTH);
        return new JournalBytes(all, place, longer);
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of the platform can be copied", e);
        }
    }

    byte[] bytes() {
        return bytes;
    }

    /** What says where it ends, as it is written. */
    ObjectStore.Patch mark() {
        return new ObjectStore.Patch(place, Arrays.copyOfRange(bytes, place, place + EndMark.LENGTH));
    }
}
