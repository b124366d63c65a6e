package livestream.simulator.s3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;

/** The tags of an object, all at once. Source: S3 API reference, PutObjectTagging and its like. */
final class ObjectTags {

    private final Buckets buckets;
    private final Objects objects;
    private final S3 s3;

    ObjectTags(Buckets buckets, Objects objects, S3 s3) {
        this.buckets = buckets;
        this.objects = objects;
        this.s3 = s3;
    }

    /** Adds the operations. */
    void register() {
        s3.on("PUT", "/{Bucket}/{Key}?tagging", "PutObjectTagging", this::put);
        s3.on("GET", "/{Bucket}/{Key}?tagging", "GetObjectTagging", this::get);
        s3.on("DELETE", "/{Bucket}/{Key}?tagging", "DeleteObjectTagging", this::delete);
    }

    private Response put(Request request) {
        ObjectNode object = existing(request);
        BodyDigests.insisted(request);
        Description.setTags(
                object, TagRules.ofObject(s3.read(request, "Tagging").path("TagSet")));
        objects.keep(object);
        return Response.empty(200);
    }

    private Response get(Request request) {
        ObjectNode object = existing(request);
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.putArray("TagSet").addAll(object.withArrayProperty(Description.TAGS));
        return s3.answer("Tagging", tree);
    }

    private Response delete(Request request) {
        ObjectNode object = existing(request);
        object.remove(Description.TAGS);
        objects.keep(object);
        return Response.empty(204);
    }

    private ObjectNode existing(Request request) {
        buckets.existing(request);
        return objects.existing(request);
    }
}
