package livestream.schema.editor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import livestream.schema.yaml.YamlText;

/** A value as YAML on one line, as in {@code { allow: [US, CA] }}. */
final class FlowText {
    private FlowText() {}

    static String of(JsonNode value) {
        List<String> parts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> parts.add(of(item)));
            return "[" + String.join(", ", parts) + "]";
        } else if (value.isObject()) {
            value.properties()
                    .forEach(entry -> parts.add(YamlText.scalar(entry.getKey()) + ": " + of(entry.getValue())));
            return parts.isEmpty() ? "{}" : "{ " + String.join(", ", parts) + " }";
        }
        return value.isTextual() ? YamlText.scalar(value.asText()) : value.asText();
    }
}
