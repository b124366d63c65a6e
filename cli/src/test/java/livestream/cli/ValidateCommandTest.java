package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import livestream.cli.Terminal.Answer;
import livestream.golden.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
    private static final Path GOLDENS = Path.of("src/test/resources/validate");

    @TempDir
    private Path folder;

    private Terminal terminal;

    @BeforeEach
    void begin() {
        terminal = new Terminal(folder);
        terminal.write(
                "livestream.yaml",
                "version: 1\nname: news # 100%\nregion: us-west-2\nmediapackage:\n  endpoints: [hls, dahs]\nsegmentDuration: six\n");
    }

    private static void golden(String name, Answer answer) {
        String text = "exit " + answer.code() + "\n--- out\n" + answer.out() + "--- err\n" + answer.err();
        Golden.matches(GOLDENS.resolve(name + ".txt"), text);
    }

    @Test
    void findsForAPerson() {
        golden("text", terminal.run("validate FILE"));
    }

    @Test
    void findsForAPipeline() {
        golden("json", terminal.run("validate FILE --json"));
        terminal.write("livestream.yaml", "version: 1\nname: news\nregion: us-west-2\nmediapackage:\n");
        assertThat(terminal.run("validate FILE --json").out()).contains("\"valid\" : true", "\"findings\" : [ ]");
    }

    /** GitHub counts from the checkout, whatever folder the run is in. */
    @Test
    void findsForAPullRequest() {
        terminal.with("GITHUB_ACTIONS", "true").with("GITHUB_WORKSPACE", folder.toString());
        golden("github", terminal.run("validate FILE"));
        golden("github-lint", terminal.run("lint FILE --offline"));
    }
}
