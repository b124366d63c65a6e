package livestream.simulator.s3;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import livestream.simulator.http.Answer;
import livestream.simulator.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a bucket, a page at a time, in the order of their bytes; those that agree up to a delimiter stand as one common
 * prefix. Source: S3 API reference, ListObjectsV2. A token is the last key or prefix of the page before.
 */
final class ObjectListing {

    private static final Comparator<String> BYTES = (one, other) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    private final Buckets buckets;
    private final Objects objects;
    private final S3 s3;

    ObjectListing(Buckets buckets, Objects objects, S3 s3) {
        this.buckets = buckets;
        this.objects = objects;
        this.s3 = s3;
    }

    /** Adds the operation. */
    void register() {
        s3.on(
                "GET",
                "/{Bucket}?list-type=2",
                "ListObjectsV2",
                this::list,
                "prefix",
                "delimiter",
                "max-keys",
                "continuation-token",
                "start-after",
                "fetch-owner",
                "encoding-type");
    }

    private Answer list(Request request) {
        String bucket = buckets.existing(request).path("Name").asText();
        String prefix = text(request, "prefix");
        String delimiter = text(request, "delimiter");
        String token = request.parameter("continuation-token");
        String after = token == null ? text(request, "start-after") : decoded(token);
        boolean url = "url".equals(request.parameter("encoding-type"));
        boolean owner = "true".equals(request.parameter("fetch-owner"));
        int most = PageSize.of(request, "max-keys", 1000);

        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        ArrayNode contents = tree.putArray("Contents");
        ArrayNode prefixes = tree.putArray("CommonPrefixes");
        String last = after;
        boolean more = false;
        for (ObjectNode object : inOrder(bucket, prefix)) {
            String key = object.path("Key").asText();
            String common = common(key, prefix, delimiter);
            String shown = common == null ? key : common;
            if (BYTES.compare(key, after) <= 0 || BYTES.compare(shown, last) <= 0) {
                continue;
            }
            more = contents.size() + prefixes.size() == most;
            if (more) {
                break;
            }
            last = shown;
            if (common != null) {
                prefixes.addObject().put("Prefix", url ? Addressed.encoded(common) : common);
            } else {
                contents.add(entry(object, url, owner));
            }
        }
        tree.put("Name", bucket)
                .put("Prefix", url ? Addressed.encoded(prefix) : prefix)
                .put("MaxKeys", most)
                .put("KeyCount", contents.size() + prefixes.size())
                .put("IsTruncated", more && most > 0);
        if (!delimiter.isEmpty()) {
            tree.put("Delimiter", url ? Addressed.encoded(delimiter) : delimiter);
        }
        if (url) {
            tree.put("EncodingType", "url");
        }
        if (token != null) {
            tree.put("ContinuationToken", token);
        }
        if (more && most > 0) {
            tree.put(
                    "NextContinuationToken",
                    Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8)));
        }
        return s3.answer("ListBucketResult", tree);
    }

    private List<ObjectNode> inOrder(String bucket, String prefix) {
        return objects.of(bucket).stream()
                .filter(object -> object.path("Key").asText().startsWith(prefix))
                .sorted(Comparator.comparing(object -> object.path("Key").asText(), BYTES))
                .toList();
    }

    private ObjectNode entry(ObjectNode object, boolean url, boolean owner) {
        String key = object.path("Key").asText();
        ObjectNode entry = JsonNodeFactory.instance
                .objectNode()
                .put("Key", url ? Addressed.encoded(key) : key)
                .put("LastModified", object.path("LastModified").asText())
                .put("ETag", object.path("ETag").asText())
                .put("Size", Objects.size(object))
                .put("StorageClass", "STANDARD");
        if (owner) {
            entry.putObject("Owner").put("ID", buckets.owner());
        }
        return entry;
    }

    private static @Nullable String common(String key, String prefix, String delimiter) {
        int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
        return end < 0 ? null : key.substring(0, end + delimiter.length());
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw S3.invalid("The continuation token provided is incorrect");
        }
    }

    private static String text(Request request, String parameter) {
        String given = request.parameter(parameter);
        return given == null ? "" : given;
    }
}
