package livestream.simulator.s3;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.simulator.http.ServiceError;

/**
 * A part of an object, from its first byte to its last, both of them in it. Source: RFC 9110, section 14; S3 answers one
 * range a request.
 */
record ByteRange(int first, int last) {

    private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,9})-(\\d{0,9})");

    /** The range that a header asks for of so many bytes; none when it is not understood, which means the whole. */
    static Optional<ByteRange> of(String header, int length) {
        Matcher matcher = FORM.matcher(header);
        if (header.contains(",")) {
            throw S3Errors.notImplemented("several ranges in one request");
        }
        if (!matcher.matches() || header.equals("bytes=-")) {
            return Optional.empty();
        }
        String from = matcher.group(1);
        String to = matcher.group(2);
        int first = from.isEmpty() ? Math.max(0, length - Integer.parseInt(to)) : Integer.parseInt(from);
        int last = from.isEmpty() || to.isEmpty() ? length - 1 : Math.min(length - 1, Integer.parseInt(to));
        if (!from.isEmpty() && !to.isEmpty() && Integer.parseInt(to) < first) {
            return Optional.empty();
        }
        if (first >= length) {
            throw new ServiceError(416, "InvalidRange", "The requested range is not satisfiable")
                    .with("RangeRequested", header)
                    .with("ActualObjectSize", String.valueOf(length));
        }
        return Optional.of(new ByteRange(first, last));
    }
}
