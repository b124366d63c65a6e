package livestream.simulator.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import livestream.simulator.http.ServiceError;

/**
 * The parts that the end of an upload names, held against those that came. Source: S3 API reference, CompleteMultipartUpload,
 * and user guide, "Amazon S3 multipart upload limits".
 */
final class NamedParts {

    /** Bytes of every part but the last. */
    private static final int SMALLEST = 5 * 1024 * 1024;

    private final ObjectNode upload;
    private final List<ObjectNode> came;

    private NamedParts(ObjectNode upload, List<ObjectNode> came) {
        this.upload = upload;
        this.came = came;
    }

    /** The parts of which the object is made; refused when they are not as they are named, out of order or too small. */
    static List<ObjectNode> of(JsonNode named, ObjectNode upload, List<ObjectNode> came) {
        if (named.isEmpty()) {
            throw S3Errors.request("You must specify at least one part");
        }
        NamedParts parts = new NamedParts(upload, came);
        parts.checkOrder(named);
        List<ObjectNode> found = new ArrayList<>();
        named.forEach(each -> found.add(parts.find(each)));
        found.subList(0, found.size() - 1).forEach(NamedParts::checkSize);
        return found;
    }

    private void checkOrder(JsonNode named) {
        int last = 0;
        for (JsonNode part : named) {
            if (!part.has("PartNumber") || !part.has("ETag")) {
                throw S3Errors.malformed();
            }
            int number = part.path("PartNumber").asInt();
            if (number <= last) {
                throw new ServiceError(
                                400,
                                "InvalidPartOrder",
                                "The list of parts was not in ascending order. Parts must be ordered by part number.")
                        .with("UploadId", upload.path("UploadId").asText());
            }
            last = number;
        }
    }

    private ObjectNode find(JsonNode named) {
        ObjectNode part = came.stream()
                .filter(each -> each.path("PartNumber").equals(named.path("PartNumber")))
                .filter(each -> bare(each).equals(bare(named)))
                .findFirst()
                .orElseThrow(() -> invalid(named));
        checkSum(named, part);
        return part;
    }

    private void checkSum(JsonNode named, ObjectNode part) {
        Optional<Algorithm> chosen = Uploads.algorithm(upload);
        for (Algorithm each : Algorithm.values()) {
            boolean other = named.has(each.member()) && !chosen.equals(Optional.of(each));
            // Nothing is known of the checksum of a part where none was chosen for the object.
            if (other && chosen.isEmpty()) {
                throw invalid(named);
            } else if (other) {
                throw new ServiceError(
                        400,
                        "BadDigest",
                        "The " + each.lower() + " you specified for part " + number(named)
                                + " did not match what we received.");
            }
        }
        chosen.ifPresent(algorithm -> {
            JsonNode sum = named.path(algorithm.member());
            if (sum.isMissingNode() && Uploads.type(upload).equals(Checksums.COMPOSITE)) {
                throw S3Errors.request("The upload was created using a " + algorithm.lower()
                        + " checksum. The complete request must include the checksum for each part. It was missing for part "
                        + number(named) + " in the request.");
            }
            if (!sum.isMissingNode() && !sum.asText().equals(Checksums.of(part, algorithm))) {
                throw invalid(named);
            }
        });
    }

    private static void checkSize(ObjectNode part) {
        int size = Objects.size(part);
        if (size < SMALLEST) {
            throw new ServiceError(
                            400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size")
                    .with("ProposedSize", String.valueOf(size))
                    .with("MinSizeAllowed", String.valueOf(SMALLEST))
                    .with("PartNumber", number(part))
                    .with("ETag", bare(part));
        }
    }

    private ServiceError invalid(JsonNode named) {
        return new ServiceError(
                        400,
                        "InvalidPart",
                        "One or more of the specified parts could not be found.  The part may not have been uploaded, or the"
                                + " specified entity tag may not match the part's entity tag.")
                .with("UploadId", upload.path("UploadId").asText())
                .with("PartNumber", number(named))
                .with("ETag", bare(named));
    }

    private static String number(JsonNode part) {
        return String.valueOf(part.path("PartNumber").asInt());
    }

    private static String bare(JsonNode part) {
        return part.path("ETag").asText().replace("\"", "");
    }
}
