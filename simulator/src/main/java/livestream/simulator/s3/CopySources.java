package livestream.simulator.s3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.simulator.http.Request;
import livestream.simulator.http.ServiceError;

/** What a copy is made of: {@code bucket/key}, percent-encoded. Source: S3 API reference, CopyObject and UploadPartCopy. */
final class CopySources {

    static final String HEADER = "x-amz-copy-source";

    private static final String RANGE = HEADER + "-range";
    private static final Pattern BYTES = Pattern.compile("bytes=(\\d{1,9})-(\\d{1,9})");
    private static final String VERSION = "?versionId=";

    private final String account;
    private final Buckets buckets;
    private final Objects objects;
    private final Encryption encryption;

    CopySources(String account, Buckets buckets, Objects objects, Encryption encryption) {
        this.account = account;
        this.buckets = buckets;
        this.objects = objects;
        this.encryption = encryption;
    }

    /** Whether a request says what it copies. */
    static boolean isIn(Request request) {
        return request.header(HEADER) != null;
    }

    /** The object that a request copies; refused when it is not there or not as the caller believes. */
    ObjectNode of(Request request) {
        String given = String.valueOf(request.header(HEADER));
        int version = given.indexOf(VERSION);
        if (version >= 0 && !given.substring(version + VERSION.length()).equals("null")) {
            throw S3Errors.invalid(
                    "Invalid version id specified", "versionId", given.substring(version + VERSION.length()));
        }
        String path = decoded(version < 0 ? given : given.substring(0, version)).replaceFirst("^/", "");
        if (path.startsWith("arn:")) {
            throw S3Errors.notImplemented("copies from access points");
        }
        int slash = path.indexOf('/');
        if (slash <= 0 || slash == path.length() - 1) {
            throw bad(given);
        }
        Headers.checkOwner(request.header("x-amz-source-expected-bucket-owner"), account);
        ObjectNode bucket = buckets.named(path.substring(0, slash));
        String key = path.substring(slash + 1);
        ObjectNode source = objects.find(path.substring(0, slash), key).orElseThrow(() -> S3Errors.noSuchKey(key));
        Conditions.checkCopy(request, source);
        encryption.checkUsable(source, bucket.path("Region").asText());
        return source;
    }

    /** The bytes of a source that a part is made of; all, unless the request names a range. */
    static byte[] bytes(Request request, ObjectNode source) {
        byte[] body = Objects.body(source);
        String given = request.header(RANGE);
        if (given == null) {
            return body;
        }
        Matcher range = BYTES.matcher(given);
        if (!range.matches()) {
            throw S3Errors.invalid(
                    "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the"
                            + " zero-based offsets of the first and last bytes to copy",
                    RANGE,
                    given);
        }
        int first = Integer.parseInt(range.group(1));
        int last = Integer.parseInt(range.group(2));
        if (first > last || last >= body.length) {
            throw S3Errors.invalid(
                    "Range specified is not valid for source object of size: " + body.length, RANGE, given);
        }
        return Arrays.copyOfRange(body, first, last + 1);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw bad(text);
        }
    }

    private static ServiceError bad(String given) {
        return S3Errors.invalid(
                "Copy Source must mention the source bucket and key: sourcebucket/sourcekey", HEADER, given);
    }
}
