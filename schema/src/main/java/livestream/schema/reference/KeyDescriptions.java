package livestream.schema.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import livestream.schema.Format;
import livestream.schema.check.FormatKeys;
import livestream.schema.reference.DocsSection.Entry;
import livestream.schema.yaml.FlowText;

/** What the schema says of a key, in words of Markdown. */
final class KeyDescriptions {
    private static final String FORMAT_WORDS = "^((HLS|DASH|CMAF|MSS)(, )?)+: ";

    /** Titles of mappings that stand at several keys, or at none of a name. */
    private static final Set<String> SHARED = Set.of(
            "state encryption",
            "variable",
            "channel",
            "endpoint",
            "cache policy",
            "error page",
            "edge functions",
            "storage CORS",
            "behavior",
            "distribution");

    private final JsonNode schema;

    KeyDescriptions(JsonNode schema) {
        this.schema = schema;
    }

    /** @param byFormat whether the mapping's keys are of some formats only */
    Entry entry(List<String> keys, JsonNode of, JsonNode mapping, boolean byFormat) {
        String value = value(keys.get(0), of);
        return new Entry(
                keys,
                byFormat ? formats(keys.get(0), of) : "",
                value,
                otherwise(keys.get(0), of, mapping),
                meaning(of, value, byFormat));
    }

    /** Whether a mapping takes any name, and a name that the schema knows means nothing else. */
    static boolean byName(JsonNode mapping) {
        JsonNode any = mapping.path("additionalProperties");
        return any.isObject()
                && mapping.path("properties").properties().stream()
                        .allMatch(key -> key.getValue().equals(any));
    }

    /** What a section is called: as its only key, or by its title when several keys have the same mapping, or one key has several. */
    static String name(String key, JsonNode mapping) {
        String title = mapping.path("title").asText();
        return SHARED.contains(title) ? title : key;
    }

    private static String link(String section) {
        return "[" + section + "](#" + section.toLowerCase(Locale.ROOT).replace(' ', '-') + ")";
    }

    private String value(String key, JsonNode raw) {
        JsonNode of = resolved(raw);
        if (of.path("targets").toString().contains("/duration")) {
            return link("durations").replace("[durations]", "[duration]");
        } else if (of.path("targets").toString().contains("$defs/routing")) {
            return link("routing").replace("[routing]", "[routing form]");
        } else if (of.path("targets").toString().contains("$defs/format\"")) {
            return words(of.path("enum"));
        }
        boolean maps = of.path("type").toString().contains("\"object\"");
        if (maps) {
            return mapping(key, of);
        } else if (of.has("const")) {
            return code(of.path("const").asText());
        } else if (of.has("enum")) {
            return words(of.path("enum"));
        } else if (of.path("type").asText().equals("array")) {
            JsonNode items = resolved(of.path("items"));
            if (items.has("properties")) {
                return "list of maps, see " + link(name(key, items));
            }
            String item = value("", items);
            return "list of " + (item.startsWith("`") || item.equals("text") ? item : "values, each " + item);
        } else if (of.has("patternErrorMessage")) {
            return phrase(of);
        }
        if (of.path("type").isArray()) {
            return of.path("type").toString().contains("array") ? "single value or list" : "single value";
        }
        return switch (of.path("type").asText()) {
            case "boolean" -> "`true`, `false`";
            case "integer" -> integer(of);
            case "string" -> "text" + (of.has("maxLength") ? ", at most " + of.path("maxLength") + " characters" : "");
            default -> throw new IllegalStateException("no words for " + of);
        };
    }

    private static String integer(JsonNode of) {
        int least = of.path("minimum").asInt(-1);
        return "integer" + (least == 0 ? ", 0 or more" : least > 0 ? ", " + least + " to " + of.path("maximum") : "");
    }

    private String mapping(String key, JsonNode of) {
        String map = of.has("properties") ? "map, see " + link(name(key, of)) : "map";
        if (byName(of)) {
            JsonNode item = resolved(of.path("additionalProperties"));
            map = "map of names to " + (item.has("properties") ? link(name("", item)) : value("", item));
        }
        if (of.path("then").has("enum")) {
            return words(of.path("then").path("enum")) + " or " + map;
        } else if (of.path("then").has("minLength")) {
            return "text or " + map;
        } else if (of.path("then").path("$ref").asText().endsWith("/duration")) {
            return "[duration](#durations) or " + map;
        } else if (of.has("patternErrorMessage")) {
            return phrase(of).replaceAll(",? or a map with .*", "") + " or " + map;
        } else if (of.path("items").has("$ref")) {
            return "list of " + words(resolved(of.path("items")).path("enum")) + " or " + map;
        }
        return map;
    }

    /** What an error message of the schema would expect. */
    private static String phrase(JsonNode of) {
        return of.path("patternErrorMessage")
                .asText()
                .replaceFirst("^Expected ", "")
                .replaceFirst("\\.$", "");
    }

    private static String words(JsonNode list) {
        Set<String> words = new LinkedHashSet<>();
        list.forEach(word -> words.add(code(word.asText())));
        return String.join(", ", words);
    }

    private static String otherwise(String key, JsonNode of, JsonNode mapping) {
        for (JsonNode required : mapping.path("required")) {
            if (required.asText().equals(key)) {
                return "required";
            }
        }
        return of.has("default")
                ? code(of.path("default").isValueNode() ? of.path("default").asText() : FlowText.of(of.path("default")))
                : "";
    }

    /** The formats that have a key, which the words of the schema have to tell too. */
    private static String formats(String key, JsonNode of) {
        Set<Format> formats = FormatKeys.formats(key);
        boolean all = formats.size() == Format.values().length;
        String start = all ? "" : formats.stream().map(Format::name).collect(Collectors.joining(", ")) + ": ";
        String description = of.path("description").asText();
        if (!description.startsWith(start) || (all && description.matches(FORMAT_WORDS + ".*"))) {
            throw new IllegalStateException(key + " is of " + formats + ", and its description says something else");
        }
        return all ? "all" : formats.stream().map(Format::word).collect(Collectors.joining(", "));
    }

    private static String meaning(JsonNode of, String value, boolean byFormat) {
        String text = described(of);
        if (byFormat) {
            String rest = text.replaceFirst(FORMAT_WORDS, "");
            text = rest.substring(0, 1).toUpperCase(Locale.ROOT) + rest.substring(1);
        }
        JsonNode words = of.has("enumDescriptions") ? of : of.path("then");
        Map<String, String> told = new LinkedHashMap<>();
        for (int i = 0; i < words.path("enumDescriptions").size() && !value.startsWith("["); i++) {
            told.put(
                    words.path("enum").get(i).asText(),
                    words.path("enumDescriptions").get(i).asText());
        }
        String list = told.entrySet().stream()
                .map(word -> "<br>" + code(word.getKey()) + ": " + word.getValue())
                .collect(Collectors.joining());
        return text + list + example(of, value + text);
    }

    /** An example that shows something new. */
    private static String example(JsonNode of, String shown) {
        JsonNode example = of.path("examples").path(0);
        boolean shows = false;
        for (JsonNode one : example.isArray() ? example : List.of(example)) {
            shows |= one.isObject() || !shown.contains(one.asText());
        }
        boolean wanted =
                shows && !(of.has("default") && !of.path("default").asText().equals("0"));
        return wanted ? "<br>Example: " + code(FlowText.of(example)) : "";
    }

    static String described(JsonNode of) {
        return of.path("markdownDescription").asText(of.path("description").asText());
    }

    /** A property over what it refers to, with the references that were followed. */
    /** A key with what it refers to; its own words count. */
    JsonNode resolved(JsonNode property) {
        if (!property.has("$ref")) {
            return property;
        }
        String reference = property.path("$ref").asText();
        ObjectNode target = resolved(schema.at(reference.substring(1))).deepCopy();
        if (property.has("description")) {
            target.remove("markdownDescription");
        }
        JsonNode mapping = target.path("title");
        target.setAll((ObjectNode) property.deepCopy());
        target.remove("$ref");
        if (target.has("properties")) {
            target.set("title", mapping); // a section is called as what it is about, and not as one key of several
        }
        target.withArray("targets").add(reference);
        return target;
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
