package livestream.simulator.s3;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import livestream.simulator.http.Request;
import livestream.simulator.http.ServiceError;

/** What a caller says its body comes to, held against the body. Source: S3 user guide, "Checking object integrity". */
final class BodyDigests {

    private static final String CHECKSUM = "x-amz-checksum-";
    private static final String MD5 = "content-md5";
    private static final String SDK = "x-amz-sdk-checksum-algorithm";

    /** Headers whose names begin like those of checksums. */
    private static final Set<String> NO_SUMS =
            Set.of("x-amz-checksum-mode", "x-amz-checksum-algorithm", "x-amz-checksum-type");

    /** A checksum of a body. */
    record Sum(Algorithm algorithm, String value) {}

    private BodyDigests() {}

    /** The checksum that was given; refuses one that does not fit, and a bad Content-MD5. */
    static Optional<Sum> checked(Request request) {
        checkMd5(request);
        Optional<Sum> given = given(request);
        given.ifPresent(sum -> {
            if (!sum.algorithm().fits(sum.value())) {
                throw S3Errors.request("Value for " + sum.algorithm().header() + " header is invalid.");
            }
            if (!sum.value().equals(sum.algorithm().of(request.body()))) {
                throw new ServiceError(
                        400,
                        "BadDigest",
                        "The " + sum.algorithm().name() + " you specified did not match the calculated checksum.");
            }
        });
        return given;
    }

    /** The same, of a body that does not come without a checksum of one kind or the other. */
    static void insisted(Request request) {
        if (checked(request).isEmpty() && request.header(MD5) == null) {
            throw S3Errors.request("Missing required header for this request: Content-MD5 OR x-amz-checksum-*");
        }
    }

    /** The checksum that S3 makes of bytes that come with none. */
    static Sum usual(byte[] body) {
        return new Sum(Algorithm.CRC64NVME, Algorithm.CRC64NVME.of(body));
    }

    /** The checksum that stands in the headers, whatever it is a checksum of. */
    static Optional<Sum> given(Request request) {
        List<Map.Entry<String, String>> sums = request.headers().entrySet().stream()
                .filter(header -> header.getKey().startsWith(CHECKSUM) && !NO_SUMS.contains(header.getKey()))
                .toList();
        if (sums.size() > 1) {
            throw S3Errors.request(
                    "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
        }
        checkPromise(request, sums);
        return sums.stream().findFirst().map(header -> {
            String name = header.getKey().substring(CHECKSUM.length());
            Algorithm algorithm =
                    Algorithm.named(name).orElseThrow(() -> S3Errors.notImplemented("the checksum " + name));
            return new Sum(algorithm, header.getValue());
        });
    }

    /** What SDKs say that they will send, and then must. */
    private static void checkPromise(Request request, List<Map.Entry<String, String>> sums) {
        String promised = request.header(SDK);
        if (promised == null) {
            return;
        }
        Algorithm algorithm = supported(promised);
        if (sums.isEmpty()) {
            throw S3Errors.request("x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or"
                    + " x-amz-trailer headers were found.");
        }
        if (!sums.get(0).getKey().equals(algorithm.header())) {
            throw S3Errors.request("Value for x-amz-sdk-checksum-algorithm header is invalid.");
        }
    }

    /** An algorithm by its name. */
    static Algorithm supported(String name) {
        return Algorithm.named(name)
                .orElseThrow(
                        () -> S3Errors.request("Checksum algorithm provided is unsupported. Please try again with any"
                                + " of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]"));
    }

    /** The MD5 of bytes in hexadecimal digits, which is the ETag of an object that was sent in one piece. */
    static String md5(byte[] body) {
        return HexFormat.of().formatHex(Algorithm.digest("MD5", body));
    }

    private static void checkMd5(Request request) {
        String given = request.header(MD5);
        if (given == null) {
            return;
        }
        byte[] expected = Algorithm.bytes(given);
        if (expected.length != 16) {
            throw new ServiceError(400, "InvalidDigest", "The Content-MD5 you specified was invalid.")
                    .with("Content-MD5", given);
        }
        String actual = Base64.getEncoder().encodeToString(Algorithm.digest("MD5", request.body()));
        if (!actual.equals(given)) {
            throw new ServiceError(400, "BadDigest", "The Content-MD5 you specified did not match what we received.")
                    .with("ExpectedDigest", HexFormat.of().formatHex(expected))
                    .with("CalculatedDigest", actual);
        }
    }
}
