package livestream.schema.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A value as YAML on one line, as in {@code { allow: [US, CA] }}. */
public final class FlowText {
    private FlowText() {}

    /** The line. */
    public static String of(JsonNode value) {
        List<String> parts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> parts.add(of(item)));
            return "[" + String.join(", ", parts) + "]";
        } else if (value.isObject()) {
            value.properties().forEach(entry -> parts.add(key(entry.getKey()) + ": " + of(entry.getValue())));
            return parts.isEmpty() ? "{}" : "{ " + String.join(", ", parts) + " }";
        }
        return value.isTextual() ? YamlText.scalar(value.asText()) : value.asText();
    }

    /** A number as a key is the same as its text. */
    private static String key(String key) {
        return key.matches("[0-9]+") ? key : YamlText.scalar(key);
    }
}
