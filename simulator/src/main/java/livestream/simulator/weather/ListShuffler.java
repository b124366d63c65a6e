package livestream.simulator.weather;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * Another order for what has none, the same each time for a seed.
 *
 * <p>No API reference says in which order things are listed, except S3's, which this leaves alone. Of CloudFront's inner
 * lists it mixes those without meaning in their order; users report other orders of origins and of headers, for the rest an
 * order is merely not promised. Cache behaviours and the members of an origin group are in order and stay so. UNKNOWN:
 * whether MediaPackage tells any inner list in another order; here it does not.
 */
final class ListShuffler {

    private static final Set<String> SETS = Set.of(
            "Aliases",
            "AllowedMethods",
            "AccessControlAllowHeaders",
            "AccessControlAllowMethods",
            "AccessControlAllowOrigins",
            "AccessControlExposeHeaders",
            "CachedMethods",
            "Cookies",
            "CustomErrorResponses",
            "CustomHeaders",
            "CustomHeadersConfig",
            "FunctionAssociations",
            "Headers",
            "OriginGroups",
            "OriginSslProtocols",
            "Origins",
            "QueryStrings",
            "RemoveHeadersConfig",
            "StatusCodes",
            "Tags",
            "TrustedKeyGroups");

    private final long seed;

    ListShuffler(long seed) {
        this.seed = seed;
    }

    /** The things of a table in another order, and so the sets within them. */
    Map<String, ObjectNode> mixed(Map<String, ObjectNode> things) {
        Map<String, ObjectNode> mixed = new LinkedHashMap<>();
        things.entrySet().stream()
                .sorted(by(Map.Entry::getKey))
                .forEach(thing -> mixed.put(thing.getKey(), mixed(thing.getValue())));
        return mixed;
    }

    private ObjectNode mixed(ObjectNode thing) {
        ObjectNode copy = thing.deepCopy();
        mix(copy);
        return copy;
    }

    private void mix(JsonNode node) {
        node.forEach(this::mix);
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            JsonNode list = member.getValue().has("Items") ? member.getValue().path("Items") : member.getValue();
            if (SETS.contains(member.getKey()) && list instanceof ArrayNode set) {
                List<JsonNode> items = StreamSupport.stream(set.spliterator(), false)
                        .sorted(by(JsonNode::toString))
                        .toList();
                set.removeAll().addAll(items);
            }
        }
    }

    private <T> Comparator<T> by(Function<T, String> name) {
        return Comparator.<T>comparingInt(thing -> spread(name.apply(thing))).thenComparing(name);
    }

    /** A number that looks like chance and is the same each time. */
    private int spread(String word) {
        return new SplittableRandom(31 * seed + word.hashCode()).nextInt();
    }
}
