package livestream.cli.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import livestream.state.ResourceState;

/** What a simulator that runs has written into its data directory. */
public record World(JsonNode json) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A thing that a run made, for it was not there from the beginning.
     *
     * @param table its kind and, where it has one, its region, as in {@code mediapackage channel us-west-2}
     */
    public record Thing(String table, String id) {

        /** Whether a state has it under this record. A secret is recorded by its ARN, which ends with what AWS adds to the name. */
        boolean is(ResourceState recorded) {
            String kind = table.replaceAll("([a-z])([A-Z])", "$1_$2").replace(' ', '_');
            return kind.toLowerCase(Locale.ROOT).startsWith(recorded.address().type())
                    && (recorded.id().equals(id) || recorded.id().matches("arn:.*:secret:" + id + "-[^/]{6}"));
        }
    }

    public static World in(Path data) throws IOException {
        Path file = data.resolve("world.json");
        return new World(Files.exists(file) ? JSON.readTree(file.toFile()) : JSON.createObjectNode());
    }

    /** What runs have made. */
    public List<Thing> things() {
        Set<String> beginning = new HashSet<>();
        json.path("beginning").forEach(thing -> beginning.add(thing.asText()));
        List<Thing> things = new ArrayList<>();
        json.path("shelves")
                .properties()
                .forEach(table -> table.getValue().fieldNames().forEachRemaining(id -> {
                    if (!beginning.contains(table.getKey() + " " + id)) {
                        things.add(new Thing(table.getKey(), id));
                    }
                }));
        return things;
    }
}
