package livestream.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import livestream.schema.check.FileExplanations;
import org.junit.jupiter.api.Test;

class FileExplanationsTest {
    /** A code that was renamed takes its explanation along. */
    @Test
    void explainsOnlyWhatIsFound() throws IOException {
        try (Stream<Path> cases = Files.list(Path.of("src/test/resources/errors"))) {
            assertThat(cases.map(folder -> folder.getFileName().toString()))
                    .containsAll(
                            FileExplanations.ALL.stream().map(Explanation::name).toList());
        }
    }
}
