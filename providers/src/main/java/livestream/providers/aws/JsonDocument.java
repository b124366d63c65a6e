package livestream.providers.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import livestream.schema.Value;
import livestream.state.ValueJson;

/** A document that travels as JSON in a string within a request, as policies do. */
public final class JsonDocument {
    /** Numbers stay as they are written: a document may hold what is not ours. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonDocument() {}

    /** The text to send, secrets opened; nothing but a request may hold it. */
    public static String write(Value document) {
        return node(document).toString();
    }

    /**
     * What a text from AWS says; texts at or beneath these paths come back as secrets.
     *
     * @param secret paths of members, as in {@code Condition.StringEquals.aws:Referer}; case does not count, as it does not
     *     in the names of condition keys
     */
    public static Value read(String text, Set<String> secret) {
        return value(parse(text), secret);
    }

    static JsonNode node(Value document) {
        Value opened = document.map(leaf -> leaf instanceof Value.Secret secret ? Value.text(secret.reveal()) : leaf);
        return new ValueJson("").write(opened);
    }

    static Value value(JsonNode node, Set<String> secret) {
        try {
            return hide(ValueJson.read(node), "", secret);
        } catch (IllegalArgumentException noValue) {
            throw ErrorTranslatingType.unreadable("AWS answered a document with a null in it.");
        }
    }

    /** The message of the parser would quote the document, so it is not told. */
    static JsonNode parse(String text) {
        try {
            JsonNode document = JSON.readTree(text);
            if (document.isObject()) {
                return document;
            }
        } catch (JsonProcessingException notJson) {
            throw ErrorTranslatingType.unreadable("AWS answered a document that is not JSON.");
        }
        throw ErrorTranslatingType.unreadable("AWS answered a document that is no JSON object.");
    }

    private static Value hide(Value value, String path, Set<String> secret) {
        if (secret.stream().anyMatch(path::equalsIgnoreCase)) {
            return value.map(leaf -> leaf instanceof Value.Text text ? Value.Secret.of("aws", text.text()) : leaf);
        } else if (value instanceof Value.Fields fields) {
            Map<String, Value> hidden = new LinkedHashMap<>();
            fields.fields()
                    .forEach((name, inner) ->
                            hidden.put(name, hide(inner, path.isEmpty() ? name : path + "." + name, secret)));
            return new Value.Fields(hidden);
        } else if (value instanceof Value.Items items) {
            return Value.items(items.items().stream()
                    .map(item -> hide(item, path + "[]", secret))
                    .toList());
        }
        return value;
    }
}
