package livestream.simulator.acm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import livestream.simulator.http.ServiceError;

/** Tags of certificates, at most 50. Source: Certificate Manager API reference; UNKNOWN: most texts. */
final class CertificateTags {

    private static final Pattern TEXT = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    private final Certificates certificates;

    CertificateTags(Certificates certificates) {
        this.certificates = certificates;
    }

    /** Adds the operations. */
    void addTo(Map<String, BiFunction<ObjectNode, String, ObjectNode>> operations) {
        operations.put("AddTagsToCertificate", this::tag);
        operations.put("RemoveTagsFromCertificate", this::untag);
        operations.put("ListTagsForCertificate", this::list);
    }

    /** Adds tags to those of a certificate. */
    static void add(ObjectNode certificate, JsonNode given) {
        for (JsonNode tag : given) {
            String key = tag.path("Key").asText();
            String value = tag.path("Value").asText("");
            boolean fits = !key.isEmpty()
                    && key.length() <= 128
                    && value.length() <= 256
                    && TEXT.matcher(key).matches()
                    && TEXT.matcher(value).matches()
                    && !key.toLowerCase(Locale.ROOT).startsWith("aws:");
            if (!fits) {
                throw new ServiceError(400, "InvalidTagException", "A tag key or value is not valid.");
            }
            remove(certificate, key);
            certificate.withArrayProperty("Tags").addObject().put("Key", key).put("Value", value);
        }
        if (certificate.path("Tags").size() > 50) {
            throw new ServiceError(400, "TooManyTagsException", "A certificate can have at most 50 tags.");
        }
    }

    private ObjectNode tag(ObjectNode given, String region) {
        ObjectNode certificate = certificates.existing(given, region);
        add(certificate, given.path("Tags"));
        certificates.keep(certificate, region);
        return JsonNodeFactory.instance.objectNode();
    }

    private ObjectNode untag(ObjectNode given, String region) {
        ObjectNode certificate = certificates.existing(given, region);
        given.path("Tags").forEach(tag -> remove(certificate, tag.path("Key").asText()));
        certificates.keep(certificate, region);
        return JsonNodeFactory.instance.objectNode();
    }

    private ObjectNode list(ObjectNode given, String region) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("Tags", certificates.existing(given, region).withArrayProperty("Tags"));
        return answer;
    }

    private static void remove(ObjectNode certificate, String key) {
        ArrayNode tags = certificate.withArrayProperty("Tags");
        for (int i = tags.size() - 1; i >= 0; i--) {
            if (tags.get(i).path("Key").asText().equals(key)) {
                tags.remove(i);
            }
        }
    }
}
