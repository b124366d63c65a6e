package livestream.schema.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the schema's own text says around a keyword. */
final class SchemaText {
    private final JsonNode root;

    SchemaText(JsonNode root) {
        this.root = root;
    }

    /** The schema object that a keyword stands in. */
    JsonNode around(SchemaLocation keyword) {
        return at(keyword, 1);
    }

    /** Whether a keyword speaks of the short form, in a {@code then}, of something that may also be a map. */
    boolean mayBeMap(SchemaLocation keyword) {
        JsonNode types = at(keyword, 2).path("type");
        return at(keyword, 2).has("then") && types.toString().contains("\"object\"");
    }

    private JsonNode at(SchemaLocation keyword, int up) {
        JsonNode node = root;
        NodePath path = keyword.getFragment();
        for (int i = 0; i < path.getNameCount() - up; i++) {
            Object element = path.getElement(i);
            node = element instanceof Integer index ? node.path(index) : node.path(element.toString());
        }
        return node;
    }

    /** The keys that a schema object lists. */
    static List<String> keys(JsonNode schema) {
        List<String> keys = new ArrayList<>();
        schema.path("properties").properties().forEach(property -> keys.add(property.getKey()));
        return keys;
    }

    /** Where a key belongs, in words, when there is one place for it. */
    Optional<String> home(String key) {
        if (root.path("properties").has(key)) {
            return Optional.of("at the top of the file");
        }
        List<String> homes = root.path("$defs").properties().stream()
                .filter(definition -> definition.getValue().has("title")
                        && definition.getValue().path("properties").has(key))
                .map(definition -> switch (definition.getKey()) {
                    case "channel" -> "in a channel";
                    case "endpoint" -> "in an endpoint";
                    case "cachePolicy" -> "in `cache.manifest` or `cache.segment`";
                    default -> "in `" + definition.getKey() + "`";
                })
                .toList();
        return homes.size() == 1 ? Optional.of(homes.get(0)) : Optional.empty();
    }
}
