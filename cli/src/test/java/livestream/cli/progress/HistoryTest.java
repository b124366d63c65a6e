package livestream.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import livestream.engine.apply.Action;
import livestream.engine.apply.Event;
import livestream.schema.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered of how long things took, and that nothing depends on it. */
class HistoryTest {
    private static final String KIND = "cloudfront_distribution";

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("history.json");
    }

    private void run(long... seconds) {
        History history = History.in(file());
        for (long each : seconds) {
            history.accept(finished(each, true));
        }
        history.keep();
    }

    private static Event finished(long seconds, boolean settled) {
        return new Event.Finished(
                new Address(KIND, "main"), Action.CREATE, "E1ABC", settled, Duration.ofSeconds(seconds));
    }

    @Test
    void theMedianOfTheLastFiveRunsIsWhatIsUsual() {
        assertThat(History.in(file()).usual(KIND, Action.CREATE)).isEmpty();
        run(900);
        run(200);
        assertThat(History.in(file()).usual(KIND, Action.CREATE)).contains(Duration.ofSeconds(200));
        run(100, 210, 2000);
        run(220);
        run(230);
        run(240);
        assertThat(History.in(file()).usual(KIND, Action.CREATE)).contains(Duration.ofSeconds(220));
        assertThat(History.in(file()).usual(KIND, Action.DELETE)).isEmpty();
        assertThat(file()).content().doesNotContain("900").contains("210");
    }

    @Test
    void whatWasOnlyAcceptedDoesNotCount() {
        History history = History.in(file());
        history.accept(finished(1, false));
        history.keep();
        assertThat(file()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"format\": 2, \"seconds\": {\"cloudfront_distribution\": {\"create\": [7]}}}",
                "{\"format\": 1, \"seconds\": {\"cloudfront_distribution\": {\"create\": [-1, 1e300, \"x\", null]}}}",
                "{\"format\": 1, \"seconds\": {\"cloudfront_distribution\": [7]}}"
            })
    void oneThatIsDamagedIsBegunAnew(String content) throws IOException {
        Files.writeString(file(), content);
        assertThat(History.in(file()).usual(KIND, Action.CREATE)).isEmpty();
        run(200);
        assertThat(History.in(file()).usual(KIND, Action.CREATE)).contains(Duration.ofSeconds(200));
    }

    /** A folder stands for whatever keeps a file from being written: to its owner's superior nothing is read-only. */
    @Test
    void oneThatCannotBeWrittenIsDoneWithout() throws IOException {
        Files.createDirectories(folder.resolve("history.json/in the way"));
        run(200);
        assertThat(file()).isDirectory();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void noFolderIsMadeForIt() {
        History history = History.in(folder.resolve("none/history.json"));
        history.accept(finished(1, true));
        history.keep();
        assertThat(folder).isEmptyDirectory();
    }
}
