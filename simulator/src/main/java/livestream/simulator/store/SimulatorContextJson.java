package livestream.simulator.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * A world as JSON. What is written is read again, whatever its size: Jackson by itself reads no text of more than 20 million
 * characters, and the body of an object, which is one text in Base64, may be ten times as long. It is never a text in memory.
 */
final class SimulatorContextJson {
    private static final String BODY = "Body";

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build());

    private SimulatorContextJson() {}

    /** Writes it so that a person can read it. */
    static void write(ObjectNode world, OutputStream out) throws IOException {
        MAPPER.writerWithDefaultPrettyPrinter().writeValue(out, world);
    }

    /** Writes changes as one line. */
    static void writeLine(List<ObjectNode> changes, OutputStream out) throws IOException {
        MAPPER.writeValue(out, changes);
        out.write('\n');
    }

    /** Reads what {@link #write} wrote. */
    static JsonNode read(InputStream in) throws IOException {
        try (JsonParser json = MAPPER.createParser(in)) {
            return json.nextToken() == null ? MAPPER.missingNode() : node(json);
        }
    }

    /** Reads what {@link #writeLine} wrote. */
    static void lines(InputStream in, Consumer<JsonNode> each) throws IOException {
        try (JsonParser json = MAPPER.createParser(in)) {
            while (json.nextToken() != null) {
                each.accept(node(json));
            }
        }
    }

    private static JsonNode node(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                boolean isText = json.nextToken() == JsonToken.VALUE_STRING;
                // Only an object of a bucket, or a part of one, has an ETag before its body.
                object.set(name, isText && name.equals(BODY) && object.has("ETag") ? body(json) : node(json));
            }
            return object;
        } else if (json.currentToken() == JsonToken.START_ARRAY) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                array.add(node(json));
            }
            return array;
        }
        return MAPPER.readTree(json);
    }

    private static JsonNode body(JsonParser json) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        json.readBinaryValue(bytes);
        return BinaryNode.valueOf(bytes.toByteArray());
    }
}
