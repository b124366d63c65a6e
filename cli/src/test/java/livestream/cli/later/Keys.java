package livestream.cli.later;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import livestream.schema.shape.SchemaFile;

/** Every key of the language, at every place, as the schema has them. */
final class Keys {
    private static final String ROOT = "root";

    /** What an entry is called of a map whose entries have names of the user's. */
    private static final Map<String, String> NAMES = Map.of(
            "channels", "one",
            "distributions", "main",
            "endpoints", "spare",
            "variables", "host");

    private final JsonNode schema;
    private final List<Key> found = new ArrayList<>();

    private Keys(JsonNode schema) {
        this.schema = schema;
    }

    static List<Key> all() {
        try {
            Keys keys = new Keys(new ObjectMapper().readTree(SchemaFile.text()));
            keys.mapping(keys.schema, ROOT, List.of(), Map.of(ROOT, 0, "channel", 0));
            return keys.found;
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** A part of the schema, and by what it is known. */
    private record Shape(JsonNode schema, String id) {
        boolean isMapping() {
            return schema.has("properties");
        }
    }

    private Shape resolve(JsonNode node, String id) {
        if (!node.has("$ref")) {
            return new Shape(node, id);
        }
        String pointer = node.path("$ref").asText().substring(1);
        ObjectNode target = schema.at(pointer).deepCopy();
        node.properties().stream()
                .filter(member -> !member.getKey().equals("$ref"))
                .forEach(member -> target.set(member.getKey(), member.getValue()));
        String[] steps = pointer.substring(1).split("/");
        if (steps.length == 4) {
            return resolve(target, steps[1] + "." + steps[3]);
        }
        return resolve(target, target.has("properties") ? steps[1] : id);
    }

    private void mapping(JsonNode mapping, String id, List<String> path, Map<String, Integer> around) {
        Map<String, Integer> within = new HashMap<>(around);
        within.put(id, path.size());
        if (id.equals("channelSource")) {
            within.put("channel", path.size());
        }
        mapping.path("properties").properties().forEach(member -> {
            boolean required = false;
            for (JsonNode name : mapping.path("required")) {
                required |= name.asText().equals(member.getKey());
            }
            Shape shape = resolve(member.getValue(), id + "." + member.getKey());
            List<String> inner = then(path, member.getKey());
            Map<String, Integer> there = new HashMap<>(within);
            there.put("holder", path.size());
            found.add(new Key(inner, shape.id(), shape.schema(), there, required));
            descend(shape, inner, within);
        });
    }

    private void descend(Shape shape, List<String> path, Map<String, Integer> around) {
        if (shape.isMapping()) {
            mapping(shape.schema(), shape.id(), path, around);
        }
        inner(shape.schema().path("additionalProperties"), shape.id() + ".*", name(path), path, around);
        inner(shape.schema().path("items"), shape.id() + "[]", "0", path, around);
    }

    private void inner(JsonNode schema, String id, String name, List<String> path, Map<String, Integer> around) {
        Shape shape = schema.isObject() ? resolve(schema, id) : new Shape(schema, id);
        if (shape.isMapping()) {
            mapping(shape.schema(), shape.id(), then(path, name), around);
        }
    }

    private static String name(List<String> path) {
        return NAMES.getOrDefault(path.get(path.size() - 1), "any");
    }

    private static List<String> then(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}
