package livestream.simulator.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;

/**
 * Copies of whole objects: with what their writer said of them, or with what the copier says. Source: S3 API reference,
 * CopyObject. A copy is one piece, whatever its source was sent in.
 */
final class Copying {

    private static final String REPLACE = "REPLACE";

    private final Buckets buckets;
    private final Objects objects;
    private final CopySources sources;
    private final Encryption encryption;
    private final S3 s3;

    Copying(Buckets buckets, Objects objects, CopySources sources, Encryption encryption, S3 s3) {
        this.buckets = buckets;
        this.objects = objects;
        this.sources = sources;
        this.encryption = encryption;
        this.s3 = s3;
    }

    /** Adds the operation. */
    void register() {
        s3.on("PUT", "/{Bucket}/{Key}", CopySources::isIn, "CopyObject", this::copy);
    }

    private Response copy(Request request) {
        ObjectNode bucket = buckets.existing(request);
        String name = bucket.path("Name").asText();
        String key = request.variable("Key");
        Objects.checkKey(key);
        Acls.checkNone(request, bucket);
        ObjectNode source = sources.of(request);
        boolean replaces = isReplaced(request, "x-amz-metadata-directive");
        boolean same = source.path("Bucket").asText().equals(name)
                && source.path("Key").asText().equals(key);
        if (same && !replaces && !isOtherwiseChanged(request, bucket)) {
            throw S3Errors.request(
                    "This copy request is illegal because it is trying to copy an object to itself without"
                            + " changing the object's metadata, storage class, website redirect location or encryption"
                            + " attributes.");
        }
        Conditions.checkWrite(request, objects.find(name, key));
        ObjectNode description = objects.described(request, bucket);
        if (!replaces) {
            description.set(Description.HEADERS, source.path(Description.HEADERS));
        }
        if (!isReplaced(request, "x-amz-tagging-directive")) {
            Description.setTags(description, source.path(Description.TAGS));
        }
        byte[] body = Objects.body(source);
        String etag = encryption.etag((ObjectNode) description.path(BucketSettings.ENCRYPTION), body);
        ObjectNode object = objects.begun(name, key, etag, body);
        object.setAll(description);
        Algorithm algorithm = algorithm(request, source);
        Checksums.keep(object, new BodyDigests.Sum(algorithm, algorithm.of(body)));
        objects.keep(object);
        return answer(object, bucket);
    }

    private Response answer(ObjectNode object, ObjectNode bucket) {
        ObjectNode result = JsonNodeFactory.instance
                .objectNode()
                .put("ETag", object.path("ETag").asText())
                .put("LastModified", object.path("LastModified").asText())
                .put("ChecksumType", Checksums.type(object));
        Checksums.write(result, object);
        Response response = s3.answer("CopyObjectResult", result);
        return Expirations.told(Encryption.told(response, object), object, bucket);
    }

    private static boolean isReplaced(Request request, String directive) {
        return Headers.directive(request, directive, "COPY", REPLACE).equals(REPLACE);
    }

    private static boolean isOtherwiseChanged(Request request, ObjectNode bucket) {
        JsonNode rule = bucket.path(BucketSettings.ENCRYPTION);
        return request.header("x-amz-storage-class") != null
                || request.header("x-amz-server-side-encryption") != null
                || !rule.equals(Encryption.usual());
    }

    /** As the copier wishes, or as the source has it. */
    private static Algorithm algorithm(Request request, ObjectNode source) {
        String wished = request.header("x-amz-checksum-algorithm");
        return wished == null ? Checksums.algorithm(source) : BodyDigests.supported(wished);
    }
}
