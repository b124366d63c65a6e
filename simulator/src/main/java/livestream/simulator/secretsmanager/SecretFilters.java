package livestream.simulator.secretsmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import livestream.simulator.http.ServiceError;

/**
 * The filters of ListSecrets. Names, tag keys and tag values are compared by their beginning, as they are written; descriptions, and all
 * of these together, word by word whatever their case. A value that begins with an exclamation mark excludes.
 *
 * <p>Source: Secrets Manager user guide, "Find secrets", and what others have verified at AWS where it says otherwise. Regions of
 * replicas and owning services match nothing, for nothing that is simulated has them.
 */
final class SecretFilters {

    private SecretFilters() {}

    /** Refuses filters that cannot be. */
    static void check(JsonNode filters) {
        for (JsonNode filter : filters) {
            String key = filter.path("Key").asText("");
            if (key.isEmpty()) {
                throw invalid("Invalid filter key");
            } else if (filter.path("Values").isEmpty()) {
                throw invalid("Invalid filter values for key: " + key);
            }
        }
    }

    /** Whether a secret passes all filters; of the values of one filter, one must fit, also where two filters have one key. */
    static boolean match(ObjectNode secret, JsonNode filters) {
        for (JsonNode filter : filters) {
            String key = filter.path("Key").asText();
            boolean byWord = key.equals("all") || key.equals("description");
            if (!matches(texts(secret, key), filter.path("Values"), byWord)) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(List<String> texts, JsonNode values, boolean byWord) {
        boolean fits = false;
        for (JsonNode value : values) {
            String wanted = value.asText();
            boolean excludes = wanted.startsWith("!");
            String pattern = excludes ? wanted.substring(1) : wanted;
            boolean found =
                    texts.stream().anyMatch(text -> byWord ? hasWords(text, pattern) : text.startsWith(pattern));
            fits |= excludes != found;
        }
        return fits;
    }

    /** Whether each word of a pattern begins a word of a text. */
    private static boolean hasWords(String text, String pattern) {
        List<String> words = words(text);
        List<String> parts = words(pattern);
        return !parts.isEmpty()
                && parts.stream().allMatch(part -> words.stream().anyMatch(word -> word.startsWith(part)));
    }

    /** Words end at what is no letter or digit, and within a name at a capital letter. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.split("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])")) {
            if (!word.isEmpty()) {
                words.add(word.toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }

    private static List<String> texts(ObjectNode secret, String key) {
        List<String> texts = new ArrayList<>();
        boolean all = key.equals("all");
        if (all || key.equals("name")) {
            texts.add(secret.path("Name").asText());
        }
        if (all || key.equals("description")) {
            texts.add(secret.path("Description").asText(""));
        }
        for (JsonNode tag : secret.path("Tags")) {
            if (all || key.equals("tag-key")) {
                texts.add(tag.path("Key").asText());
            }
            if (all || key.equals("tag-value")) {
                texts.add(tag.path("Value").asText());
            }
        }
        return texts;
    }

    private static ServiceError invalid(String text) {
        return SecretsManager.invalidParameter(text);
    }
}
