package livestream.simulator.s3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.ServiceError;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/**
 * Objects: {@code {Bucket, Key, ETag, LastModified, Body, Checksums}} and what their writer said of them ({@link Description}).
 * What is written is read at once, also when it is written over.
 */
final class Objects {

    /** The longest key, in bytes. */
    private static final int LONGEST = 1024;

    private static final String BODY = "Body";

    private final SimulatorContext context;
    private final Buckets buckets;
    private final Encryption encryption;
    private final CallerAccess callers;
    private final S3 s3;
    private final Table table;

    Objects(SimulatorContext context, Buckets buckets, Encryption encryption, CallerAccess callers, S3 s3) {
        this.context = context;
        this.buckets = buckets;
        this.encryption = encryption;
        this.callers = callers;
        this.s3 = s3;
        this.table = context.store().table("s3 object", "");
    }

    /** Adds the operations. */
    void register() {
        s3.on("PUT", "/{Bucket}/{Key}", "PutObject", this::put);
        s3.on("DELETE", "/{Bucket}/{Key}", "DeleteObject", this::delete);
    }

    /** The objects of a bucket. */
    List<ObjectNode> of(String bucket) {
        return table.all().stream()
                .filter(object -> object.path("Bucket").asText().equals(bucket))
                .toList();
    }

    /** An object, if there is one. */
    Optional<ObjectNode> find(String bucket, String key) {
        return table.get(id(bucket, key));
    }

    /** The object that a request is for; refused when it is not there. */
    ObjectNode existing(Request request) {
        return find(request.variable("Bucket"), request.variable("Key")).orElseThrow(() -> callers.missing(request));
    }

    /** What an object is described as, by who writes it. */
    ObjectNode described(Request request, ObjectNode bucket) {
        return Description.of(request).set(BucketSettings.ENCRYPTION, encryption.of(request, bucket));
    }

    /** The beginning of an object, to which the rest of what is known of it is added. */
    ObjectNode begun(String bucket, String key, String etag, byte[] body) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("Bucket", bucket)
                .put("Key", key)
                .put("ETag", '"' + etag + '"')
                .put("LastModified", S3.now(context))
                .put(BODY, body);
    }

    /** Keeps an object. */
    void keep(ObjectNode object) {
        table.put(id(object.path("Bucket").asText(), object.path("Key").asText()), object);
    }

    /** Takes an object away, if there is one. */
    void remove(String bucket, String key) {
        table.remove(id(bucket, key));
    }

    /** How many bytes an object has. */
    static int size(ObjectNode object) {
        return body(object).length;
    }

    /** The bytes of an object, or of a part. */
    static byte[] body(ObjectNode object) {
        try {
            return object.path(BODY).binaryValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses a key that no object can have. */
    static void checkKey(String key) {
        int bytes = key.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST) {
            throw new ServiceError(400, "KeyTooLongError", "Your key is too long")
                    .with("Size", String.valueOf(bytes))
                    .with("MaxSizeAllowed", String.valueOf(LONGEST));
        }
    }

    private Response put(Request request) {
        ObjectNode bucket = buckets.existing(request);
        String name = bucket.path("Name").asText();
        String key = request.variable("Key");
        checkKey(key);
        Acls.checkNone(request, bucket);
        Conditions.checkWrite(request, find(name, key));
        BodyDigests.Sum sum = BodyDigests.checked(request).orElseGet(() -> BodyDigests.usual(request.body()));
        ObjectNode description = described(request, bucket);
        String etag = encryption.etag((ObjectNode) description.path(BucketSettings.ENCRYPTION), request.body());
        ObjectNode object = begun(name, key, etag, request.body());
        object.setAll(description);
        Checksums.keep(object, sum);
        keep(object);
        return Checksums.told(ObjectHeaders.of(Response.empty(200), object, bucket), object);
    }

    private Response delete(Request request) {
        String name = buckets.existing(request).path("Name").asText();
        if (request.header("if-match") != null) {
            throw S3Errors.notImplemented("If-Match on a delete");
        }
        if (find(name, request.variable("Key")).isPresent()) {
            remove(name, request.variable("Key"));
        }
        return Response.empty(204);
    }

    private static String id(String bucket, String key) {
        return bucket + "/" + key;
    }
}
