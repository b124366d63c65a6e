package livestream.engine.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import livestream.schema.Address;
import livestream.schema.Value;
import livestream.state.ValueJson;

/**
 * A {@link Value} as JSON that reads back as the same: a reference stays a reference, where {@link ValueJson} writes its words.
 * A secret is its source and a fingerprint here too.
 */
final class TreeJson {
    private static final String REFERENCE = "$reference";
    private static final String OUTPUT = "output";
    private static final String TEMPLATE = "$template";

    /** Fields that would read as something else. */
    private static final String FIELDS = "$fields";

    private final ValueJson plain;

    /** Writes with a key for the fingerprints of secrets: the state's lineage. */
    TreeJson(String fingerprintKey) {
        this.plain = new ValueJson(fingerprintKey);
    }

    JsonNode write(Value value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (value instanceof Value.Reference reference) {
            return json.objectNode()
                    .put(REFERENCE, reference.target().toString())
                    .put(OUTPUT, reference.output());
        } else if (value instanceof Value.Template template) {
            ObjectNode node = json.objectNode();
            ArrayNode parts = node.putArray(TEMPLATE);
            template.parts().forEach(part -> parts.add(write(part)));
            return node;
        } else if (value instanceof Value.Items items) {
            ArrayNode array = json.arrayNode();
            items.items().forEach(item -> array.add(write(item)));
            return array;
        } else if (value instanceof Value.Fields fields) {
            ObjectNode object = json.objectNode();
            fields.fields().forEach((name, field) -> object.set(name, write(field)));
            boolean ambiguous = fields.fields().keySet().stream().anyMatch(name -> name.startsWith("$"));
            return ambiguous ? json.objectNode().set(FIELDS, object) : object;
        }
        return plain.write(value);
    }

    static Value read(JsonNode node) {
        if (node.has(REFERENCE)) {
            return new Value.Reference(
                    Address.parse(node.path(REFERENCE).textValue()),
                    node.required(OUTPUT).textValue());
        } else if (node.has(TEMPLATE)) {
            List<Value> parts = new ArrayList<>();
            node.path(TEMPLATE).forEach(part -> parts.add(read(part)));
            return new Value.Template(parts);
        } else if (node.isArray()) {
            List<Value> items = new ArrayList<>();
            node.forEach(item -> items.add(read(item)));
            return Value.items(items);
        } else if (node.isObject() && !node.has("$secret")) {
            return readFields(node);
        }
        return ValueJson.read(node);
    }

    static Value.Fields readFields(JsonNode node) {
        Map<String, Value> fields = new LinkedHashMap<>();
        (node.has(FIELDS) ? node.path(FIELDS) : node)
                .properties()
                .forEach(each -> fields.put(each.getKey(), read(each.getValue())));
        return new Value.Fields(fields);
    }
}
