package livestream.simulator.s3;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiFunction;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;

/**
 * The keys of a bucket, a page at a time. Source: S3 API reference, ListObjectsV2 and ListObjects. A token is the last key or
 * prefix of the page before, and so is the marker of the first version of this API, which tells it only beside a delimiter.
 */
final class ObjectListing {

    private static final int MOST = 1000;

    private final Buckets buckets;
    private final Objects objects;
    private final S3 s3;

    ObjectListing(Buckets buckets, Objects objects, S3 s3) {
        this.buckets = buckets;
        this.objects = objects;
        this.s3 = s3;
    }

    /** Adds the operations. */
    void register() {
        s3.on(
                "GET",
                "/{Bucket}?list-type=2",
                "ListObjectsV2",
                request -> list(request, this::second),
                "prefix",
                "delimiter",
                "max-keys",
                "continuation-token",
                "start-after",
                "fetch-owner",
                "encoding-type");
        s3.on(
                "GET",
                "/{Bucket}",
                "ListObjects",
                request -> list(request, this::first),
                "prefix",
                "delimiter",
                "max-keys",
                "marker",
                "encoding-type");
    }

    private Response list(Request request, BiFunction<Request, String, ObjectNode> version) {
        ObjectNode bucket = buckets.existing(request);
        return s3.answer(
                        "ListBucketResult",
                        version.apply(request, bucket.path("Name").asText()))
                .with("x-amz-bucket-region", bucket.path("Region").asText());
    }

    private ObjectNode second(Request request, String bucket) {
        String token = request.parameter("continuation-token");
        String start = text(request, "start-after");
        KeyPage page = page(request, bucket, token == null ? start : Tokens.read(token));
        ObjectNode tree = written(request, bucket, page, "true".equals(request.parameter("fetch-owner")));
        tree.put("KeyCount", page.size());
        if (token != null) {
            tree.put("ContinuationToken", token);
        } else if (!start.isEmpty()) {
            tree.put("StartAfter", Encoding.of(request).write(start));
        }
        if (page.isTruncated()) {
            tree.put("NextContinuationToken", Tokens.after(page.last()));
        }
        return tree;
    }

    private ObjectNode first(Request request, String bucket) {
        Encoding encoding = Encoding.of(request);
        String marker = text(request, "marker");
        KeyPage page = page(request, bucket, marker);
        ObjectNode tree = written(request, bucket, page, true).put("Marker", encoding.write(marker));
        if (page.isTruncated() && !text(request, "delimiter").isEmpty()) {
            tree.put("NextMarker", encoding.write(page.last()));
        }
        return tree;
    }

    private KeyPage page(Request request, String bucket, String after) {
        return KeyPage.of(
                objects.of(bucket), text(request, "prefix"), text(request, "delimiter"), after, most(request));
    }

    private static int most(Request request) {
        return PageSize.of(request, "max-keys", MOST);
    }

    private ObjectNode written(Request request, String bucket, KeyPage page, boolean owner) {
        Encoding encoding = Encoding.of(request);
        ObjectNode tree = JsonNodeFactory.instance
                .objectNode()
                .put("Name", bucket)
                .put("Prefix", encoding.write(text(request, "prefix")))
                .put("MaxKeys", most(request))
                .put("IsTruncated", page.isTruncated());
        ArrayNode contents = tree.putArray("Contents");
        page.things().forEach(object -> contents.add(entry(object, encoding, owner)));
        ArrayNode prefixes = tree.putArray("CommonPrefixes");
        page.prefixes().forEach(prefix -> prefixes.addObject().put("Prefix", encoding.write(prefix)));
        String delimiter = text(request, "delimiter");
        if (!delimiter.isEmpty()) {
            tree.put("Delimiter", encoding.write(delimiter));
        }
        if (encoding.url()) {
            tree.put("EncodingType", "url");
        }
        return tree;
    }

    private ObjectNode entry(ObjectNode object, Encoding encoding, boolean owner) {
        ObjectNode entry = JsonNodeFactory.instance
                .objectNode()
                .put("Key", encoding.write(object.path("Key").asText()))
                .put("LastModified", object.path("LastModified").asText())
                .put("ETag", object.path("ETag").asText())
                .put("Size", Objects.size(object))
                .put("StorageClass", "STANDARD");
        Checksums.writeKind(entry, object);
        if (owner) {
            entry.putObject("Owner").put("ID", buckets.owner());
        }
        return entry;
    }

    private static String text(Request request, String parameter) {
        String given = request.parameter(parameter);
        return given == null ? "" : given;
    }
}
