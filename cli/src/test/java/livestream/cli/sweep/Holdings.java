package livestream.cli.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import livestream.simulator.Simulator;

/**
 * What a pretended AWS holds that was not there from the beginning, and how it came there. Two runs that end with the same
 * holdings left neither an orphan nor a duplicate, if one of them is known not to.
 *
 * @param things how many there are of each kind
 * @param creates how many creates of each operation took effect, whether or not what they made is there still
 */
record Holdings(SortedMap<String, Integer> things, SortedMap<String, Integer> creates) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is in the data directory of a simulator that runs. */
    static Holdings of(Simulator simulator, Path data) throws IOException {
        JsonNode world = JSON.readTree(data.resolve("world.json").toFile());
        Set<String> beginning = new HashSet<>();
        world.path("beginning").forEach(thing -> beginning.add(thing.asText()));
        SortedMap<String, Integer> things = new TreeMap<>();
        world.path("shelves")
                .properties()
                .forEach(shelf -> shelf.getValue().fieldNames().forEachRemaining(id -> {
                    if (!beginning.contains(shelf.getKey() + " " + id)) {
                        things.merge(shelf.getKey(), 1, Integer::sum);
                    }
                }));
        SortedMap<String, Integer> creates = new TreeMap<>();
        simulator.calls().stream()
                .filter(call -> call.tookEffect() && call.operation().startsWith("Create"))
                .forEach(call -> creates.merge(call.service() + " " + call.operation(), 1, Integer::sum));
        return new Holdings(things, creates);
    }
}
