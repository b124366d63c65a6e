package livestream.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import livestream.schema.Address;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/** What a state holds as JSON, one record at a time; {@link StateDocument} is all of it. */
public final class StateJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private StateJson() {}

    static ObjectNode node(ResourceState recorded, ValueJson values) {
        ObjectNode node = NODES.objectNode();
        node.put("address", recorded.address().toString());
        node.put("id", recorded.id());
        node.set("inputs", values.write(recorded.inputs()));
        node.set("outputs", values.write(recorded.outputs()));
        ArrayNode dependsOn = node.putArray("dependsOn");
        recorded.dependsOn().forEach(address -> dependsOn.add(address.toString()));
        ObjectNode memory = node.putObject("memory");
        recorded.memory().forEach(memory::put);
        if (recorded.protectedFromDestroy()) {
            node.put("protectedFromDestroy", true);
        }
        put(node, "created", recorded.created());
        put(node, "deleting", recorded.deleting());
        return node;
    }

    private static void put(ObjectNode node, String name, @Nullable Instant at) {
        if (at != null) {
            node.put(name, at.toString());
        }
    }

    static ObjectNode node(CreateIntent intent, ValueJson values) {
        ObjectNode node = NODES.objectNode();
        node.put("address", intent.address().toString());
        node.put("identity", intent.identity());
        node.put("since", intent.since().toString());
        node.set("inputs", values.write(intent.inputs()));
        return node;
    }

    static ObjectNode outputs(SortedMap<String, Value> outputs, ValueJson values) {
        ObjectNode node = NODES.objectNode();
        outputs.forEach((name, value) -> node.set(name, values.write(value)));
        return node;
    }

    static ResourceState recorded(JsonNode node) {
        SortedSet<Address> dependsOn = new TreeSet<>();
        array(node, "dependsOn").forEach(each -> dependsOn.add(Address.parse(each.asText())));
        SortedMap<String, String> memory = new TreeMap<>();
        object(node, "memory").properties().forEach(each -> memory.put(each.getKey(), text(each.getValue())));
        return new ResourceState(
                Address.parse(text(node, "address")),
                text(node, "id"),
                ValueJson.readFields(node.required("inputs")),
                ValueJson.readFields(node.required("outputs")),
                dependsOn,
                memory,
                flag(node, "protectedFromDestroy"),
                instantOrNull(node, "created"),
                instantOrNull(node, "deleting"));
    }

    static CreateIntent intent(JsonNode node) {
        return new CreateIntent(
                Address.parse(text(node, "address")),
                text(node, "identity"),
                ValueJson.readFields(node.required("inputs")),
                Instant.parse(text(node, "since")));
    }

    static SortedMap<String, Value> outputs(JsonNode node) {
        SortedMap<String, Value> outputs = new TreeMap<>();
        node.properties().forEach(each -> outputs.put(each.getKey(), ValueJson.read(each.getValue())));
        return outputs;
    }

    static JsonNode array(JsonNode node, String name) {
        require(node.path(name).isArray(), "`" + name + "` is a list");
        return node.path(name);
    }

    static JsonNode object(JsonNode node, String name) {
        require(node.path(name).isObject(), "`" + name + "` is an object");
        return node.path(name);
    }

    static String text(JsonNode node, String name) {
        require(node.path(name).isTextual(), "`" + name + "` is a text");
        return node.path(name).textValue();
    }

    static String text(JsonNode node) {
        require(node.isTextual(), "what is remembered, or the id of a plan, is a text");
        return node.textValue();
    }

    static @Nullable String textOrNull(JsonNode node, String name) {
        return node.path(name).isMissingNode() || node.path(name).isNull() ? null : text(node, name);
    }

    private static @Nullable Instant instantOrNull(JsonNode node, String name) {
        String text = textOrNull(node, name);
        return text == null ? null : Instant.parse(text);
    }

    private static boolean flag(JsonNode node, String name) {
        require(node.path(name).isMissingNode() || node.path(name).isBoolean(), "`" + name + "` is true or false");
        return node.path(name).booleanValue();
    }

    static void once(@Nullable Object before, Address address) {
        require(before == null, "`" + address + "` is there once");
    }

    /** What is missing or of another type is damage; to guess at it could lose what exists. */
    static void require(boolean fulfilled, String rule) {
        if (!fulfilled) {
            throw new IllegalArgumentException("in every state, " + rule);
        }
    }
}
