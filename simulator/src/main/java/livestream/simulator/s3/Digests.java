package livestream.simulator.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import livestream.simulator.http.Refusal;
import livestream.simulator.http.Request;

/** What a caller says its body comes to, held against the body. Source: S3 user guide, "Checking object integrity". */
final class Digests {

    private static final String CHECKSUM = "x-amz-checksum-";
    private static final String MD5 = "content-md5";

    private static final Map<String, Function<byte[], byte[]>> KNOWN = Map.of(
            "crc32", body -> sum(new CRC32(), body),
            "crc32c", body -> sum(new CRC32C(), body),
            "sha1", body -> digest("SHA-1", body),
            "sha256", body -> digest("SHA-256", body));

    private Digests() {}

    /** Whether the caller gave the old digest. */
    static boolean hasMd5(Request request) {
        return request.header(MD5) != null;
    }

    /** The checksums that were given, by algorithm; refuses those that do not fit, and a bad Content-MD5. */
    static Map<String, String> checked(Request request) {
        String md5 = request.header(MD5);
        if (md5 != null && !md5.equals(text(digest("MD5", request.body())))) {
            throw new Refusal(400, "BadDigest", "The Content-MD5 you specified did not match what we received.");
        }
        Map<String, String> given = new LinkedHashMap<>();
        request.headers().forEach((name, value) -> {
            String algorithm = name.startsWith(CHECKSUM) ? name.substring(CHECKSUM.length()) : "";
            if (algorithm.isEmpty() || algorithm.equals("mode")) {
                return;
            }
            Function<byte[], byte[]> known = KNOWN.get(algorithm);
            if (known == null) {
                throw S3.notImplemented("the checksum " + algorithm);
            }
            if (!value.equals(text(known.apply(request.body())))) {
                throw new Refusal(
                        400,
                        "BadDigest",
                        "The " + algorithm.toUpperCase(Locale.ROOT)
                                + " you specified did not match the calculated checksum.");
            }
            given.put(algorithm, value);
        });
        return given;
    }

    /** The ETag of an object that was sent in one piece: its MD5 in quotes. */
    static String etag(byte[] body) {
        return '"' + HexFormat.of().formatHex(digest("MD5", body)) + '"';
    }

    private static String text(byte[] digest) {
        return Base64.getEncoder().encodeToString(digest);
    }

    private static byte[] sum(Checksum checksum, byte[] body) {
        checksum.update(body, 0, body.length);
        return ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array();
    }

    private static byte[] digest(String algorithm, byte[] body) {
        try {
            return MessageDigest.getInstance(algorithm).digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
