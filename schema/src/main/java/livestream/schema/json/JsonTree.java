package livestream.schema.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;

/**
 * Reads JSON to a tree by Jackson's parser alone: making the first mapper of a process takes longer than to read a file and to check
 * it. What is read is one document, a key once in an object, a number with a fraction exactly.
 */
public final class JsonTree {
    /** How deep a document may be, which is read in recursion; a generator of Jackson writes none that is deeper than 1,000. */
    private static final int DEPTH = 2000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(limits())
            .build();

    private JsonTree() {}

    /**
     * Limits under which everything can be read that was written: of the parser's own, none is left but a depth, which bounds the
     * stack. A text of 20 million characters, Jackson's limit, is less than a large state has.
     */
    public static StreamReadConstraints limits() {
        return StreamReadConstraints.builder()
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .maxNumberLength(Integer.MAX_VALUE)
                .maxNestingDepth(DEPTH)
                .build();
    }

    /**
     * Reads a document; nothing at all is a missing node.
     *
     * @throws JsonProcessingException when it is not JSON, or more than one document
     */
    public static JsonNode read(byte[] document) throws IOException {
        try (JsonParser json = JSON.createParser(document)) {
            return document(json);
        }
    }

    /**
     * Reads a document in UTF-8 to its end, and closes it; nothing at all is a missing node.
     *
     * @throws JsonProcessingException when it is not JSON, or more than one document
     */
    public static JsonNode read(InputStream document) throws IOException {
        try (JsonParser json = JSON.createParser(document)) {
            return document(json);
        }
    }

    /** A parser for whoever does not want all of a document in memory at once, before its first token. */
    public static JsonParser parser(InputStream document) throws IOException {
        return JSON.createParser(document);
    }

    private static JsonNode document(JsonParser json) throws IOException {
        if (json.nextToken() == null) {
            return MissingNode.getInstance();
        }
        JsonNode root = node(json);
        if (json.nextToken() != null) {
            throw new JsonParseException(json, "something follows the document");
        }
        return root;
    }

    /** The value that begins at the token at which a parser is; it is at the last token of that afterwards. */
    public static JsonNode node(JsonParser json) throws IOException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json, nodes.objectNode());
            case START_ARRAY -> array(json, nodes.arrayNode());
            case VALUE_STRING -> new Text(json.getText());
            case VALUE_NUMBER_INT -> whole(json, nodes);
            case VALUE_NUMBER_FLOAT -> nodes.numberNode(plain(json.getDecimalValue()));
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            default -> nodes.nullNode();
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

    private static JsonNode whole(JsonParser json, JsonNodeFactory nodes) throws IOException {
        return switch (json.getNumberType()) {
            case INT -> nodes.numberNode(json.getIntValue());
            case LONG -> nodes.numberNode(json.getLongValue());
            default -> nodes.numberNode(json.getBigIntegerValue());
        };
    }

    /** As a mapper reads it: 1.50 and 1.5 are the same number. */
    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
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
