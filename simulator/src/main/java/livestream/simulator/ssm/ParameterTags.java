package livestream.simulator.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import livestream.simulator.http.ServiceError;

/**
 * Tags of parameters, at most 50. Source: Systems Manager API reference; UNKNOWN: the texts. Systems Manager tags other kinds of
 * things with the same operations, and there are none of them here.
 */
final class ParameterTags {

    private static final int MOST = 50;

    private final Parameters parameters;

    ParameterTags(Parameters parameters) {
        this.parameters = parameters;
    }

    /** Adds the operations. */
    void addTo(Map<String, BiFunction<ObjectNode, String, ObjectNode>> operations) {
        operations.put("ListTagsForResource", this::list);
        operations.put("AddTagsToResource", this::tag);
        operations.put("RemoveTagsFromResource", this::untag);
    }

    private ObjectNode list(ObjectNode given, String region) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("TagList", asList(values(tagged(given, region))));
        return answer;
    }

    private ObjectNode tag(ObjectNode given, String region) {
        ObjectNode parameter = tagged(given, region);
        Map<String, JsonNode> values = values(parameter);
        given.path("Tags").forEach(tag -> values.put(tag.path("Key").asText(), tag.path("Value")));
        return keep(parameter, values, region);
    }

    private ObjectNode untag(ObjectNode given, String region) {
        ObjectNode parameter = tagged(given, region);
        Map<String, JsonNode> values = values(parameter);
        given.path("TagKeys").forEach(key -> values.remove(key.asText()));
        return keep(parameter, values, region);
    }

    private ObjectNode keep(ObjectNode parameter, Map<String, JsonNode> values, String region) {
        if (values.size() > MOST) {
            throw new ServiceError(400, "TooManyTagsError", "A parameter can have at most " + MOST + " tags.");
        }
        parameter.set("Tags", asList(values));
        parameters.keep(parameter, region);
        return JsonNodeFactory.instance.objectNode();
    }

    private ObjectNode tagged(ObjectNode given, String region) {
        return parameters
                .find(given.path("ResourceId").asText(), region)
                .filter(found -> given.path("ResourceType").asText().equals("Parameter"))
                .orElseThrow(() -> new ServiceError(
                        400,
                        "InvalidResourceId",
                        "The resource ID isn't valid. Verify that you entered the correct ID and try again."));
    }

    private static Map<String, JsonNode> values(ObjectNode parameter) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        parameter.path("Tags").forEach(tag -> values.put(tag.path("Key").asText(), tag.path("Value")));
        return values;
    }

    private static ArrayNode asList(Map<String, JsonNode> values) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        values.forEach((key, value) -> list.addObject().put("Key", key).set("Value", value));
        return list;
    }
}
