package livestream.simulator.weather;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The names of headers in lower case, as whoever tells them may: a name means the same in any case.
 *
 * <p>Where CloudFront has them: a list {@code Headers} of names, and the members {@code HeaderName} and {@code Header} of
 * custom and removed headers. UNKNOWN: whether CloudFront itself ever tells another case than it was given.
 */
final class HeaderCase {

    private static final Set<String> LISTS =
            Set.of("Headers", "AccessControlAllowHeaders", "AccessControlExposeHeaders");
    private static final Set<String> MEMBERS = Set.of("HeaderName", "Header");

    private HeaderCase() {}

    /** The things of a table with their header names in lower case. */
    static Map<String, ObjectNode> lower(Map<String, ObjectNode> things) {
        Map<String, ObjectNode> lower = new LinkedHashMap<>();
        things.forEach((id, thing) -> {
            ObjectNode copy = thing.deepCopy();
            lower(copy);
            lower.put(id, copy);
        });
        return lower;
    }

    private static void lower(JsonNode node) {
        node.forEach(HeaderCase::lower);
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (LISTS.contains(member.getKey()) && member.getValue().path("Items") instanceof ArrayNode names) {
                for (int i = 0; i < names.size(); i++) {
                    names.set(i, lower(names.get(i).asText()));
                }
            } else if (MEMBERS.contains(member.getKey()) && member.getValue().isTextual()) {
                member.setValue(lower(member.getValue().asText()));
            }
        }
    }

    private static TextNode lower(String name) {
        return TextNode.valueOf(name.toLowerCase(Locale.ROOT));
    }
}
