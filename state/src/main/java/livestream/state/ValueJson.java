package livestream.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import livestream.schema.Value;

/**
 * A {@link Value} as JSON. A secret is written as where it came from and a fingerprint, never as what it is; a reference
 * as the words that a plan prints.
 */
public final class ValueJson {
    private static final String SECRET = "$secret";
    private static final String FINGERPRINT = "fingerprint";

    private final String fingerprintKey;

    /** Writes with a key for the fingerprints of secrets: the state's lineage. */
    public ValueJson(String fingerprintKey) {
        this.fingerprintKey = fingerprintKey;
    }

    /** The value as a JSON node of its own. */
    public JsonNode write(Value value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (value instanceof Value.Num num) {
            return num.number().scale() <= 0
                    ? json.numberNode(num.number().toBigIntegerExact())
                    : json.numberNode(num.number());
        } else if (value instanceof Value.Flag flag) {
            return json.booleanNode(flag.on());
        } else if (value instanceof Value.Items items) {
            ArrayNode array = json.arrayNode();
            items.items().forEach(item -> array.add(write(item)));
            return array;
        } else if (value instanceof Value.Fields fields) {
            ObjectNode object = json.objectNode();
            fields.fields().forEach((name, field) -> object.set(name, write(field)));
            return object;
        } else if (value instanceof Value.Secret secret) {
            return json.objectNode().put(SECRET, secret.source()).put(FINGERPRINT, secret.fingerprint(fingerprintKey));
        }
        return json.textNode(value.toString());
    }

    /** Reads what {@link #write} wrote; a secret comes back as its fingerprint. */
    public static Value read(JsonNode node) {
        if (node.isTextual()) {
            return Value.text(node.textValue());
        } else if (node.isBoolean()) {
            return Value.flag(node.booleanValue());
        } else if (node.isNumber()) {
            return new Value.Num(node.decimalValue());
        } else if (node.isArray()) {
            List<Value> items = new ArrayList<>();
            node.forEach(item -> items.add(read(item)));
            return Value.items(items);
        } else if (node.has(SECRET)) {
            if (!node.path(SECRET).isTextual() || !node.path(FINGERPRINT).isTextual()) {
                throw new IllegalArgumentException("a secret is written as a source and a fingerprint");
            }
            return Value.Secret.remembered(
                    node.path(SECRET).textValue(), node.path(FINGERPRINT).textValue());
        } else if (node.isObject()) {
            return readFields(node);
        }
        throw new IllegalArgumentException("no value is written as " + node.getNodeType());
    }

    /** Reads an object as fields. */
    public static Value.Fields readFields(JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("fields are written as an object, not as " + node.getNodeType());
        }
        Map<String, Value> fields = new LinkedHashMap<>();
        node.properties().forEach(each -> fields.put(each.getKey(), read(each.getValue())));
        return new Value.Fields(fields);
    }
}
