package livestream.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import livestream.schema.Address;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Value;
import livestream.schema.json.JsonTree;
import org.jspecify.annotations.Nullable;

/**
 * A state as a document: sorted and indented, so that two states can be compared by eye. It is written and read one record after the
 * other, for a tree of all of them is several times as large as the state.
 */
public final class StateDocument {
    private static final State NOTHING = State.fresh("");

    /** What is written as a change of its own, which Jackson lets be 1,000 deep, is deeper by a few in a whole state. */
    private static final int DEPTH = 1500;

    /** Making a mapper takes a while, which who only reads need not wait for. */
    private static final class Writing {
        private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                .streamWriteConstraints(
                        StreamWriteConstraints.builder().maxNestingDepth(DEPTH).build())
                .build());
    }

    private StateDocument() {}

    /** The bytes of a state; the same for the same state. */
    public static byte[] write(State state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = generator(bytes, pretty())) {
            json.writeStartObject();
            members(json, state);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** The same with a digest of itself as its last member. */
    public static byte[] writeDigested(State state) throws IOException {
        return digested(pretty(), json -> members(json, state));
    }

    /** A document of these members and a digest of them. */
    public static byte[] digested(DefaultPrettyPrinter printer, Members members) throws IOException {
        GrowingBytes bytes = new GrowingBytes();
        try (JsonGenerator json = generator(bytes, printer)) {
            json.writeStartObject();
            members.write(json);
            json.flush();
        }
        bytes.writeBytes(Digested.end(bytes.array(), bytes.size()));
        return bytes.exactly();
    }

    /** A generator for a document on one line, which holds a whole state. */
    public static JsonGenerator compact(OutputStream out) throws IOException {
        return generator(out, null);
    }

    /** Writes the members of an object. */
    public interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    /** As Jackson's own, with the line ends of one system. */
    public static DefaultPrettyPrinter pretty() {
        return new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    }

    private static JsonGenerator generator(OutputStream out, @Nullable DefaultPrettyPrinter printer)
            throws IOException {
        JsonGenerator json = Writing.JSON.createGenerator(out);
        return printer == null ? json : json.setPrettyPrinter(printer);
    }

    /** Writes the members of a state into an object that was begun. */
    public static void members(JsonGenerator json, State state) throws IOException {
        ValueJson values = new ValueJson(state.lineage());
        json.writeNumberField("format", State.FORMAT);
        json.writeStringField("lineage", state.lineage());
        json.writeNumberField("serial", state.serial());
        json.writeStringField("account", state.account());
        json.writeStringField("region", state.region());
        if (state.endpoint() != null) {
            json.writeStringField("endpoint", state.endpoint());
        }
        json.writeArrayFieldStart("resources");
        for (ResourceState recorded : state.resources().values()) {
            json.writeTree(StateJson.node(recorded, values));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("intents");
        for (CreateIntent intent : state.intents().values()) {
            json.writeTree(StateJson.node(intent, values));
        }
        json.writeEndArray();
        json.writeFieldName("outputs");
        json.writeTree(StateJson.outputs(state.outputs(), values));
        if (!state.consumed().isEmpty()) {
            json.writeArrayFieldStart("consumed");
            for (String plan : state.consumed()) {
                json.writeString(plan);
            }
            json.writeEndArray();
        }
    }

    /**
     * Reads what {@link #write} wrote, or an earlier version of livestream.
     *
     * @param location where it was found, for findings
     * @throws Diagnostics.Stopped when it is not a state of a format that this version knows
     */
    public static State read(byte[] bytes, String location, Diagnostics diagnostics) {
        if (Digested.check(bytes) == Digested.Finding.CHANGED) {
            diagnostics.add(changed(location));
            diagnostics.stopIfErrors();
        }
        return read(() -> new ByteArrayInputStream(bytes), NOTHING, location, diagnostics);
    }

    /** Bytes that can be read from their beginning more than once. */
    public interface Bytes {
        InputStream open() throws IOException;
    }

    /**
     * The same for bytes whose digest, if they have one, is known to be right.
     *
     * @param known a state of which equal records are taken, so that two states that are almost the same take little more memory
     *     than one
     */
    public static State read(Bytes bytes, State known, String location, Diagnostics diagnostics) {
        int format = format(bytes);
        if (format > State.FORMAT) {
            diagnostics.add(newer(location, format));
        } else if (format < 1) {
            diagnostics.add(nothingOfOurs(location));
        }
        diagnostics.stopIfErrors();
        try (JsonParser json = JsonTree.parser(bytes.open())) {
            StateJson.require(json.nextToken() == JsonToken.START_OBJECT, "all is one object");
            State state = read(json, known);
            StateJson.require(json.nextToken() == null, "nothing follows its end");
            return state;
        } catch (RuntimeException e) {
            diagnostics.add(Diagnostic.error("unreadable-state", "The state `" + location + "` is damaged.")
                    .note("cause", String.valueOf(e.getMessage()))
                    .help("`livestream state repair` says what can be kept; nothing was changed."));
            diagnostics.stopIfErrors();
            throw e;
        } catch (IOException e) {
            diagnostics.add(nothingOfOurs(location));
            diagnostics.stopIfErrors();
            throw new IllegalStateException("an error was just added", e);
        }
    }

    /** The finding about what is no state at all. */
    public static Diagnostic nothingOfOurs(String location) {
        return Diagnostic.error("unreadable-state", "The state `" + location + "` is not a livestream state.")
                .help("`livestream state repair` says what can be kept; move it away if everything it named is gone;"
                        + " nothing was changed.");
    }

    /** The finding about a state whose digest is wrong. */
    public static Diagnostic changed(String location) {
        return Diagnostic.error("unreadable-state", "The state `" + location + "` is not as it was written.")
                .note("cause", "its digest does not fit the rest of it")
                .help("`livestream state repair` says what can be kept; who edited it by intent takes the line `digest`"
                        + " out of a copy and pushes that; nothing was changed.");
    }

    /** What the member {@code format} of a document says; 0 when there is none, or no document. */
    static int format(Bytes bytes) {
        try (JsonParser json = JsonTree.parser(bytes.open())) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    boolean found = json.currentName().equals("format");
                    if (json.nextToken() == JsonToken.VALUE_NUMBER_INT && found) {
                        return json.getNumberType() == JsonParser.NumberType.INT ? json.getIntValue() : 0;
                    }
                    json.skipChildren();
                }
            }
        } catch (IOException e) {
            return 0;
        }
        return 0;
    }

    /** The finding about a state of a format that is not known yet. */
    public static Diagnostic newer(String location, int format) {
        return Diagnostic.error(
                        "newer-state",
                        "The state `" + location + "` has format " + format
                                + ", and this version of livestream knows formats up to " + State.FORMAT + ".")
                .help("use the version that wrote it or a later one; nothing was changed.");
    }

    /**
     * Reads the object at whose beginning a parser is.
     *
     * @throws IllegalArgumentException when it is no state
     */
    static State read(JsonParser json, State known) throws IOException {
        SortedMap<Address, ResourceState> resources = new TreeMap<>();
        SortedMap<Address, CreateIntent> intents = new TreeMap<>();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            boolean array = json.nextToken() == JsonToken.START_ARRAY;
            if (array && name.equals("resources")) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    ResourceState recorded = StateJson.recorded(JsonTree.node(json));
                    ResourceState same = known.resources().get(recorded.address());
                    StateJson.once(
                            resources.put(recorded.address(), recorded.equals(same) ? same : recorded),
                            recorded.address());
                }
                root.putArray(name);
            } else if (array && name.equals("intents")) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    CreateIntent intent = StateJson.intent(JsonTree.node(json));
                    StateJson.once(intents.put(intent.address(), intent), intent.address());
                }
                root.putArray(name);
            } else {
                root.set(name, JsonTree.node(json));
            }
        }
        StateJson.array(root, "resources");
        StateJson.array(root, "intents");
        SortedMap<String, Value> outputs = StateJson.outputs(StateJson.object(root, "outputs"));
        List<String> consumed = new ArrayList<>();
        if (root.has("consumed")) {
            StateJson.array(root, "consumed").forEach(each -> consumed.add(StateJson.text(each)));
        }
        StateJson.require(
                root.path("serial").canConvertToLong() && root.path("serial").isIntegralNumber(),
                "`serial` is a number");
        return new State(
                StateJson.text(root, "lineage"),
                root.path("serial").longValue(),
                StateJson.textOrNull(root, "account"),
                StateJson.textOrNull(root, "region"),
                StateJson.textOrNull(root, "endpoint"),
                resources,
                intents,
                outputs,
                consumed);
    }

    /** Whether two states are written alike: a secret that is at hand and its fingerprint are. */
    public static boolean areAlike(State one, State other) {
        ValueJson values = new ValueJson(one.lineage());
        return one.lineage().equals(other.lineage())
                && one.serial() == other.serial()
                && Objects.equals(one.account(), other.account())
                && Objects.equals(one.region(), other.region())
                && Objects.equals(one.endpoint(), other.endpoint())
                && one.consumed().equals(other.consumed())
                && StateJson.outputs(one.outputs(), values).equals(StateJson.outputs(other.outputs(), values))
                && areAlike(one.resources(), other.resources(), each -> StateJson.node(each, values))
                && areAlike(one.intents(), other.intents(), each -> StateJson.node(each, values));
    }

    private static <T> boolean areAlike(
            SortedMap<Address, T> ones, SortedMap<Address, T> others, Function<T, ObjectNode> written) {
        if (ones.size() != others.size()) {
            return false;
        }
        Iterator<Map.Entry<Address, T>> other = others.entrySet().iterator();
        for (Map.Entry<Address, T> one : ones.entrySet()) {
            Map.Entry<Address, T> next = other.next();
            boolean alike = one.getValue() == next.getValue()
                    || written.apply(one.getValue()).equals(written.apply(next.getValue()));
            if (!alike || !one.getKey().equals(next.getKey())) {
                return false;
            }
        }
        return true;
    }
}
