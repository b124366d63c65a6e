package livestream.providers.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import livestream.golden.Golden;
import livestream.providers.life.World;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What viewers notice when a file changes, a folder each: {@code before.yaml} is deployed, and the plan of {@code after.yaml}
 * says what they notice. Without a {@code before.yaml} nothing was ever deployed.
 */
class ViewersTest {
    private static final Path IMPACT = Path.of("src/test/resources/impact");

    static Stream<Path> changes() throws IOException {
        return Files.list(IMPACT).sorted();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void notice(Path change) throws IOException {
        try (World world = new World()) {
            if (Files.exists(change.resolve("simulator.json"))) {
                world.seed(change.resolve("simulator.json"));
            }
            if (Files.exists(change.resolve("before.yaml"))) {
                world.write(Files.readString(change.resolve("before.yaml")));
                assertThat(world.apply().complete()).isTrue();
            }
            world.write(Files.readString(change.resolve("after.yaml")));
            Golden.matches(change.resolve("viewers.txt"), Golden.masked(viewers(world.planText())));
        }
    }

    /** The section of the plan that is theirs, and its last line. */
    private static String viewers(String plan) {
        String section = plan.lines()
                .dropWhile(line -> !line.equals("Viewers"))
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        return (section.isEmpty() ? "" : section + "\n") + plan.substring(plan.lastIndexOf("\nPlan: ") + 1);
    }
}
