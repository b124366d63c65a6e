package livestream.simulator.s3;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.ServiceError;

/**
 * Makes one object of the parts of an upload. Its ETag is the MD5 of the MD5s of its parts, and how many they are. Source: S3
 * API reference, CompleteMultipartUpload. UNKNOWN: for how long S3 takes the same once more; here the upload is over at once;
 * and whether the checksum that S3 makes where none was chosen is told to readers as well, as it is here.
 */
final class UploadCompletion {

    private final Buckets buckets;
    private final Objects objects;
    private final Uploads uploads;
    private final S3 s3;

    UploadCompletion(Buckets buckets, Objects objects, Uploads uploads, S3 s3) {
        this.buckets = buckets;
        this.objects = objects;
        this.uploads = uploads;
        this.s3 = s3;
    }

    /** Adds the operation. */
    void register() {
        s3.on("POST", "/{Bucket}/{Key}?uploadId", "CompleteMultipartUpload", this::complete);
    }

    private Response complete(Request request) {
        ObjectNode bucket = buckets.existing(request);
        ObjectNode upload = uploads.existing(request);
        checkConditions(request, upload);
        List<ObjectNode> parts =
                NamedParts.of(s3.read(request, "CompleteMultipartUpload").path("Part"), upload, uploads.parts(upload));
        byte[] body = joined(parts);
        checkSize(request, body.length);
        ObjectNode object =
                objects.begun(upload.path("Bucket").asText(), upload.path("Key").asText(), etag(parts), body);
        for (String member : List.of(Description.HEADERS, Description.TAGS, BucketSettings.ENCRYPTION)) {
            if (upload.has(member)) {
                object.set(member, upload.get(member));
            }
        }
        ArrayNode sizes = object.putArray(ObjectReading.PARTS);
        parts.forEach(part -> sizes.add(Objects.size(part)));
        BodyDigests.Sum sum = sum(upload, parts, body);
        checkSum(request, upload, sum);
        Checksums.keep(object, sum, Uploads.type(upload));
        objects.keep(object);
        uploads.end(upload);
        return answer(object, bucket);
    }

    private void checkConditions(Request request, ObjectNode upload) {
        Optional<ObjectNode> there =
                objects.find(upload.path("Bucket").asText(), upload.path("Key").asText());
        Conditions.checkWrite(request, there);
        boolean gone = upload.path(Uploads.EXISTED).asBoolean() && there.isEmpty();
        if (request.header("if-none-match") != null && gone) {
            throw new ServiceError(
                            409,
                            "ConditionalRequestConflict",
                            "The conditional request cannot succeed due to a conflicting operation against this resource.")
                    .with("Condition", "If-None-Match")
                    .with("Key", upload.path("Key").asText());
        }
    }

    private static byte[] joined(List<ObjectNode> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        parts.forEach(part -> bytes.writeBytes(Objects.body(part)));
        return bytes.toByteArray();
    }

    private static void checkSize(Request request, int size) {
        String said = request.header("x-amz-mp-object-size");
        if (said != null && !said.equals(String.valueOf(size))) {
            throw S3Errors.request("The provided 'x-amz-mp-object-size' header value " + said
                    + " does not match what was computed: " + size);
        }
    }

    private static String etag(List<ObjectNode> parts) {
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        parts.forEach(part -> digests.writeBytes(
                HexFormat.of().parseHex(part.path("ETag").asText().replace("\"", ""))));
        return BodyDigests.md5(digests.toByteArray()) + "-" + parts.size();
    }

    private static BodyDigests.Sum sum(ObjectNode upload, List<ObjectNode> parts, byte[] body) {
        Algorithm algorithm = Uploads.algorithm(upload).orElse(Algorithm.CRC64NVME);
        if (Uploads.type(upload).equals(Checksums.FULL)) {
            return new BodyDigests.Sum(algorithm, algorithm.of(body));
        }
        ByteArrayOutputStream sums = new ByteArrayOutputStream();
        parts.forEach(part -> sums.writeBytes(Algorithm.bytes(Checksums.of(part, algorithm))));
        return new BodyDigests.Sum(algorithm, algorithm.of(sums.toByteArray()) + "-" + parts.size());
    }

    /** What the caller says of the whole object need not be there, and must be right. */
    private static void checkSum(Request request, ObjectNode upload, BodyDigests.Sum sum) {
        String type = request.header("x-amz-checksum-type");
        if (type != null && !type.equals(Uploads.type(upload))) {
            throw S3Errors.request("The upload was created using the " + Uploads.type(upload)
                    + " checksum mode. The complete request must use the same checksum mode.");
        }
        BodyDigests.given(request).ifPresent(given -> {
            if (!given.equals(sum)) {
                throw new ServiceError(
                        400,
                        "BadDigest",
                        "The " + given.algorithm().lower() + " you specified did not match the calculated checksum.");
            }
        });
    }

    private Response answer(ObjectNode object, ObjectNode bucket) {
        String key = object.path("Key").asText();
        ObjectNode result = JsonNodeFactory.instance
                .objectNode()
                .put(
                        "Location",
                        "https://" + bucket.path("Name").asText() + ".s3."
                                + bucket.path("Region").asText() + ".amazonaws.com/"
                                + BucketAddress.encoded(key).replace("/", "%2F"))
                .put("Bucket", bucket.path("Name").asText())
                .put("Key", key)
                .put("ETag", object.path("ETag").asText())
                .put("ChecksumType", Checksums.type(object));
        Checksums.write(result, object);
        Response response = s3.answer("CompleteMultipartUploadResult", result);
        return Expirations.told(Encryption.told(response, object), object, bucket);
    }
}
