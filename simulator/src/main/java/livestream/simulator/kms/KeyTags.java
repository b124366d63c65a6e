package livestream.simulator.kms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import livestream.simulator.http.Refusal;

/** What KMS refuses of the tags of a key. Source: KMS API reference and developer guide, "Tags in AWS KMS"; UNKNOWN: the texts. */
final class KeyTags {

    private static final int MOST = 50;

    private KeyTags() {}

    /** Refuses tags that a key cannot have. */
    static void check(JsonNode tags) {
        if (tags.size() > MOST) {
            throw refusal("Too many tags");
        }
        Set<String> keys = new HashSet<>();
        for (JsonNode tag : tags) {
            String key = tag.path("TagKey").asText();
            if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
                throw refusal("Tags beginning with aws: are reserved");
            } else if (!keys.add(key)) {
                throw refusal("Duplicate tag keys");
            }
        }
    }

    private static Refusal refusal(String text) {
        return new Refusal(400, "TagException", text);
    }
}
