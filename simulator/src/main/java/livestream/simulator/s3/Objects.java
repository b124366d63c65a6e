package livestream.simulator.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import livestream.simulator.http.Answer;
import livestream.simulator.http.Refusal;
import livestream.simulator.http.Request;
import livestream.simulator.store.Shelf;
import livestream.simulator.store.World;

/** Objects, each sent in one piece; what is written is read at once, also when it is written over. */
final class Objects {

    private static final String BODY = "Body";
    private static final String CHECKSUMS = "Checksums";
    private static final String HEADERS = "Headers";
    private static final String ETAG = "ETag";

    /** What an object's reader is told as its writer said it. */
    private static final List<String> KEPT = List.of(
            "content-type", "cache-control", "content-disposition", "content-language", "content-encoding", "expires");

    /** As in RFC 9110, with two digits for the day. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final World world;
    private final Buckets buckets;
    private final S3 s3;
    private final Shelf shelf;

    Objects(World world, Buckets buckets, S3 s3) {
        this.world = world;
        this.buckets = buckets;
        this.s3 = s3;
        this.shelf = world.store().shelf("s3 object", "");
    }

    /** Adds the operations. */
    void register() {
        s3.on("PUT", "/{Bucket}/{Key}", "PutObject", this::put);
        s3.on("GET", "/{Bucket}/{Key}", "GetObject", this::get);
        s3.on("HEAD", "/{Bucket}/{Key}", "HeadObject", this::get);
        s3.on("DELETE", "/{Bucket}/{Key}", "DeleteObject", this::delete);
    }

    /** The objects of a bucket. */
    List<ObjectNode> of(String bucket) {
        return shelf.all().stream()
                .filter(object -> object.path("Bucket").asText().equals(bucket))
                .toList();
    }

    /** How many bytes an object has. */
    static int size(ObjectNode object) {
        return body(object).length;
    }

    private Answer put(Request request) {
        ObjectNode bucket = buckets.existing(request);
        String key = request.variable("Key");
        if (key.getBytes(StandardCharsets.UTF_8).length > 1024) {
            throw new Refusal(400, "KeyTooLongError", "Your key is too long");
        }
        if (Headers.asksForAcl(request)) {
            throw new Refusal(400, "AccessControlListNotSupported", "The bucket does not allow ACLs");
        }
        checkWritable(request);
        Map<String, String> checksums = Digests.checked(request);
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("Bucket", bucket.path("Name").asText())
                .put("Key", key)
                .put(ETAG, Digests.etag(request.body()))
                .put("LastModified", world.now())
                .put(BODY, request.body());
        ObjectNode headers = object.putObject(HEADERS).put("content-type", "binary/octet-stream");
        request.headers().forEach((name, value) -> {
            // What is chunked on the way here is whole once it has arrived.
            String kept = name.equals("content-encoding") ? value.replaceAll("aws-chunked,?\\s*", "") : value;
            if (!kept.isEmpty() && (KEPT.contains(name) || name.startsWith("x-amz-meta-"))) {
                headers.put(name, kept);
            }
        });
        ObjectNode sums = object.putObject(CHECKSUMS);
        checksums.forEach(sums::put);
        shelf.put(id(request), object);
        return summed(tagged(Answer.empty(200), object), object);
    }

    /**
     * Conditions on a write. Source: S3 user guide, "Conditional writes". One write at a time is made here, so that of two
     * that meet the second is refused as one that came later; S3 may also answer it with 409 ConditionalRequestConflict.
     */
    private void checkWritable(Request request) {
        String none = request.header("if-none-match");
        String match = request.header("if-match");
        if (none != null && !none.equals("*")) {
            throw S3.notImplemented("If-None-Match other than * on a write");
        }
        if (match != null && (match.equals("*") || none != null)) {
            throw S3.notImplemented("If-Match other than one ETag alone on a write");
        }
        if (none != null && shelf.has(id(request))) {
            throw preconditionFailed();
        }
        if (match != null && !matches(match, existing(request))) {
            throw preconditionFailed();
        }
    }

    private Answer get(Request request) {
        buckets.existing(request);
        ObjectNode object = existing(request);
        String match = request.header("if-match");
        String none = request.header("if-none-match");
        if (match != null && !matches(match, object)) {
            throw preconditionFailed();
        }
        if (none != null && matches(none, object)) {
            return tagged(Answer.empty(304), object);
        }
        byte[] body = body(object);
        String header = request.header("range");
        Optional<ByteRange> range = header == null ? Optional.empty() : ByteRange.of(header, body.length);
        Answer answer = range.map(
                        part -> new Answer(206, Map.of(), Arrays.copyOfRange(body, part.first(), part.last() + 1))
                                .with("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + body.length))
                .orElse(new Answer(200, Map.of(), body));
        for (Map.Entry<String, JsonNode> kept : object.path(HEADERS).properties()) {
            answer = answer.with(kept.getKey(), kept.getValue().asText());
        }
        answer = tagged(answer, object)
                .with("Accept-Ranges", "bytes")
                .with(
                        "Last-Modified",
                        HTTP_DATE.format(
                                Instant.parse(object.path("LastModified").asText())));
        boolean sum = "ENABLED".equals(request.header("x-amz-checksum-mode")) && range.isEmpty();
        return sum ? summed(answer, object) : answer;
    }

    private Answer delete(Request request) {
        buckets.existing(request);
        if (request.header("if-match") != null) {
            throw S3.notImplemented("If-Match on a delete");
        }
        shelf.remove(id(request));
        return Answer.empty(204);
    }

    private ObjectNode existing(Request request) {
        return shelf.get(id(request))
                .orElseThrow(() -> new Refusal(404, "NoSuchKey", "The specified key does not exist."));
    }

    private static Answer tagged(Answer answer, ObjectNode object) {
        return answer.with("ETag", object.path(ETAG).asText()).with("x-amz-server-side-encryption", "AES256");
    }

    /** UNKNOWN here: S3 also makes a checksum of its own, CRC64NVME, for an object that came with none. */
    private static Answer summed(Answer answer, ObjectNode object) {
        Answer summed = answer;
        for (Map.Entry<String, JsonNode> sum : object.path(CHECKSUMS).properties()) {
            summed = summed.with(
                            "x-amz-checksum-" + sum.getKey(), sum.getValue().asText())
                    .with("x-amz-checksum-type", "FULL_OBJECT");
        }
        return summed;
    }

    private static boolean matches(String condition, ObjectNode object) {
        String etag = object.path(ETAG).asText();
        return condition.equals("*") || condition.equals(etag) || condition.equals(etag.replace("\"", ""));
    }

    private static byte[] body(ObjectNode object) {
        try {
            return object.path(BODY).binaryValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String id(Request request) {
        return request.variable("Bucket") + "/" + request.variable("Key");
    }

    private static Refusal preconditionFailed() {
        return new Refusal(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
    }
}
