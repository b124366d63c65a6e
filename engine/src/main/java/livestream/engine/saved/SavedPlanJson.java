package livestream.engine.saved;

import com.fasterxml.jackson.core.JsonFactory;
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
import livestream.engine.Impact;
import livestream.engine.ResourceGraph;
import livestream.engine.saved.SavedPlan.Touched;
import livestream.schema.Address;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.json.JsonTree;
import org.jspecify.annotations.Nullable;

/** A saved plan as the bytes of its file. */
public final class SavedPlanJson {
    /** The format that this version writes; a plan of a newer format is refused. */
    public static final int FORMAT = 1;

    /** The first key of every plan, of whatever format. */
    public static final String MARK = "livestreamPlan";

    private static final String DIGEST = "digest";

    /** A plan is written whatever its size, so it is read whatever its size. */
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(JsonTree.limits())
                    .build())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private SavedPlanJson() {}

    /** The plan with a digest of itself, so that damage is noticed. */
    public static byte[] write(SavedPlan plan) {
        PlanOrigin origin = plan.origin();
        ObjectNode root = JSON.createObjectNode().put(MARK, FORMAT);
        root.put("id", plan.id());
        root.put("created", plan.created().toString());
        root.put("expires", plan.expires().toString());
        root.putObject("basis")
                .put("file", origin.file())
                .put("name", origin.name())
                .put("environment", origin.environment())
                .put("simulated", origin.simulated())
                .put("state", origin.state())
                .put("lineage", origin.lineage())
                .put("begins", origin.begins())
                .put("account", origin.account())
                .put("region", origin.region())
                .set("kept", StateSettingsJson.write(origin.kept()));
        root.put("accepted", plan.accepted().word());
        ArrayNode replaced = root.putArray("replaced");
        plan.replaced().forEach(address -> replaced.add(address.toString()));
        ArrayNode touched = root.putArray("touched");
        plan.touched().forEach((address, print) -> touched.addObject()
                .put("address", address.toString())
                .put("live", print.live())
                .put("recorded", print.recorded()));
        root.set("plan", plan.shown());
        root.set("graph", new GraphJson(origin.lineage()).write(plan.graph()));
        ObjectNode files = root.putObject("lines");
        plan.lines().forEach((file, lines) -> {
            ObjectNode numbered = files.putObject(file);
            lines.forEach((number, text) -> numbered.put(String.valueOf(number), text));
        });
        root.put(DIGEST, CanonicalJson.digest(root));
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes can be written", e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param location how the file is called in findings
     * @throws Diagnostics.Stopped when it is damaged or of a newer format
     */
    public static SavedPlan read(byte[] content, String location, Diagnostics diagnostics) {
        JsonNode root;
        try {
            root = JSON.readTree(content);
        } catch (IOException e) {
            root = JSON.missingNode();
        }
        int format = root.path(MARK).asInt();
        if (format > FORMAT) {
            diagnostics.add(Diagnostic.error(
                            "newer-plan",
                            "The plan `" + location + "` has format " + format
                                    + ", and this version of livestream knows formats up to " + FORMAT + ".")
                    .help("apply it with the version that made it or a later one; nothing was changed."));
        } else if (!isWhole(root)) {
            diagnostics.add(damaged(location));
        }
        diagnostics.stopIfErrors();
        try {
            return read(root);
        } catch (RuntimeException e) {
            diagnostics.add(damaged(location).note("cause", String.valueOf(e.getMessage())));
            diagnostics.stopIfErrors();
            throw e;
        }
    }

    private static Diagnostic damaged(String location) {
        return Diagnostic.error(
                        "damaged-plan", "The plan `" + location + "` is not as `livestream plan --out` wrote it.")
                .help("make a new plan; nothing was changed.");
    }

    private static boolean isWhole(JsonNode root) {
        return root instanceof ObjectNode object
                && root.path(DIGEST)
                        .asText()
                        .equals(CanonicalJson.digest(object.deepCopy().without(DIGEST)));
    }

    private static SavedPlan read(JsonNode root) {
        JsonNode basis = root.required("basis");
        SortedSet<Address> replaced = new TreeSet<>();
        root.required("replaced").forEach(address -> replaced.add(Address.parse(address.textValue())));
        SortedMap<Address, Touched> touched = new TreeMap<>();
        root.required("touched")
                .forEach(node -> touched.put(
                        Address.parse(text(node, "address")), new Touched(text(node, "live"), text(node, "recorded"))));
        SortedMap<String, SortedMap<Integer, String>> files = new TreeMap<>();
        root.required("lines").properties().forEach(file -> {
            SortedMap<Integer, String> lines = new TreeMap<>();
            file.getValue()
                    .properties()
                    .forEach(line -> lines.put(
                            Integer.valueOf(line.getKey()), line.getValue().textValue()));
            files.put(file.getKey(), lines);
        });
        ResourceGraph graph = GraphJson.read(root.required("graph"));
        return new SavedPlan(
                text(root, "id"),
                Instant.parse(text(root, "created")),
                Instant.parse(text(root, "expires")),
                new PlanOrigin(
                        text(basis, "file"),
                        text(basis, "name"),
                        textOrNull(basis, "environment"),
                        basis.required("simulated").booleanValue(),
                        text(basis, "state"),
                        StateSettingsJson.read(basis.required("kept"), text(basis, "file")),
                        text(basis, "lineage"),
                        basis.required("begins").booleanValue(),
                        textOrNull(basis, "account"),
                        textOrNull(basis, "region")),
                Impact.Level.of(text(root, "accepted")).orElseThrow(),
                graph,
                files,
                replaced,
                touched,
                root.required("plan"));
    }

    private static String text(JsonNode node, String name) {
        return node.required(name).textValue();
    }

    private static @Nullable String textOrNull(JsonNode node, String name) {
        return node.required(name).textValue();
    }
}
