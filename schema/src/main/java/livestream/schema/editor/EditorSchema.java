package livestream.schema.editor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import livestream.schema.editor.Inventory.Thing;
import livestream.schema.shape.SchemaFile;

/**
 * The schema that files are checked with, as an editor needs it: an editor sees the file before its variables are put in, and so
 * a reference such as {@code ${var.domain}} may stand for any single value and any list. It offers whole blocks, too.
 */
public final class EditorSchema {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final String REFERENCE = "\\$\\{";

    /** What is not text, and may yet be written as a reference. */
    private static final Set<String> REFERABLE = Set.of("integer", "number", "boolean", "array");

    /** What of a schema belongs to the words that it lists. */
    private static final List<String> OF_WORDS = List.of("enum", "enumDescriptions");

    private EditorSchema() {}

    /** JSON Schema, draft 2020-12, that offers what an account has. */
    public static String text(Inventory inventory) {
        try {
            ObjectNode schema = (ObjectNode) JSON.readTree(SchemaFile.text());
            takeReferences(schema);
            matchNumbers(schema);
            Snippets.add(schema);
            inventory.things().forEach((kind, things) -> offer((ObjectNode) schema.at(kind.pointer()), things));
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a text was written as one. */
    public static boolean isOne(String text) {
        return text.startsWith("{") && text.contains("\"$schema\"");
    }

    /** Another name stays possible: what is made from here does not exist yet. */
    private static void offer(ObjectNode key, List<Thing> things) {
        if (things.isEmpty()) {
            return;
        }
        ArrayNode forms = key.putArray("anyOf");
        ObjectNode words = forms.addObject();
        things.forEach(thing -> words.withArray("enum").add(thing.name()));
        things.forEach(thing -> words.withArray("enumDescriptions").add(thing.words()));
        forms.addObject().put("title", "another");
    }

    /** Some engines of editors find no flag among words (yaml-language-server 1.18), so flags stand beside them. */
    private static void takeFlags(ObjectNode words, ArrayNode forms) {
        ArrayNode others = JSON.createArrayNode();
        words.path("enum").forEach(word -> {
            if (!word.isBoolean()) {
                others.add(word);
            }
        });
        if (others.size() < words.path("enum").size()) {
            words.set("enum", others);
            forms.addObject().put("title", "flag").put("type", "boolean");
        }
    }

    /** YAML reads `404:` as a number, which engines of editors find among patterns and not among names. */
    private static void matchNumbers(JsonNode node) {
        node.forEach(EditorSchema::matchNumbers);
        if (node instanceof ObjectNode schema && schema.get("properties") instanceof ObjectNode names) {
            List<String> numbers = new ArrayList<>();
            names.fieldNames().forEachRemaining(name -> {
                if (NUMBER.matcher(name).matches()) {
                    numbers.add(name);
                }
            });
            numbers.forEach(
                    number -> schema.withObject("/patternProperties").set("^" + number + "$", names.remove(number)));
        }
    }

    private static void takeReferences(JsonNode node) {
        node.forEach(EditorSchema::takeReferences);
        if (!(node instanceof ObjectNode schema) || schema.has("const")) {
            return;
        }
        if (schema.path("pattern").isTextual()) {
            schema.put("pattern", REFERENCE + "|" + schema.path("pattern").asText());
        }
        if (schema.path("enum").isArray()) {
            ObjectNode words = JSON.createObjectNode();
            OF_WORDS.stream().filter(schema::has).forEach(key -> words.set(key, schema.remove(key)));
            ArrayNode forms = schema.putArray("anyOf").add(words);
            takeFlags(words, forms);
            // The engine of editors takes alternatives that are called alike for one.
            forms.addObject().put("title", "reference").put("type", "string").put("pattern", REFERENCE);
        }
        if (REFERABLE.contains(schema.path("type").asText())) {
            ArrayNode types = JSON.createArrayNode().add(schema.path("type")).add("string");
            schema.set("type", types);
            schema.put("pattern", REFERENCE);
        }
    }
}
