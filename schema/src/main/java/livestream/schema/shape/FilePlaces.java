package livestream.schema.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Node.Kind;
import livestream.schema.yaml.Node.Scalar;

/**
 * The keys whose value is the path of a file, as the schema marks them: their {@code pathTo} says what the file holds. A key that
 * is not marked there is no path to anybody.
 */
public final class FilePlaces {
    /** A step into a list. */
    static final String ITEM = "[]";

    /** A step into a map whose keys are the user's. */
    static final String ANY = "*";

    /** What a file holds that is named by a path. */
    public enum Content {
        /** Text of some kind, which its reader decides about. */
        TEXT("text"),
        /** One public key, in PEM. */
        PUBLIC_KEY("public-key");

        private final String word;

        Content(String word) {
            this.word = word;
        }
    }

    /**
     * A kind of place.
     *
     * @param keys the way to it
     */
    record Place(List<String> keys, Content content) {}

    /** A path that a document has. */
    public record Found(Scalar path, Content content) {}

    /** Read out of the schema when the first file is looked through. */
    private static final class Known {
        private static final List<Place> PLACES = places(SchemaValidator.schema());
    }

    private FilePlaces() {}

    /** All that the language has. */
    static List<Place> all() {
        return Known.PLACES;
    }

    /** The paths in a document, without ARNs, which may stand in some of these places too. */
    public static List<Found> in(Node.Mapping document) {
        List<Found> found = new ArrayList<>();
        for (Place place : all()) {
            find(document, place.keys(), place.content(), found);
        }
        return found;
    }

    private static void find(Node node, List<String> keys, Content content, List<Found> found) {
        if (keys.isEmpty()) {
            if (node instanceof Scalar scalar
                    && scalar.kind() == Kind.TEXT
                    && !scalar.text().startsWith("arn:")) {
                found.add(new Found(scalar, content));
            }
            return;
        }
        List<String> rest = keys.subList(1, keys.size());
        String key = keys.get(0);
        if (node instanceof Node.Sequence sequence && key.equals(ITEM)) {
            sequence.items().forEach(item -> find(item, rest, content, found));
        } else if (node instanceof Node.Mapping mapping && key.equals(ANY)) {
            mapping.entries().values().forEach(entry -> find(entry.value(), rest, content, found));
        } else if (node instanceof Node.Mapping mapping && mapping.entries().containsKey(key)) {
            find(mapping.entries().get(key).value(), rest, content, found);
        }
    }

    private static List<Place> places(JsonNode root) {
        List<Place> places = new ArrayList<>();
        collect(root, root, List.of(), places);
        return places.stream().distinct().toList();
    }

    private static void collect(JsonNode schema, JsonNode root, List<String> keys, List<Place> places) {
        if (!schema.isObject()) {
            return;
        }
        for (Content content : Content.values()) {
            if (schema.path("pathTo").asText().equals(content.word)) {
                places.add(new Place(keys, content));
            }
        }
        if (schema.has("$ref")) {
            collect(root.at(schema.path("$ref").asText().substring(1)), root, keys, places);
        }
        schema.path("properties")
                .properties()
                .forEach(property -> collect(property.getValue(), root, and(keys, property.getKey()), places));
        collect(schema.path("additionalProperties"), root, and(keys, ANY), places);
        collect(schema.path("items"), root, and(keys, ITEM), places);
        collect(schema.path("then"), root, keys, places);
        collect(schema.path("else"), root, keys, places);
    }

    private static List<String> and(List<String> keys, String key) {
        List<String> longer = new ArrayList<>(keys);
        longer.add(key);
        return List.copyOf(longer);
    }
}
