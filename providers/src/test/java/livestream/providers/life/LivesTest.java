package livestream.providers.life;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every story in {@code lives/} comes true. */
class LivesTest {
    static Stream<Path> stories() throws IOException {
        return Files.list(Path.of("src/test/resources/lives")).sorted();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void comesTrue(Path story) throws IOException {
        try (World world = new World()) {
            new Life(story, world).live();
        }
    }
}
