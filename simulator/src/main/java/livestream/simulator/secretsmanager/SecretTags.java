package livestream.simulator.secretsmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.BiFunction;

/** Tags of secrets, at most 50. Source: Secrets Manager API reference. */
final class SecretTags {

    private final Secrets secrets;

    SecretTags(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Adds the operations. */
    void addTo(Map<String, BiFunction<ObjectNode, String, ObjectNode>> operations) {
        operations.put("TagResource", this::tag);
        operations.put("UntagResource", this::untag);
    }

    /** Adds tags to those of a secret. */
    static void add(ObjectNode secret, JsonNode given) {
        for (JsonNode tag : given) {
            String key = tag.path("Key").asText("");
            String value = tag.path("Value").asText("");
            if (key.isEmpty() || key.length() > 128 || value.length() > 256 || key.startsWith("aws:")) {
                throw SecretsManager.invalidParameter("A tag key or value is not valid.");
            }
            remove(secret, key);
            secret.withArrayProperty("Tags").addObject().put("Key", key).put("Value", value);
        }
        if (secret.path("Tags").size() > 50) {
            throw SecretsManager.invalidParameter("A secret can have at most 50 tags.");
        }
    }

    private ObjectNode tag(ObjectNode given, String region) {
        ObjectNode secret = secrets.usable(given, region);
        add(secret, given.path("Tags"));
        secrets.keep(secret, region);
        return JsonNodeFactory.instance.objectNode();
    }

    private ObjectNode untag(ObjectNode given, String region) {
        ObjectNode secret = secrets.usable(given, region);
        given.path("TagKeys").forEach(key -> remove(secret, key.asText()));
        secrets.keep(secret, region);
        return JsonNodeFactory.instance.objectNode();
    }

    private static void remove(ObjectNode secret, String key) {
        ArrayNode tags = secret.withArrayProperty("Tags");
        for (int i = tags.size() - 1; i >= 0; i--) {
            if (tags.get(i).path("Key").asText().equals(key)) {
                tags.remove(i);
            }
        }
    }
}
