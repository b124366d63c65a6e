package livestream.simulator.s3;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.store.SimulatorContext;

/**
 * The parts of an upload: {@code {UploadId, PartNumber, ETag, LastModified, Body, Checksums}}. Source: S3 API reference,
 * UploadPart, UploadPartCopy and ListParts.
 */
final class UploadParts {

    private static final int MOST = 1000;
    private static final int LAST = 10_000;
    private static final String NUMBER = "PartNumber";

    private final SimulatorContext context;
    private final Buckets buckets;
    private final Uploads uploads;
    private final CopySources sources;
    private final Encryption encryption;
    private final S3 s3;

    UploadParts(
            SimulatorContext context,
            Buckets buckets,
            Uploads uploads,
            CopySources sources,
            Encryption encryption,
            S3 s3) {
        this.context = context;
        this.buckets = buckets;
        this.uploads = uploads;
        this.sources = sources;
        this.encryption = encryption;
        this.s3 = s3;
    }

    /** Adds the operations. */
    void register() {
        String template = "/{Bucket}/{Key}?uploadId";
        s3.on("PUT", template, CopySources::isIn, "UploadPartCopy", this::copy, "partNumber");
        s3.on("PUT", template, "UploadPart", this::put, "partNumber");
        s3.on("GET", template, "ListParts", this::list, "max-parts", "part-number-marker");
    }

    private Response put(Request request) {
        ObjectNode upload = usable(request);
        int number = number(request);
        Optional<BodyDigests.Sum> given = BodyDigests.checked(request);
        Optional<Algorithm> chosen = Uploads.algorithm(upload);
        chosen.ifPresent(algorithm -> checkAlgorithm(upload, algorithm, given.map(BodyDigests.Sum::algorithm)));
        ObjectNode part = part(upload, number, request.body(), chosen);
        uploads.keep(upload, part);
        BodyDigests.Sum told = chosen.map(algorithm -> new BodyDigests.Sum(algorithm, Checksums.of(part, algorithm)))
                .or(() -> given)
                .orElseGet(() -> BodyDigests.usual(request.body()));
        return Encryption.told(
                        Response.empty(200).with("ETag", part.path("ETag").asText()), upload)
                .with(told.algorithm().header(), told.value());
    }

    /** Of the checksum of a whole object each part need not say its own; none but the chosen one is of use. */
    private static void checkAlgorithm(ObjectNode upload, Algorithm chosen, Optional<Algorithm> given) {
        boolean may = given.isEmpty() && Uploads.type(upload).equals(Checksums.FULL);
        if (!given.equals(Optional.of(chosen)) && !may) {
            throw S3Errors.request("Checksum Type mismatch occurred, expected checksum Type: " + chosen.lower()
                    + ", actual checksum Type: "
                    + given.map(Algorithm::lower).orElse("null"));
        }
    }

    private Response copy(Request request) {
        ObjectNode upload = usable(request);
        ObjectNode source = sources.of(request);
        ObjectNode part = part(upload, number(request), CopySources.bytes(request, source), Uploads.algorithm(upload));
        uploads.keep(upload, part);
        ObjectNode result = JsonNodeFactory.instance
                .objectNode()
                .put("ETag", part.path("ETag").asText())
                .put("LastModified", part.path("LastModified").asText());
        Checksums.write(result, part);
        return Encryption.told(s3.answer("CopyPartResult", result), upload);
    }

    private ObjectNode usable(Request request) {
        ObjectNode bucket = buckets.existing(request);
        ObjectNode upload = uploads.existing(request);
        encryption.checkUsable(upload, bucket.path("Region").asText());
        return upload;
    }

    private ObjectNode part(ObjectNode upload, int number, byte[] body, Optional<Algorithm> algorithm) {
        String etag = encryption.etag((ObjectNode) upload.path(BucketSettings.ENCRYPTION), body);
        ObjectNode part = JsonNodeFactory.instance
                .objectNode()
                .put(NUMBER, number)
                .put("ETag", '"' + etag + '"')
                .put("LastModified", S3.now(context))
                .put("Body", body);
        algorithm.ifPresent(chosen -> Checksums.keep(part, new BodyDigests.Sum(chosen, chosen.of(body))));
        return part;
    }

    private Response list(Request request) {
        ObjectNode bucket = buckets.existing(request);
        ObjectNode upload = uploads.existing(request);
        int most = PageSize.of(request, "max-parts", MOST);
        int marker = PageSize.number(request, "part-number-marker", 0);
        List<ObjectNode> all = uploads.parts(upload).stream()
                .filter(part -> part.path(NUMBER).asInt() > marker)
                .toList();
        List<ObjectNode> shown = all.subList(0, Math.min(most, all.size()));
        ObjectNode tree = JsonNodeFactory.instance
                .objectNode()
                .put("Bucket", upload.path("Bucket").asText())
                .put("Key", upload.path("Key").asText())
                .put("UploadId", upload.path("UploadId").asText())
                .put("StorageClass", "STANDARD")
                .put("PartNumberMarker", marker)
                .put(
                        "NextPartNumberMarker",
                        shown.isEmpty()
                                ? 0
                                : shown.get(shown.size() - 1).path(NUMBER).asInt())
                .put("MaxParts", most)
                .put("IsTruncated", shown.size() < all.size());
        UploadListing.writePeople(tree, buckets);
        UploadListing.writeChecksum(tree, upload);
        ArrayNode parts = tree.putArray("Part");
        shown.forEach(part -> parts.add(entry(part)));
        return Expirations.toldOfUpload(s3.answer("ListPartsResult", tree), upload, bucket);
    }

    private static ObjectNode entry(ObjectNode part) {
        ObjectNode entry = JsonNodeFactory.instance
                .objectNode()
                .put(NUMBER, part.path(NUMBER).asInt())
                .put("LastModified", part.path("LastModified").asText())
                .put("ETag", part.path("ETag").asText())
                .put("Size", Objects.size(part));
        Checksums.write(entry, part);
        return entry;
    }

    private static int number(Request request) {
        String given = String.valueOf(request.parameter("partNumber"));
        int number = given.matches("\\d{1,6}") ? Integer.parseInt(given) : 0;
        if (number < 1 || number > LAST) {
            throw S3Errors.invalid(
                    "Part number must be an integer between 1 and " + LAST + ", inclusive", "partNumber", given);
        }
        return number;
    }
}
