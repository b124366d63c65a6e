package livestream.simulator.mediastore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Tags of containers, by ARN, at most 50. Source: MediaStore API reference. */
final class ContainerTags {

    private static final Pattern TEXT = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    private final Containers containers;

    ContainerTags(Containers containers) {
        this.containers = containers;
    }

    /** Adds the operations. */
    void addTo(Map<String, BiFunction<ObjectNode, String, ObjectNode>> operations) {
        operations.put("ListTagsForResource", this::list);
        operations.put("TagResource", this::tag);
        operations.put("UntagResource", this::untag);
    }

    /** Adds tags to those of a container. */
    static void add(ObjectNode container, JsonNode given) {
        ArrayNode tags = container.withArrayProperty("Tags");
        for (JsonNode tag : given) {
            String key = tag.path("Key").asText();
            String value = tag.path("Value").asText("");
            boolean fits = !key.isEmpty() && key.length() <= 128 && value.length() <= 256 && !key.startsWith("aws:");
            MediaStore.require(
                    fits && TEXT.matcher(key + value).matches(), "A tag has a key or a value that is not valid");
            remove(tags, key);
            tags.addObject().put("Key", key).put("Value", value);
        }
        MediaStore.require(tags.size() <= 50, "A container can have at most 50 tags");
    }

    private ObjectNode list(ObjectNode given, String region) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("Tags", container(given, region).path("Tags"));
        return answer;
    }

    private ObjectNode tag(ObjectNode given, String region) {
        ObjectNode container = container(given, region);
        add(container, given.path("Tags"));
        return keep(container, region);
    }

    private ObjectNode untag(ObjectNode given, String region) {
        ObjectNode container = container(given, region);
        given.path("TagKeys").forEach(key -> remove(container.withArrayProperty("Tags"), key.asText()));
        return keep(container, region);
    }

    private ObjectNode container(ObjectNode given, String region) {
        return containers.activeByArn(given.path("Resource").asText(), region);
    }

    private ObjectNode keep(ObjectNode container, String region) {
        containers.keep(container, region);
        return JsonNodeFactory.instance.objectNode();
    }

    private static void remove(ArrayNode tags, String key) {
        for (int i = tags.size() - 1; i >= 0; i--) {
            if (tags.get(i).path("Key").asText().equals(key)) {
                tags.remove(i);
            }
        }
    }
}
