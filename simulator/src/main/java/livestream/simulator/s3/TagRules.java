package livestream.simulator.s3;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import livestream.simulator.http.ServiceError;

/**
 * What tags a bucket and an object may have. Source: S3 user guide, "Using cost allocation S3 bucket tags" and "Categorizing
 * your objects using tags".
 */
final class TagRules {

    private static final int MOST = 50;
    private static final int MOST_OF_OBJECT = 10;
    private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    private TagRules() {}

    /** Refuses a bad tag set of a bucket. */
    static JsonNode ofBucket(JsonNode tags) {
        if (tags.size() > MOST) {
            throw new ServiceError(400, "BadRequest", "Bucket tag count cannot be greater than " + MOST);
        }
        return checked(tags, "System tags cannot be added/updated by requester");
    }

    /** Refuses a bad tag set of an object. */
    static JsonNode ofObject(JsonNode tags) {
        if (tags.size() > MOST_OF_OBJECT) {
            throw new ServiceError(400, "BadRequest", "Object tags cannot be greater than " + MOST_OF_OBJECT);
        }
        return checked(tags, "Your TagKey cannot be prefixed with aws:");
    }

    private static JsonNode checked(JsonNode tags, String reserved) {
        Set<String> keys = new HashSet<>();
        for (JsonNode tag : tags) {
            String key = tag.path("Key").asText();
            String value = tag.path("Value").asText();
            require(
                    !key.isEmpty()
                            && key.length() <= 128
                            && CHARACTERS.matcher(key).matches(),
                    "The TagKey you have provided is invalid",
                    "TagKey",
                    key);
            require(
                    value.length() <= 256 && CHARACTERS.matcher(value).matches(),
                    "The TagValue you have provided is invalid",
                    "TagValue",
                    value);
            if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
                throw new ServiceError(400, "InvalidTag", reserved);
            }
            require(keys.add(key), "Cannot provide multiple Tags with the same key", "TagKey", key);
        }
        return tags;
    }

    private static void require(boolean fits, String text, String member, String value) {
        if (!fits) {
            throw new ServiceError(400, "InvalidTag", text).with(member, value);
        }
    }
}
