package livestream.schema;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import livestream.npm.NodePackages;

/** The inputs of the official YAML test suite. */
public final class YamlSuite {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One of them.
     *
     * @param wrong whether it is no YAML on purpose
     */
    public record Input(String name, String text, boolean wrong) {}

    private YamlSuite() {}

    /** All of them. */
    public static List<Input> inputs() throws IOException {
        return NodePackages.of(Path.of("src/test/node"))
                .run("node", "yaml-suite.mjs")
                .lines()
                .map(YamlSuite::input)
                .toList();
    }

    private static Input input(String line) {
        try {
            return JSON.readValue(line, Input.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
