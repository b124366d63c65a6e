package livestream.schema.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import livestream.schema.reference.DocsSection.Entry;
import livestream.schema.shape.SchemaFile;

/** The language by its schema: one section for each mapping, in the schema's order. */
public final class LanguageReference {
    /** Sections of channels: what stands in them has a place of its own at the top, too. */
    private static final Set<String> OF_CHANNELS = Set.of("channel", "channelsFrom");

    private final JsonNode schema;
    private final KeyDescriptions keyDescriptions;
    private final Map<String, List<Entry>> entries = new LinkedHashMap<>();
    private final Map<String, JsonNode> mappings = new LinkedHashMap<>();
    private final Map<String, Set<String>> places = new LinkedHashMap<>();

    private LanguageReference(JsonNode schema) {
        this.schema = schema;
        this.keyDescriptions = new KeyDescriptions(schema);
    }

    /** All of it. */
    public static List<DocsSection> sections() {
        try {
            LanguageReference reference = new LanguageReference(new ObjectMapper().readTree(SchemaFile.text()));
            reference.section("Document", "", reference.schema);
            return reference.found();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where a mapping stands is known only when everything was seen. */
    private List<DocsSection> found() {
        List<DocsSection> sections = new ArrayList<>();
        entries.forEach((name, keys) -> {
            Set<String> at = places.getOrDefault(name, Set.of());
            boolean nested = at.stream().anyMatch(place -> place.contains(".") && !place.startsWith("channels."));
            String description = KeyDescriptions.described(mappings.getOrDefault(name, schema));
            sections.add(new DocsSection(name, at, nested, description, keys));
        });
        return sections;
    }

    private void section(String name, String path, JsonNode mapping) {
        String place = path.replaceFirst("[.][0-9]{3}$", ".<status>");
        places.computeIfAbsent(name, any -> new LinkedHashSet<>()).add(place);
        JsonNode before = mappings.putIfAbsent(name, mapping);
        if (before != null && !before.path("properties").equals(mapping.path("properties"))) {
            throw new IllegalStateException("two different mappings would be called " + name);
        } else if (before != null) {
            return;
        }
        List<Entry> rows = new ArrayList<>();
        rows(mapping)
                .forEach((of, keys) -> rows.add(keyDescriptions.entry(keys, of, mapping, name.equals("endpoint"))));
        entries.put(name, rows);
        String below = path.isEmpty() || OF_CHANNELS.contains(name) ? "" : path + ".";
        mapping.path("properties").properties().forEach(key -> nested(key.getKey(), below, key.getValue()));
    }

    /** Keys that are told apart by nothing but their names stand together. */
    private Map<JsonNode, List<String>> rows(JsonNode mapping) {
        Map<JsonNode, List<String>> rows = new LinkedHashMap<>();
        mapping.path("properties").properties().forEach(key -> rows.computeIfAbsent(
                        key.getValue(), any -> new ArrayList<>())
                .add(key.getKey()));
        Map<JsonNode, List<String>> resolved = new LinkedHashMap<>();
        rows.forEach((key, names) -> resolved.put(keyDescriptions.resolved(key), names));
        return resolved;
    }

    private void nested(String key, String below, JsonNode property) {
        JsonNode target = keyDescriptions.resolved(property);
        JsonNode listed = target.path("items").has("$ref")
                ? keyDescriptions.resolved(target.path("items"))
                : target.path("items");
        if (listed.has("properties")) {
            section(KeyDescriptions.name(key, listed), below + key + "[]", listed);
        } else if (KeyDescriptions.byName(target)) {
            JsonNode item = keyDescriptions.resolved(target.path("additionalProperties"));
            if (item.has("properties")) {
                section(KeyDescriptions.name(key, item), below + key + ".<name>", item);
            }
        } else if (target.has("properties")) {
            section(KeyDescriptions.name(key, target), below + key, target);
        }
    }
}
