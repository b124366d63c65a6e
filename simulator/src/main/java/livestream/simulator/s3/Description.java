package livestream.simulator.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import livestream.simulator.http.HttpFrontend;
import livestream.simulator.http.Request;
import livestream.simulator.http.ServiceError;
import org.jspecify.annotations.Nullable;

/** What the writer of an object says of it beside its bytes: {@code {Headers, Tags}}, and how it is encrypted. */
final class Description {

    /** The headers that its readers are told. */
    static final String HEADERS = "Headers";

    /** Its tags, absent when it has none. */
    static final String TAGS = "Tags";

    /** What an object's reader is told as its writer said it. */
    private static final List<String> KEPT = List.of(
            "content-type", "cache-control", "content-disposition", "content-language", "content-encoding", "expires");

    private static final String META = "x-amz-meta-";
    private static final int MOST_META = 2048;
    private static final String TAGGING = "x-amz-tagging";

    private Description() {}

    /** As the headers of a request say. */
    static ObjectNode of(Request request) {
        ObjectNode description = JsonNodeFactory.instance.objectNode();
        description.set(HEADERS, headers(request));
        setTags(description, tags(request.header(TAGGING)));
        return description;
    }

    /** Gives tags, or takes all away. */
    static void setTags(ObjectNode description, JsonNode tags) {
        if (tags.isEmpty()) {
            description.remove(TAGS);
        } else {
            description.set(TAGS, tags);
        }
    }

    private static ObjectNode headers(Request request) {
        ObjectNode headers = JsonNodeFactory.instance.objectNode().put("content-type", "binary/octet-stream");
        int size = 0;
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            String name = header.getKey();
            boolean meta = name.startsWith(META);
            // What is chunked on the way here is whole once it has arrived.
            String kept = name.equals("content-encoding")
                    ? header.getValue().replaceAll("aws-chunked,?\\s*", "")
                    : header.getValue();
            if (!kept.isEmpty() && (KEPT.contains(name) || meta)) {
                headers.put(name, kept);
                size += meta ? name.length() - META.length() + kept.getBytes(StandardCharsets.UTF_8).length : 0;
            }
        }
        if (size > MOST_META) {
            throw new ServiceError(
                            400, "MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size")
                    .with("Size", String.valueOf(size))
                    .with("MaxSizeAllowed", String.valueOf(MOST_META));
        }
        return headers;
    }

    /** Tags as a header has them, which is like the parameters of a query. */
    private static JsonNode tags(@Nullable String header) {
        ArrayNode tags = JsonNodeFactory.instance.arrayNode();
        for (Map.Entry<String, List<String>> tag : pairs(header).entrySet()) {
            if (tag.getValue().size() > 1) {
                throw badTags(header);
            }
            tags.addObject()
                    .put("Key", tag.getKey())
                    .put("Value", tag.getValue().get(0));
        }
        return TagRules.ofObject(tags);
    }

    private static Map<String, List<String>> pairs(@Nullable String header) {
        try {
            return HttpFrontend.query(header);
        } catch (IllegalArgumentException e) {
            throw badTags(header);
        }
    }

    private static ServiceError badTags(@Nullable String header) {
        return S3Errors.invalid(
                "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name"
                        + " duplicates.",
                TAGGING,
                String.valueOf(header));
    }
}
