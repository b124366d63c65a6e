package livestream.cli;

import java.nio.file.Path;
import livestream.golden.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocsCommandTest {
    @TempDir
    private Path folder;

    @Test
    void tellsOfTheTopOfAFile() {
        Terminal.Answer answer = new Terminal(folder).run("docs");
        Golden.matches(Path.of("src/test/resources/docs/all.txt"), answer.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "startoverWindow",
                "mediapackage.cdnAuthorization",
                "channels.arena.mediapackage.endpoints.hls.id",
                "endpoint.utcTiming",
                "distribution.behaviors",
                "distribution",
                "manage",
                "startoverWindw",
                "distribution.startoverWindow"
            })
    void tellsOfAKey(String key) {
        Terminal.Answer answer = new Terminal(folder).typing("", 80).run("docs " + key);
        Golden.matches(
                Path.of("src/test/resources/docs").resolve(key + ".txt"),
                "exit " + answer.code() + "\n--- out\n" + answer.out() + "--- err\n" + answer.err());
    }
}
