package livestream.simulator.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;

/** Deletes of many objects at once, each of which is told about by itself. Source: S3 API reference, DeleteObjects. */
final class BatchDelete {

    private static final int MOST = 1000;

    private final Buckets buckets;
    private final Objects objects;
    private final S3 s3;

    BatchDelete(Buckets buckets, Objects objects, S3 s3) {
        this.buckets = buckets;
        this.objects = objects;
        this.s3 = s3;
    }

    /** Adds the operation. */
    void register() {
        s3.on("POST", "/{Bucket}?delete", "DeleteObjects", this::delete);
    }

    private Response delete(Request request) {
        String bucket = buckets.existing(request).path("Name").asText();
        BodyDigests.insisted(request);
        ObjectNode asked = s3.read(request, "Delete");
        JsonNode items = asked.path("Object");
        if (items.size() > MOST) {
            throw S3Errors.malformed();
        }
        for (JsonNode item : items) {
            if (item.has("ETag") || item.has("LastModifiedTime") || item.has("Size")) {
                throw S3Errors.notImplemented("conditions on deletes");
            }
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode deleted = result.putArray("Deleted");
        ArrayNode errors = result.putArray("Error");
        for (JsonNode item : items) {
            String key = item.path("Key").asText();
            String version = item.path("VersionId").asText("null");
            if (!version.equals("null")) {
                errors.addObject()
                        .put("Key", key)
                        .put("VersionId", version)
                        .put("Code", "NoSuchVersion")
                        .put("Message", "The specified version does not exist.");
                continue;
            }
            if (objects.find(bucket, key).isPresent()) {
                objects.remove(bucket, key);
            }
            if (!asked.path("Quiet").asBoolean()) {
                deleted.addObject().put("Key", key);
            }
        }
        return s3.answer("DeleteResult", result);
    }
}
