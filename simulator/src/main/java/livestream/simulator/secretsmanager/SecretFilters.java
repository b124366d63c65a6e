package livestream.simulator.secretsmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The filters of ListSecrets: by the beginning of a name, description, tag key or tag value; a value that begins with an
 * exclamation mark excludes. Other keys match nothing here, for nothing that is pretended has them.
 */
final class SecretFilters {

    private SecretFilters() {}

    /** Whether a secret passes all filters; of the values of one filter, one must fit. */
    static boolean match(ObjectNode secret, JsonNode filters) {
        for (JsonNode filter : filters) {
            List<String> texts = texts(secret, filter.path("Key").asText("all"));
            boolean fits = false;
            for (JsonNode value : filter.path("Values")) {
                String wanted = value.asText();
                fits |= wanted.startsWith("!")
                        ? texts.stream().noneMatch(text -> text.startsWith(wanted.substring(1)))
                        : texts.stream().anyMatch(text -> text.startsWith(wanted));
            }
            if (!fits) {
                return false;
            }
        }
        return true;
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
}
