package livestream.schema.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;
import livestream.schema.editor.Scenario.Input;
import livestream.schema.yaml.FlowText;

/** Whole blocks that an editor offers: the scenarios for a file, and for each key that holds a map its examples. */
final class Snippets {
    private static final String KEY = "defaultSnippets";

    private Snippets() {}

    /** Adds them to a schema and all that is in it. */
    static void add(ObjectNode schema) {
        examples(schema);
        ArrayNode scenarios = schema.putArray(KEY);
        for (Scenario scenario : Scenario.values()) {
            scenarios
                    .addObject()
                    .put("label", "scenario " + scenario.key())
                    .put("description", scenario.title())
                    .put("bodyText", body(scenario));
        }
    }

    /** With places to jump to, in the order in which they are asked for. */
    private static String body(Scenario scenario) {
        Map<Input, String> examples = new EnumMap<>(Input.class);
        scenario.inputs().forEach(input -> examples.put(input, input.example()));
        String text = escaped(scenario.file(examples));
        int place = 1;
        for (Input input : scenario.inputs()) {
            text = text.replaceFirst("(?m)^( *" + input.key() + ": )([^ #\n]+|\\[.*])", "$1\\${" + place + ":$2}");
            place++;
        }
        return text;
    }

    /** What an editor would take for a place to jump to is text. */
    private static String escaped(String text) {
        return text.replace("$", "\\$");
    }

    /** An editor's engine shows an example that is a map as {@code [object Object]}: it becomes a block to insert, and words. */
    private static void examples(JsonNode node) {
        node.forEach(Snippets::examples);
        if (!(node instanceof ObjectNode schema)
                || !schema.path("examples").path(0).isObject()) {
            return;
        }
        StringBuilder words = new StringBuilder(schema.path("markdownDescription")
                .asText(schema.path("description").asText()));
        for (JsonNode example : schema.remove("examples")) {
            String text = FlowText.of(example);
            words.append("\n\nExample: `").append(text).append('`');
            schema.withArray(KEY)
                    .addObject()
                    .put("label", text)
                    .put("description", "an example to change")
                    .put("bodyText", escaped(text));
        }
        schema.put("markdownDescription", words.toString());
    }
}
