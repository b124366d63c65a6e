package livestream.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import livestream.schema.Address;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/** The state as JSON: sorted and indented, so that two states can be compared by eye. */
final class StateJson {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private StateJson() {}

    static byte[] write(State state) throws JsonProcessingException {
        ValueJson values = new ValueJson(state.lineage());
        ObjectNode root = JSON.createObjectNode();
        root.put("format", State.FORMAT);
        root.put("lineage", state.lineage());
        root.put("serial", state.serial());
        root.put("account", state.account());
        root.put("region", state.region());
        ArrayNode resources = root.putArray("resources");
        for (Recorded recorded : state.resources().values()) {
            ObjectNode node = resources.addObject();
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
        }
        ArrayNode intents = root.putArray("intents");
        for (Intent intent : state.intents().values()) {
            ObjectNode node = intents.addObject();
            node.put("address", intent.address().toString());
            node.put("identity", intent.identity());
            node.put("since", intent.since().toString());
            node.set("inputs", values.write(intent.inputs()));
        }
        ObjectNode outputs = root.putObject("outputs");
        state.outputs().forEach((name, value) -> outputs.set(name, values.write(value)));
        return JSON.writeValueAsBytes(root);
    }

    static State read(byte[] bytes, String location, Diagnostics diagnostics) {
        JsonNode root;
        try {
            root = JSON.readTree(bytes);
        } catch (IOException e) {
            root = JSON.missingNode();
        }
        int format = root.path("format").isInt() ? root.path("format").intValue() : 0;
        if (format > State.FORMAT) {
            diagnostics.add(Diagnostic.error(
                            "newer-state",
                            "The state file `" + location + "` has format " + format
                                    + ", and this version of livestream knows formats up to "
                                    + State.FORMAT + ".")
                    .help("use the version that wrote it or a later one; nothing was changed."));
        } else if (format < 1 || !root.path("lineage").isTextual()) {
            diagnostics.add(
                    Diagnostic.error("unreadable-state", "The state file `" + location + "` is not a livestream state.")
                            .help("restore it from a backup, or move it away if everything it named is gone;"
                                    + " nothing was changed."));
        }
        diagnostics.stopIfErrors();
        try {
            return read(root);
        } catch (RuntimeException e) {
            diagnostics.add(Diagnostic.error("unreadable-state", "The state file `" + location + "` is damaged.")
                    .note("cause", String.valueOf(e.getMessage()))
                    .help("restore it from a backup; nothing was changed."));
            diagnostics.stopIfErrors();
            throw e;
        }
    }

    private static State read(JsonNode root) {
        SortedMap<Address, Recorded> resources = new TreeMap<>();
        for (JsonNode node : array(root, "resources")) {
            Address address = Address.parse(text(node, "address"));
            SortedSet<Address> dependsOn = new TreeSet<>();
            array(node, "dependsOn").forEach(each -> dependsOn.add(Address.parse(each.asText())));
            SortedMap<String, String> memory = new TreeMap<>();
            object(node, "memory").properties().forEach(each -> memory.put(each.getKey(), text(each.getValue())));
            Recorded recorded = new Recorded(
                    address,
                    text(node, "id"),
                    ValueJson.readFields(node.required("inputs")),
                    ValueJson.readFields(node.required("outputs")),
                    dependsOn,
                    memory,
                    flag(node, "protectedFromDestroy"));
            once(resources.put(address, recorded), address);
        }
        SortedMap<Address, Intent> intents = new TreeMap<>();
        for (JsonNode node : array(root, "intents")) {
            Address address = Address.parse(text(node, "address"));
            Intent intent = new Intent(
                    address,
                    text(node, "identity"),
                    ValueJson.readFields(node.required("inputs")),
                    Instant.parse(text(node, "since")));
            once(intents.put(address, intent), address);
        }
        SortedMap<String, Value> outputs = new TreeMap<>();
        object(root, "outputs")
                .properties()
                .forEach(each -> outputs.put(each.getKey(), ValueJson.read(each.getValue())));
        require(
                root.path("serial").canConvertToLong() && root.path("serial").isIntegralNumber(),
                "`serial` is a number");
        return new State(
                text(root, "lineage"),
                root.path("serial").longValue(),
                textOrNull(root, "account"),
                textOrNull(root, "region"),
                resources,
                intents,
                outputs);
    }

    private static JsonNode array(JsonNode node, String name) {
        require(node.path(name).isArray(), "`" + name + "` is a list");
        return node.path(name);
    }

    private static JsonNode object(JsonNode node, String name) {
        require(node.path(name).isObject(), "`" + name + "` is an object");
        return node.path(name);
    }

    private static String text(JsonNode node, String name) {
        require(node.path(name).isTextual(), "`" + name + "` is a text");
        return node.path(name).textValue();
    }

    private static String text(JsonNode node) {
        require(node.isTextual(), "what is remembered is a text");
        return node.textValue();
    }

    private static @Nullable String textOrNull(JsonNode node, String name) {
        return node.path(name).isMissingNode() || node.path(name).isNull() ? null : text(node, name);
    }

    private static boolean flag(JsonNode node, String name) {
        require(node.path(name).isMissingNode() || node.path(name).isBoolean(), "`" + name + "` is true or false");
        return node.path(name).booleanValue();
    }

    private static void once(@Nullable Object before, Address address) {
        require(before == null, "`" + address + "` is there once");
    }

    /** What is missing or of another type is damage; to guess at it could lose what exists. */
    private static void require(boolean fulfilled, String rule) {
        if (!fulfilled) {
            throw new IllegalArgumentException("in every state, " + rule);
        }
    }
}
