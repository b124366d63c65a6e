package livestream.simulator.mediapackage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/** What ids and tags must look like. Source: MediaPackage API reference; tag limits are AWS's usual ones. */
final class Names {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    private Names() {}

    /** Refuses a bad id. */
    static void checkId(String id, String member) {
        if (!ID.matcher(id).matches()) {
            throw MediaPackage.unprocessable(member + " must be 1 to 256 letters, digits, underscores and hyphens");
        }
    }

    /** Refuses bad tags; absent ones are none. */
    static ObjectNode checkedTags(ObjectNode holder) {
        ObjectNode tags = holder.get("tags") instanceof ObjectNode given ? given : holder.putObject("tags");
        if (tags.size() > 50) {
            throw MediaPackage.unprocessable("tags must not be more than 50");
        }
        tags.properties().forEach(tag -> {
            String key = tag.getKey();
            JsonNode value = tag.getValue();
            if (key.isEmpty()
                    || key.length() > 128
                    || key.startsWith("aws:")
                    || value.asText().length() > 256) {
                throw MediaPackage.unprocessable("tags have a key or a value that is not valid");
            }
        });
        return tags;
    }
}
