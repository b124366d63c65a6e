package livestream.simulator.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import livestream.simulator.http.ServiceError;

/**
 * Tags of keys, at most 50. Source: KMS API reference and developer guide, "Tags in AWS KMS" and "Key states of AWS KMS keys";
 * UNKNOWN: the texts.
 */
final class KeyTags {

    private static final int MOST = 50;
    private static final int UNLESS_SAID = 50;

    private final Keys keys;

    KeyTags(Keys keys) {
        this.keys = keys;
    }

    /** Adds the operations. */
    void addTo(Map<String, BiFunction<ObjectNode, String, ObjectNode>> operations) {
        operations.put("ListResourceTags", this::list);
        operations.put("TagResource", (given, region) -> keys.change(given, region, key -> tag(key, given)));
        operations.put("UntagResource", (given, region) -> keys.change(given, region, key -> untag(key, given)));
    }

    /** Refuses tags that a key cannot have. */
    static void check(JsonNode tags) {
        if (tags.size() > MOST) {
            throw refusal("Too many tags");
        }
        Set<String> names = new HashSet<>();
        for (JsonNode tag : tags) {
            String name = tag.path("TagKey").asText();
            if (name.toLowerCase(Locale.ROOT).startsWith("aws:")) {
                throw refusal("Tags beginning with aws: are reserved");
            } else if (!names.add(name)) {
                throw refusal("Duplicate tag keys");
            }
        }
    }

    private static ObjectNode tag(ObjectNode key, ObjectNode given) {
        check(given.path("Tags"));
        ArrayNode tags = without(key, given.path("Tags").findValuesAsText("TagKey"));
        given.path("Tags").forEach(tags::add);
        check(tags);
        return key.set("Tags", tags);
    }

    private static ObjectNode untag(ObjectNode key, ObjectNode given) {
        List<String> names = new ArrayList<>();
        given.path("TagKeys").forEach(name -> names.add(name.asText()));
        return key.set("Tags", without(key, names));
    }

    private static ArrayNode without(ObjectNode key, List<String> names) {
        ArrayNode rest = JsonNodeFactory.instance.arrayNode();
        for (JsonNode tag : key.path("Tags")) {
            if (!names.contains(tag.path("TagKey").asText())) {
                rest.add(tag);
            }
        }
        return rest;
    }

    private ObjectNode list(ObjectNode given, String region) {
        JsonNode tags = keys.named(given.path("KeyId").asText(), region).path("Tags");
        List<String> names = tags.findValuesAsText("TagKey");
        String marker = given.path("Marker").asText("");
        int from = names.indexOf(marker) + 1;
        if (!marker.isEmpty() && from == 0) {
            throw Keys.invalidMarker();
        }
        int to = Math.min(names.size(), from + given.path("Limit").asInt(UNLESS_SAID));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("Tags");
        for (int i = from; i < to; i++) {
            list.add(tags.get(i));
        }
        if (to < names.size()) {
            answer.put("NextMarker", names.get(to - 1));
        }
        return answer.put("Truncated", to < names.size());
    }

    private static ServiceError refusal(String text) {
        return new ServiceError(400, "TagException", text);
    }
}
