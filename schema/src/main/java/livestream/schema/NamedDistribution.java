package livestream.schema;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * One of the distributions of a file that has several, and which channels go to it.
 *
 * @param key its name in the file, and in its address
 * @param settings its own over those that the file gives all of them
 * @param match labels that a channel has to have; empty takes the channels that no other matches
 * @param shards how many alike are made, over which its channels are spread; 0 is one that is not spread
 */
public record NamedDistribution(String key, Distribution settings, SortedMap<String, String> match, int shards) {

    /** What its distributions are called: its key, or the key and a number. */
    public List<String> names() {
        return shards == 0
                ? List.of(key)
                : IntStream.rangeClosed(1, shards)
                        .mapToObj(number -> key + "-" + number)
                        .toList();
    }

    /** Whether a channel asks for it by name, or for one of those alike. */
    boolean isNamedBy(Channel channel) {
        String name = channel.distribution();
        return name != null && (name.equals(key) || names().contains(name));
    }

    boolean matches(Channel channel) {
        return !match.isEmpty() && channel.labels().entrySet().containsAll(match.entrySet());
    }
}
