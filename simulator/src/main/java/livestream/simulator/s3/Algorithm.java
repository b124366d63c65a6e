package livestream.simulator.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** The checksums that S3 knows. Source: S3 user guide, "Checking object integrity". */
enum Algorithm {
    CRC32(4, body -> sum(new CRC32(), body, 4)),
    CRC32C(4, body -> sum(new CRC32C(), body, 4)),
    CRC64NVME(8, body -> sum(new Crc64Nvme(), body, 8)),
    SHA1(20, body -> digest("SHA-1", body)),
    SHA256(32, body -> digest("SHA-256", body));

    private final int bytes;
    private final Function<byte[], byte[]> function;

    Algorithm(int bytes, Function<byte[], byte[]> function) {
        this.bytes = bytes;
        this.function = function;
    }

    /** By the name that requests have for it, in any case. */
    static Optional<Algorithm> named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** The header that carries it. */
    String header() {
        return "x-amz-checksum-" + lower();
    }

    /** The member that carries it in a body. */
    String member() {
        return "Checksum" + name();
    }

    /** As refusals and headers write it. */
    String lower() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether parts of an object can be summed up one by one only, and not be put together. */
    boolean isDigest() {
        return this == SHA1 || this == SHA256;
    }

    /** What bytes come to, in Base64. */
    String of(byte[] body) {
        return Base64.getEncoder().encodeToString(function.apply(body));
    }

    /** Whether a text could be one. */
    boolean fits(String text) {
        return bytes(text).length == bytes;
    }

    /** The bytes of one; none of what is no Base64. */
    static byte[] bytes(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** The digest of a body by the Java platform's name. */
    static byte[] digest(String name, byte[] body) {
        try {
            return MessageDigest.getInstance(name).digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + name, e);
        }
    }

    private static byte[] sum(Checksum checksum, byte[] body, int bytes) {
        checksum.update(body, 0, body.length);
        byte[] all = ByteBuffer.allocate(8).putLong(checksum.getValue()).array();
        return Arrays.copyOfRange(all, 8 - bytes, 8);
    }
}
