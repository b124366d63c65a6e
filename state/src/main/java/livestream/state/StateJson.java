package livestream.state;

import com.fasterxml.jackson.core.JsonProcessingException;
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

/** The state as JSON: sorted and indented, so that two states can be compared by eye. */
final class StateJson {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

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
        }
        ArrayNode intents = root.putArray("intents");
        for (Intent intent : state.intents().values()) {
            intents.addObject()
                    .put("address", intent.address().toString())
                    .put("identity", intent.identity())
                    .put("since", intent.since().toString());
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
        if (!root.path("format").isInt() || !root.path("lineage").isTextual()) {
            diagnostics.add(
                    Diagnostic.error("unreadable-state", "The state file `" + location + "` is not a livestream state.")
                            .help("restore it from a backup, or move it away if everything it named is gone;"
                                    + " nothing was changed."));
        } else if (root.path("format").asInt() > State.FORMAT) {
            diagnostics.add(Diagnostic.error(
                            "newer-state",
                            "The state file `" + location + "` has format "
                                    + root.path("format").asInt()
                                    + ", and this version of livestream knows formats up to "
                                    + State.FORMAT + ".")
                    .help("use the version that wrote it or a later one; nothing was changed."));
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
        for (JsonNode node : root.path("resources")) {
            Address address = Address.parse(node.path("address").asText());
            SortedSet<Address> dependsOn = new TreeSet<>();
            node.path("dependsOn").forEach(each -> dependsOn.add(Address.parse(each.asText())));
            SortedMap<String, String> memory = new TreeMap<>();
            node.path("memory")
                    .properties()
                    .forEach(each -> memory.put(each.getKey(), each.getValue().asText()));
            resources.put(
                    address,
                    new Recorded(
                            address,
                            node.required("id").asText(),
                            ValueJson.readFields(node.required("inputs")),
                            ValueJson.readFields(node.required("outputs")),
                            dependsOn,
                            memory));
        }
        SortedMap<Address, Intent> intents = new TreeMap<>();
        for (JsonNode node : root.path("intents")) {
            Address address = Address.parse(node.path("address").asText());
            intents.put(
                    address,
                    new Intent(
                            address,
                            node.required("identity").asText(),
                            Instant.parse(node.required("since").asText())));
        }
        SortedMap<String, Value> outputs = new TreeMap<>();
        root.path("outputs").properties().forEach(each -> outputs.put(each.getKey(), ValueJson.read(each.getValue())));
        return new State(
                root.path("lineage").asText(),
                root.path("serial").asLong(),
                root.path("account").textValue(),
                root.path("region").textValue(),
                resources,
                intents,
                outputs);
    }
}
