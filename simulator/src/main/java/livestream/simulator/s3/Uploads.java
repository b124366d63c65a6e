package livestream.simulator.s3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.ServiceError;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/**
 * Uploads of objects in parts: {@code {Bucket, Key, UploadId, Initiated, Algorithm, ChecksumType}} and what the object will be
 * described as. Source: S3 user guide, "Uploading and copying objects using multipart upload".
 */
final class Uploads {

    /** Whether there was an object of the key when the upload began. */
    static final String EXISTED = "Existed";

    private static final String ALGORITHM = "Algorithm";
    private static final String TYPE = "ChecksumType";

    private final SimulatorContext context;
    private final Buckets buckets;
    private final Objects objects;
    private final S3 s3;
    private final Table table;
    private final Table parts;

    Uploads(SimulatorContext context, Buckets buckets, Objects objects, S3 s3) {
        this.context = context;
        this.buckets = buckets;
        this.objects = objects;
        this.s3 = s3;
        this.table = context.store().table("s3 upload", "");
        this.parts = context.store().table("s3 part", "");
    }

    /** Adds the operations. */
    void register() {
        s3.on("POST", "/{Bucket}/{Key}?uploads", "CreateMultipartUpload", this::create);
        s3.on("DELETE", "/{Bucket}/{Key}?uploadId", "AbortMultipartUpload", this::abort);
        new UploadListing(buckets, this, s3).register();
    }

    /** The upload that a request is for; refused when it is over, or was one of another key. */
    ObjectNode existing(Request request) {
        String id = String.valueOf(request.parameter("uploadId"));
        return table.get(id)
                .filter(upload -> upload.path("Bucket").asText().equals(request.variable("Bucket"))
                        && upload.path("Key").asText().equals(request.variable("Key")))
                .orElseThrow(() -> new ServiceError(
                                404,
                                "NoSuchUpload",
                                "The specified upload does not exist. The upload ID may be invalid, or the upload may have"
                                        + " been aborted or completed.")
                        .with("UploadId", id));
    }

    /** The uploads of a bucket. */
    List<ObjectNode> of(String bucket) {
        return table.all().stream()
                .filter(upload -> upload.path("Bucket").asText().equals(bucket))
                .toList();
    }

    /** The parts of an upload that have come so far, in the order of their numbers. */
    List<ObjectNode> parts(ObjectNode upload) {
        String id = id(upload);
        return parts.all().stream()
                .filter(part -> part.path("UploadId").asText().equals(id))
                .sorted((one, other) -> one.path("PartNumber").asInt()
                        - other.path("PartNumber").asInt())
                .toList();
    }

    /** Keeps a part, in the place of one that came before with its number. */
    void keep(ObjectNode upload, ObjectNode part) {
        parts.put(partId(upload, part), part.put("UploadId", id(upload)));
    }

    /** Ends an upload and forgets its parts. */
    void end(ObjectNode upload) {
        parts(upload).forEach(part -> parts.remove(partId(upload, part)));
        table.remove(id(upload));
    }

    /** Ends all uploads of a bucket that goes. UNKNOWN whether S3 would keep the bucket for their sake. */
    void endAll(String bucket) {
        of(bucket).forEach(this::end);
    }

    /** The algorithm that was chosen for checksums; empty when none was. */
    static Optional<Algorithm> algorithm(ObjectNode upload) {
        return Algorithm.named(upload.path(ALGORITHM).asText());
    }

    /** What the checksum of the object will be of. */
    static String type(ObjectNode upload) {
        return upload.path(TYPE).asText(Checksums.FULL);
    }

    private Response create(Request request) {
        ObjectNode bucket = buckets.existing(request);
        String name = bucket.path("Name").asText();
        String key = request.variable("Key");
        Objects.checkKey(key);
        Acls.checkNone(request, bucket);
        String id = context.ids().lower("s3 upload", "", 128);
        ObjectNode upload = JsonNodeFactory.instance
                .objectNode()
                .put("Bucket", name)
                .put("Key", key)
                .put("UploadId", id)
                .put("Initiated", S3.now(context))
                .put(EXISTED, objects.find(name, key).isPresent());
        chooseChecksum(upload, request);
        upload.setAll(objects.described(request, bucket));
        table.put(id, upload);
        ObjectNode result = JsonNodeFactory.instance
                .objectNode()
                .put("Bucket", name)
                .put("Key", key)
                .put("UploadId", id);
        Response response = Expirations.toldOfUpload(
                Encryption.told(s3.answer("InitiateMultipartUploadResult", result), upload), upload, bucket);
        return algorithm(upload)
                .map(chosen -> response.with("x-amz-checksum-algorithm", chosen.name())
                        .with("x-amz-checksum-type", type(upload)))
                .orElse(response);
    }

    private static void chooseChecksum(ObjectNode upload, Request request) {
        String name = request.header("x-amz-checksum-algorithm");
        String type = request.header("x-amz-checksum-type");
        if (name == null) {
            if (type != null) {
                throw S3Errors.request(
                        "The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm"
                                + " header.");
            }
            return;
        }
        Algorithm algorithm = BodyDigests.supported(name);
        String usual = algorithm == Algorithm.CRC64NVME ? Checksums.FULL : Checksums.COMPOSITE;
        String chosen = type == null ? usual : type.toUpperCase(Locale.ROOT);
        if (!List.of(Checksums.FULL, Checksums.COMPOSITE).contains(chosen)) {
            throw S3Errors.request("Value for x-amz-checksum-type header is invalid.");
        }
        boolean fits = chosen.equals(Checksums.FULL) ? !algorithm.isDigest() : algorithm != Algorithm.CRC64NVME;
        if (!fits) {
            throw S3Errors.request("The " + chosen + " checksum type cannot be used with the " + algorithm.lower()
                    + " checksum algorithm.");
        }
        upload.put(ALGORITHM, algorithm.name()).put(TYPE, chosen);
    }

    private Response abort(Request request) {
        buckets.existing(request);
        end(existing(request));
        return Response.empty(204);
    }

    private static String id(ObjectNode upload) {
        return upload.path("UploadId").asText();
    }

    private static String partId(ObjectNode upload, ObjectNode part) {
        return id(upload) + "/" + part.path("PartNumber").asInt();
    }
}
