package livestream.simulator.weather;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A body in JSON. A path looks through the items of a list. */
record JsonBody(JsonNode root) implements Body {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Reads it; what is not JSON has no members. */
    static Body of(byte[] body) {
        try {
            return new JsonBody(MAPPER.readTree(body));
        } catch (IOException notJson) {
            return new Plain(body);
        }
    }

    @Override
    public List<String> members() {
        Set<String> members = new LinkedHashSet<>();
        collect(root, "", members);
        return List.copyOf(members);
    }

    private static void collect(JsonNode node, String above, Set<String> members) {
        if (node.isArray()) {
            node.forEach(item -> collect(item, above, members));
        }
        node.properties().forEach(member -> {
            String path = above.isEmpty() ? member.getKey() : above + "." + member.getKey();
            members.add(path);
            collect(member.getValue(), path, members);
        });
    }

    @Override
    public byte[] garbled(String member, Garbling.Part part) {
        JsonNode copy = root.deepCopy();
        garble(copy, List.of(member.split("\\.")), part);
        return copy.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void garble(JsonNode node, List<String> path, Garbling.Part part) {
        if (node.isArray()) {
            node.forEach(item -> garble(item, path, part));
        } else if (node instanceof ObjectNode object && object.has(path.get(0))) {
            String name = path.get(0);
            if (path.size() > 1) {
                garble(object.path(name), path.subList(1, path.size()), part);
            } else if (part == Garbling.Part.ABSENT) {
                object.remove(name);
            } else {
                object.set(name, garbled(object.path(name), part));
            }
        }
    }

    private static JsonNode garbled(JsonNode value, Garbling.Part part) {
        if (part == Garbling.Part.NULL) {
            return JsonNodeFactory.instance.nullNode();
        } else if (value.isContainerNode()) {
            return part == Garbling.Part.OTHER_TYPE ? TextNode.valueOf("x") : value;
        } else if (part == Garbling.Part.OTHER_TYPE) {
            return JsonNodeFactory.instance.objectNode().put("x", 1);
        } else if (value.isBoolean()) {
            return BooleanNode.valueOf(!value.booleanValue());
        }
        return value.isNumber() ? IntNode.valueOf(value.intValue() + 7) : TextNode.valueOf("x");
    }
}
