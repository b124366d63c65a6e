package livestream.providers.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import livestream.golden.Golden;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the expansion finds wrong with a file that reads well: each case is in the folder of its code. */
class FindingsTest {
    private static final Path FINDINGS = Path.of("src/test/resources/findings");
    private static final Path SEED = Golden.root().resolve("examples/existing-channel/simulator.json");

    static Stream<Path> cases() throws IOException {
        return Files.walk(FINDINGS)
                .filter(file -> file.toString().endsWith(".yaml"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tellsWhatIsWrong(Path file) throws IOException {
        try (World world = new World()) {
            Path seed = file.resolveSibling("simulator.json");
            world.seed(Files.exists(seed) ? seed : SEED);
            String findings = world.findings(Files.readString(file));
            assertThat(findings).contains("[" + file.getParent().getFileName() + "]");
            Golden.matches(file.resolveSibling(file.getFileName().toString().replace(".yaml", ".txt")), findings);
        }
    }
}
