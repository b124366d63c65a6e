package livestream.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import livestream.schema.RegularFile;
import livestream.state.State;
import livestream.state.file.AtomicFile;

/**
 * Where states were kept when they were used last on this machine, so that one is missed whose place in the file has changed. It is
 * kept once a state is shared. Lost or not to be written, nothing is missed.
 */
final class KnownPlaces {
    private static final int FORMAT = 1;

    /**
     * A state as it was found last.
     *
     * @param changing whether a run was changing it then, so that it may hold more by now
     */
    record Known(String location, String lineage, long serial, int resources, boolean changing) {

        Known(String location, State state, boolean changing) {
            this(location, state.lineage(), state.serial(), state.resources().size(), changing);
        }
    }

    private final Path file;

    KnownPlaces(Path file) {
        this.file = file;
    }

    Optional<Known> of(String name) {
        JsonNode known = read().path("states").path(name);
        return known.isObject()
                ? Optional.of(new Known(
                        known.path("location").asText(),
                        known.path("lineage").asText(),
                        known.path("serial").asLong(),
                        known.path("resources").asInt(),
                        known.path("changing").asBoolean()))
                : Optional.empty();
    }

    /** Takes note of where a state is. */
    void keep(String name, Known now) {
        if (of(name).filter(now::equals).isPresent()) {
            return;
        }
        ObjectNode root = read() instanceof ObjectNode object ? object : new ObjectMapper().createObjectNode();
        root.put("format", FORMAT);
        root.withObjectProperty("states")
                .putObject(name)
                .put("location", now.location())
                .put("lineage", now.lineage())
                .put("serial", now.serial())
                .put("resources", now.resources())
                .put("changing", now.changing());
        try {
            AtomicFile.makeFoldersOf(file);
            AtomicFile.write(
                    file,
                    new ObjectMapper()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsBytes(root));
        } catch (IOException unwritable) {
            // Whoever looks only need not be able to write.
            return;
        }
    }

    boolean exist() {
        return Files.exists(file);
    }

    private JsonNode read() {
        try {
            JsonNode root = new ObjectMapper().readTree(RegularFile.read(file));
            return root.path("format").asInt() == FORMAT ? root : new ObjectMapper().createObjectNode();
        } catch (IOException none) {
            return new ObjectMapper().createObjectNode();
        }
    }
}
