package livestream.simulator.s3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of keys in the order of their bytes, in which those that agree up to a delimiter stand as one common prefix.
 *
 * @param things what has the keys of this page
 * @param prefixes the common prefixes of this page
 * @param last the last of both
 * @param isTruncated whether there is more
 */
record KeyPage(List<ObjectNode> things, List<String> prefixes, String last, boolean isTruncated) {

    static final Comparator<String> BYTES = (one, other) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    /** The page of things whose keys begin with a prefix, after a key or a common prefix. */
    static KeyPage of(List<ObjectNode> all, String prefix, String delimiter, String after, int most) {
        List<ObjectNode> things = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        String last = after;
        for (ObjectNode thing : inOrder(all, prefix)) {
            String key = key(thing);
            String common = common(key, prefix, delimiter);
            String shown = common == null ? key : common;
            if (BYTES.compare(key, after) <= 0 || BYTES.compare(shown, last) <= 0) {
                continue;
            }
            if (things.size() + prefixes.size() == most) {
                return new KeyPage(things, prefixes, last, most > 0);
            }
            last = shown;
            if (common == null) {
                things.add(thing);
            } else {
                prefixes.add(common);
            }
        }
        return new KeyPage(things, prefixes, last, false);
    }

    /** How many there are on it. */
    int size() {
        return things.size() + prefixes.size();
    }

    /** The beginning that a key has in common with others, or null where it stands for itself. */
    static @Nullable String common(String key, String prefix, String delimiter) {
        int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
        return end < 0 ? null : key.substring(0, end + delimiter.length());
    }

    private static List<ObjectNode> inOrder(List<ObjectNode> all, String prefix) {
        return all.stream()
                .filter(thing -> key(thing).startsWith(prefix))
                .sorted(Comparator.comparing(KeyPage::key, BYTES))
                .toList();
    }

    private static String key(ObjectNode thing) {
        return thing.path("Key").asText();
    }
}
