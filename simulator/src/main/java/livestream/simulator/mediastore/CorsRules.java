package livestream.simulator.mediastore;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** What a CORS policy must be: 1 to 100 rules of bounded lists. Source: MediaStore API reference, CorsRule. */
final class CorsRules {

    private static final Pattern TEXT = Pattern.compile("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+");

    private CorsRules() {}

    /** Refuses what does not fit. */
    static void check(JsonNode rules) {
        MediaStore.require(!rules.isEmpty() && rules.size() <= 100, "CorsPolicy must have 1 to 100 rules");
        for (JsonNode rule : rules) {
            list(rule, "AllowedOrigins", 1, 100, 2048);
            list(rule, "AllowedHeaders", 0, 100, 8192);
            list(rule, "ExposeHeaders", 0, 100, 8192);
            if (rule.has("AllowedMethods")) {
                list(rule, "AllowedMethods", 1, 4, 8);
            }
            MediaStore.require(rule.path("MaxAgeSeconds").asInt(0) >= 0, "MaxAgeSeconds must not be negative");
        }
    }

    private static void list(JsonNode rule, String member, int least, int most, int longest) {
        JsonNode list = rule.path(member);
        MediaStore.require(
                list.size() >= least && list.size() <= most, member + " must have " + least + " to " + most + " items");
        for (JsonNode item : list) {
            int length = item.asText().length();
            MediaStore.require(length >= 1 && length <= longest, "An item of " + member + " is empty or too long");
            MediaStore.require(
                    TEXT.matcher(item.asText()).matches(),
                    "An item of " + member + " has characters that are not valid");
        }
    }
}
