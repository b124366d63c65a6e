package livestream.state.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.state.Digested;

/**
 * Where the lines of a journal end that were acknowledged, the serial of the last and a digest of all. It is a line of its own that
 * is always as long as this, so that it can be overwritten in place once more lines are durable: without it, a journal that was cut
 * between two lines looks like an earlier one.
 *
 * @param end of the journal in bytes, from its beginning
 */
record EndMark(long end, long serial, String digest) {
    private static final String FORM = "{\"end\":\"%015d\",\"serial\":\"%015d\",\"digest\":\"%s\"}";
    private static final Pattern LINE = Pattern.compile(
            "([0-9a-f]{8}) (\\{\"end\":\"([0-9]{15})\",\"serial\":\"([0-9]{15})\",\"digest\":\"([0-9a-f]{64})\"})\n");
    private static final String ZEROS = "0".repeat(64);

    /** More than a head is long. */
    private static final int FAR = 8192;

    /** How many bytes it takes. */
    static final int LENGTH = new EndMark(0, 0, ZEROS).line().length;

    static EndMark of(long end, long serial, MessageDigest lines) {
        return new EndMark(end, serial, HexFormat.of().formatHex(lines.digest()));
    }

    byte[] line() {
        String body = String.format(Locale.ROOT, FORM, end, serial, digest);
        return (Checksums.of(body) + " " + body + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** The mark that is written at a place; empty when it was changed, or when a write of it was cut off. */
    static Optional<EndMark> at(byte[] journal, int place) {
        if (place < 0 || journal.length - place < LENGTH) {
            return Optional.empty();
        }
        Matcher line = LINE.matcher(new String(journal, place, LENGTH, StandardCharsets.ISO_8859_1));
        if (!line.matches() || !Checksums.of(line.group(2)).equals(line.group(1))) {
            return Optional.empty();
        }
        return Optional.of(new EndMark(Long.parseLong(line.group(3)), Long.parseLong(line.group(4)), line.group(5)));
    }

    /** The mark of a journal whose head cannot be read, so that nobody knows its place; it is not far from the beginning. */
    static Optional<EndMark> in(byte[] journal) {
        String beginning = new String(journal, 0, Math.min(journal.length, FAR), StandardCharsets.ISO_8859_1);
        Matcher line = LINE.matcher(beginning);
        return line.find() ? at(journal, line.start()) : Optional.empty();
    }

    /** Whether these lines are those that it is of. */
    boolean fits(byte[] journal, int from) {
        MessageDigest sha = Digested.sha256();
        sha.update(journal, from, (int) end - from);
        return HexFormat.of().formatHex(sha.digest()).equals(digest);
    }
}
