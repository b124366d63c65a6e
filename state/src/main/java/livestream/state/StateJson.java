package livestream.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import livestream.schema.Address;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Value;
import livestream.schema.json.JsonTree;
import org.jspecify.annotations.Nullable;

/** The state as JSON: sorted and indented, so that two states can be compared by eye. */
public final class StateJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private StateJson() {}

    /** The bytes of a state; the same for the same state. */
    public static byte[] write(State state) throws JsonProcessingException {
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(node(state));
    }

    static ObjectNode node(State state) {
        ValueJson values = new ValueJson(state.lineage());
        ObjectNode root = NODES.objectNode();
        root.put("format", State.FORMAT);
        root.put("lineage", state.lineage());
        root.put("serial", state.serial());
        root.put("account", state.account());
        root.put("region", state.region());
        if (state.endpoint() != null) {
            root.put("endpoint", state.endpoint());
        }
        ArrayNode resources = root.putArray("resources");
        state.resources().values().forEach(recorded -> resources.add(node(recorded, values)));
        ArrayNode intents = root.putArray("intents");
        state.intents().values().forEach(intent -> intents.add(node(intent, values)));
        root.set("outputs", outputs(state.outputs(), values));
        if (!state.consumed().isEmpty()) {
            ArrayNode consumed = root.putArray("consumed");
            state.consumed().forEach(consumed::add);
        }
        return root;
    }

    static ObjectNode node(Recorded recorded, ValueJson values) {
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

    static ObjectNode node(Intent intent, ValueJson values) {
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

    /**
     * Reads what {@link #write} wrote, or an earlier version of livestream.
     *
     * @param location where it was found, for findings
     * @throws Diagnostics.Stopped when it is not a state of a format that this version knows
     */
    public static State read(byte[] bytes, String location, Diagnostics diagnostics) {
        JsonNode root;
        try {
            root = JsonTree.read(bytes);
        } catch (IOException e) {
            root = NODES.missingNode();
        }
        int format = root.path("format").isInt() ? root.path("format").intValue() : 0;
        if (format > State.FORMAT) {
            diagnostics.add(newer(location, format));
        } else if (format < 1 || !root.path("lineage").isTextual()) {
            diagnostics.add(
                    Diagnostic.error("unreadable-state", "The state `" + location + "` is not a livestream state.")
                            .help(
                                    "`livestream state repair` says what can be kept; move it away if everything it named is gone;"
                                            + " nothing was changed."));
        }
        diagnostics.stopIfErrors();
        try {
            return read(root);
        } catch (RuntimeException e) {
            diagnostics.add(Diagnostic.error("unreadable-state", "The state `" + location + "` is damaged.")
                    .note("cause", String.valueOf(e.getMessage()))
                    .help("`livestream state repair` says what can be kept; nothing was changed."));
            diagnostics.stopIfErrors();
            throw e;
        }
    }

    /** The finding about a state of a format that is not known yet. */
    public static Diagnostic newer(String location, int format) {
        return Diagnostic.error(
                        "newer-state",
                        "The state `" + location + "` has format " + format
                                + ", and this version of livestream knows formats up to " + State.FORMAT + ".")
                .help("use the version that wrote it or a later one; nothing was changed.");
    }

    static State read(JsonNode root) {
        SortedMap<Address, Recorded> resources = new TreeMap<>();
        for (JsonNode node : array(root, "resources")) {
            Recorded recorded = recorded(node);
            once(resources.put(recorded.address(), recorded), recorded.address());
        }
        SortedMap<Address, Intent> intents = new TreeMap<>();
        for (JsonNode node : array(root, "intents")) {
            Intent intent = intent(node);
            once(intents.put(intent.address(), intent), intent.address());
        }
        SortedMap<String, Value> outputs = outputs(object(root, "outputs"));
        List<String> consumed = new ArrayList<>();
        if (root.has("consumed")) {
            array(root, "consumed").forEach(each -> consumed.add(text(each)));
        }
        require(
                root.path("serial").canConvertToLong() && root.path("serial").isIntegralNumber(),
                "`serial` is a number");
        return new State(
                text(root, "lineage"),
                root.path("serial").longValue(),
                textOrNull(root, "account"),
                textOrNull(root, "region"),
                textOrNull(root, "endpoint"),
                resources,
                intents,
                outputs,
                consumed);
    }

    static Recorded recorded(JsonNode node) {
        SortedSet<Address> dependsOn = new TreeSet<>();
        array(node, "dependsOn").forEach(each -> dependsOn.add(Address.parse(each.asText())));
        SortedMap<String, String> memory = new TreeMap<>();
        object(node, "memory").properties().forEach(each -> memory.put(each.getKey(), text(each.getValue())));
        return new Recorded(
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

    static Intent intent(JsonNode node) {
        return new Intent(
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

    private static JsonNode object(JsonNode node, String name) {
        require(node.path(name).isObject(), "`" + name + "` is an object");
        return node.path(name);
    }

    static String text(JsonNode node, String name) {
        require(node.path(name).isTextual(), "`" + name + "` is a text");
        return node.path(name).textValue();
    }

    private static String text(JsonNode node) {
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
