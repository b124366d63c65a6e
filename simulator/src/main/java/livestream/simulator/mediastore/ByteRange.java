package livestream.simulator.mediastore;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.simulator.http.ServiceError;
import org.jspecify.annotations.Nullable;

/** A part of an object: {@code bytes=0-99}, {@code bytes=100-} or {@code bytes=-100}; both ends are included. */
record ByteRange(int first, int last) {

    private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,9})-(\\d{0,9})");

    /** Reads a Range header; empty when there is none. Refuses what lies outside. */
    static Optional<ByteRange> of(@Nullable String header, int length) {
        if (header == null) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(header);
        MediaStore.require(form.matches() && header.length() > "bytes=-".length(), "Range is not a range of bytes");
        boolean suffix = form.group(1).isEmpty();
        int from = suffix ? Math.max(0, length - Integer.parseInt(form.group(2))) : Integer.parseInt(form.group(1));
        boolean open = suffix || form.group(2).isEmpty();
        int to = open ? length - 1 : Math.min(length - 1, Integer.parseInt(form.group(2)));
        if (from > to) {
            throw new ServiceError(
                    416, "RequestedRangeNotSatisfiableException", "The requested content range is not satisfiable.");
        }
        return Optional.of(new ByteRange(from, to));
    }

    /** The part of these bytes. */
    byte[] of(byte[] whole) {
        return Arrays.copyOfRange(whole, first, last + 1);
    }

    /** As the header Content-Range has it. */
    String words(int length) {
        return "bytes " + first + "-" + last + "/" + length;
    }
}
