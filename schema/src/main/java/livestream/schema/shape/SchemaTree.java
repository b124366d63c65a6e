package livestream.schema.shape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The schema as a tree, read by Jackson's parser and without a mapper: making the first mapper of a process takes longer than to
 * read the schema and to check a file with it.
 */
final class SchemaTree {
    private SchemaTree() {}

    static JsonNode read() {
        try (InputStream content = SchemaFile.open();
                JsonParser json = new JsonFactory().createParser(content)) {
            json.nextToken();
            return node(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode node(JsonParser json) throws IOException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json, nodes.objectNode());
            case START_ARRAY -> array(json, nodes.arrayNode());
            case VALUE_STRING -> new Text(json.getText());
            case VALUE_NUMBER_INT -> nodes.numberNode(json.getIntValue());
            case VALUE_NUMBER_FLOAT -> nodes.numberNode(json.getDoubleValue());
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            default -> throw new IllegalStateException(json.currentToken() + " in the schema");
        };
    }

    private static ObjectNode object(JsonParser json, ObjectNode object) throws IOException {
        for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            json.nextToken();
            object.set(key, node(json));
        }
        return object;
    }

    private static ArrayNode array(JsonParser json, ArrayNode array) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            array.add(node(json));
        }
        return array;
    }

    /** A string that is written as JSON by itself; others are by a mapper, and the validator writes out each word of an enum. */
    private static final class Text extends TextNode {
        private static final long serialVersionUID = 1;

        Text(String text) {
            super(text);
        }

        @Override
        public String toString() {
            return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(textValue())) + '"';
        }
    }
}
