package livestream.simulator.s3;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import livestream.simulator.http.Refusal;

/** What tags a bucket may have. Source: S3 user guide, "Using cost allocation S3 bucket tags". */
final class TagRules {

    private static final int MOST = 50;
    private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    private TagRules() {}

    /** Refuses a bad tag set. */
    static JsonNode checked(JsonNode tags) {
        Set<String> keys = new HashSet<>();
        for (JsonNode tag : tags) {
            String key = tag.path("Key").asText();
            String value = tag.path("Value").asText();
            require(!key.isEmpty() && key.length() <= 128, "The TagKey you have provided is invalid");
            require(value.length() <= 256, "The TagValue you have provided is invalid");
            require(CHARACTERS.matcher(key).matches(), "The TagKey you have provided is invalid");
            require(CHARACTERS.matcher(value).matches(), "The TagValue you have provided is invalid");
            require(
                    !key.toLowerCase(Locale.ROOT).startsWith("aws:"),
                    "System tags cannot be added/updated by requester");
            require(keys.add(key), "Cannot provide multiple Tags with the same key");
        }
        if (keys.size() > MOST) {
            throw new Refusal(400, "BadRequest", "Bucket tag count cannot be greater than " + MOST);
        }
        return tags;
    }

    private static void require(boolean fits, String text) {
        if (!fits) {
            throw new Refusal(400, "InvalidTag", text);
        }
    }
}
