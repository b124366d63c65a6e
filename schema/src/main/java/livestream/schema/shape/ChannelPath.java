package livestream.schema.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Span;
import livestream.schema.yaml.MessageText;
import org.jspecify.annotations.Nullable;

/**
 * A key of a channel by the way to it, as in {@code mediapackage.endpoints.hls.startoverWindow}.
 *
 * @param keys from the channel down
 * @param isText whether its value is a text whatever it looks like
 */
public record ChannelPath(List<String> keys, boolean isText) {
    /**
     * The path that is written, held against the schema; null with a finding that names the nearest.
     *
     * @param others what else could have been meant
     */
    public static @Nullable ChannelPath of(String written, Span at, List<String> others, Diagnostics diagnostics) {
        JsonNode root = SchemaValidator.schema();
        List<String> keys = List.of(written.split("\\.", -1));
        List<String> walked = new ArrayList<>();
        JsonNode node = resolved(root.at("/$defs/channel"), root);
        for (String key : keys) {
            JsonNode next = next(node, key);
            if (next == null) {
                diagnostics.add(unknown(written, keys, walked, SchemaText.keys(node), others, root)
                        .at(at));
                return null;
            }
            walked.add(key);
            node = resolved(next, root);
        }
        return new ChannelPath(keys, node.path("type").asText().equals("string"));
    }

    /** The path as it is written. */
    @Override
    public String toString() {
        return String.join(".", keys);
    }

    private static @Nullable JsonNode next(JsonNode node, String key) {
        JsonNode known = node.path("properties").path(key);
        if (!known.isMissingNode()) {
            return known;
        }
        JsonNode any = node.path("additionalProperties");
        return any.isObject() && !key.isBlank() ? any : null;
    }

    private static JsonNode resolved(JsonNode property, JsonNode root) {
        JsonNode node = property;
        while (node.has("$ref")) {
            node = root.at(node.path("$ref").asText().substring(1));
        }
        return node;
    }

    private static Diagnostic unknown(
            String written,
            List<String> keys,
            List<String> walked,
            List<String> known,
            List<String> others,
            JsonNode root) {
        String key = keys.get(walked.size());
        String where = walked.isEmpty() ? "a channel" : MessageText.quoted(String.join(".", walked));
        if (key.isBlank()) {
            return Diagnostic.error(
                            "unknown-column", "The column " + MessageText.quoted(written) + " has an empty key.")
                    .help("write a key before and after each dot, such as `labels.tier`.");
        } else if (known.isEmpty()) {
            return Diagnostic.error(
                            "unknown-column",
                            "The column " + MessageText.quoted(written) + " goes on below " + where
                                    + ", which has no keys.")
                    .help("call the column " + where + "; a name that has a dot in it has no column.");
        }
        List<String> words = new ArrayList<>(walked.isEmpty() ? others : List.of());
        words.addAll(known);
        String help = ForeignKeys.here(key, words)
                .or(() -> Suggestions.of(key, words))
                .map(word -> "did you mean `" + instead(word, keys, walked) + "`? ")
                .or(() -> walked.isEmpty() ? elsewhere(key, root) : Optional.empty())
                .orElse("");
        String has = where + " has " + String.join(", ", words) + ".";
        return Diagnostic.error(
                        "unknown-column",
                        "The column " + MessageText.quoted(written) + " is no key of a channel"
                                + (walked.isEmpty() ? "." : ": " + where + " has no " + MessageText.quoted(key) + "."))
                .help(help + (help.isEmpty() ? has : has.substring(0, 1).toUpperCase(Locale.ROOT) + has.substring(1)));
    }

    private static Optional<String> elsewhere(String key, JsonNode root) {
        return ForeignKeys.help(key)
                .map(help -> help + " ")
                .or(() -> new SchemaText(root).home(key).map(home -> "`" + key + "` stands " + home + ". "));
    }

    private static String instead(String word, List<String> keys, List<String> walked) {
        List<String> path = new ArrayList<>(keys);
        path.set(walked.size(), word);
        return String.join(".", path);
    }
}
