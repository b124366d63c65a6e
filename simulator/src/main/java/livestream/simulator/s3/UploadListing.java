package livestream.simulator.s3;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;

/**
 * The unfinished uploads of a bucket, by key and by the time at which they began. Source: S3 API reference,
 * ListMultipartUploads.
 */
final class UploadListing {

    private static final int MOST = 1000;
    private static final String UPLOAD_MARKER = "upload-id-marker";

    private final Buckets buckets;
    private final Uploads uploads;
    private final S3 s3;

    UploadListing(Buckets buckets, Uploads uploads, S3 s3) {
        this.buckets = buckets;
        this.uploads = uploads;
        this.s3 = s3;
    }

    /** Adds the operation. */
    void register() {
        s3.on(
                "GET",
                "/{Bucket}?uploads",
                "ListMultipartUploads",
                this::list,
                "prefix",
                "delimiter",
                "key-marker",
                UPLOAD_MARKER,
                "max-uploads",
                "encoding-type");
    }

    /** Writes who began an upload, a user by ARN, and whose the object will be. Source: S3 API reference, Initiator. */
    static void writePeople(ObjectNode tree, Buckets buckets) {
        tree.putObject("Initiator").put("ID", buckets.user());
        tree.putObject("Owner").put("ID", buckets.owner());
    }

    /** Writes which checksum was chosen for an upload, if any was. */
    static void writeChecksum(ObjectNode tree, ObjectNode upload) {
        Uploads.algorithm(upload).ifPresent(chosen -> tree.put("ChecksumAlgorithm", chosen.name())
                .put("ChecksumType", Uploads.type(upload)));
    }

    private Response list(Request request) {
        ObjectNode bucket = buckets.existing(request);
        Encoding encoding = Encoding.of(request);
        String prefix = text(request, "prefix");
        String delimiter = text(request, "delimiter");
        int most = PageSize.of(request, "max-uploads", MOST);
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        ArrayNode shown = tree.putArray("Upload");
        Set<String> prefixes = new LinkedHashSet<>();
        boolean more = false;
        ObjectNode last = JsonNodeFactory.instance.objectNode();
        for (ObjectNode upload : after(request, uploads.of(bucket.path("Name").asText()), prefix)) {
            String common = KeyPage.common(key(upload), prefix, delimiter);
            if (common != null
                    && (prefixes.contains(common) || text(request, "key-marker").startsWith(common))) {
                continue;
            }
            more = shown.size() + prefixes.size() == most;
            if (more) {
                break;
            }
            last = upload;
            if (common == null) {
                shown.add(entry(upload, encoding));
            } else {
                prefixes.add(common);
            }
        }
        ArrayNode common = tree.putArray("CommonPrefixes");
        prefixes.forEach(each -> common.addObject().put("Prefix", encoding.write(each)));
        tree.put("Bucket", bucket.path("Name").asText())
                .put("KeyMarker", encoding.write(text(request, "key-marker")))
                .put("UploadIdMarker", text(request, "key-marker").isEmpty() ? "" : text(request, UPLOAD_MARKER))
                .put("NextKeyMarker", encoding.write(key(last)))
                .put("NextUploadIdMarker", last.path("UploadId").asText())
                .put("MaxUploads", most)
                .put("IsTruncated", more && most > 0);
        writeAsked(tree, "Prefix", encoding.write(prefix));
        writeAsked(tree, "Delimiter", encoding.write(delimiter));
        writeAsked(tree, "EncodingType", encoding.url() ? "url" : "");
        return s3.answer("ListMultipartUploadsResult", tree);
    }

    /** The uploads after those that the markers name: of the same key those that began later. */
    private static List<ObjectNode> after(Request request, List<ObjectNode> all, String prefix) {
        String keyMarker = text(request, "key-marker");
        String idMarker = keyMarker.isEmpty() ? "" : text(request, UPLOAD_MARKER);
        List<ObjectNode> inOrder = all.stream()
                .filter(upload -> key(upload).startsWith(prefix))
                .sorted(Comparator.comparing(UploadListing::key, KeyPage.BYTES)
                        .thenComparing(upload -> upload.path("Initiated").asText()))
                .toList();
        List<String> ids = inOrder.stream()
                .filter(upload -> key(upload).equals(keyMarker))
                .map(upload -> upload.path("UploadId").asText())
                .toList();
        if (!idMarker.isEmpty() && !ids.contains(idMarker)) {
            throw S3Errors.invalid("Invalid uploadId marker", UPLOAD_MARKER, idMarker);
        }
        List<String> later = idMarker.isEmpty() ? List.of() : ids.subList(ids.indexOf(idMarker) + 1, ids.size());
        return inOrder.stream()
                .filter(upload -> KeyPage.BYTES.compare(key(upload), keyMarker) > 0
                        || later.contains(upload.path("UploadId").asText()))
                .toList();
    }

    private ObjectNode entry(ObjectNode upload, Encoding encoding) {
        ObjectNode entry = JsonNodeFactory.instance
                .objectNode()
                .put("Key", encoding.write(key(upload)))
                .put("UploadId", upload.path("UploadId").asText())
                .put("StorageClass", "STANDARD")
                .put("Initiated", upload.path("Initiated").asText());
        writePeople(entry, buckets);
        writeChecksum(entry, upload);
        return entry;
    }

    private static void writeAsked(ObjectNode tree, String member, String value) {
        if (!value.isEmpty()) {
            tree.put(member, value);
        }
    }

    private static String key(ObjectNode upload) {
        return upload.path("Key").asText();
    }

    private static String text(Request request, String parameter) {
        String given = request.parameter(parameter);
        return given == null ? "" : given;
    }
}
