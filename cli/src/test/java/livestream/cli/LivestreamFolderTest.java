package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever writes into {@code .livestream} first, git does not see it. */
class LivestreamFolderTest {
    private static final String NEWS =
            "version: 1\nname: news\nregion: us-west-2\nmediapackage: { endpoints: [hls] }\n";
    private static final String EARLIER = "history.json\nschema.json\nsimulated/\n";

    @TempDir
    private Path folder;

    private Path ignored(Path project) {
        return project.resolve(".livestream/.gitignore");
    }

    private Terminal news(Path project) {
        Terminal terminal = new Terminal(project);
        terminal.write("livestream.yaml", NEWS);
        return terminal;
    }

    @Test
    void isIgnoredFromTheFirstRunOfAnyCommand() throws IOException {
        int made = 0;
        for (String line : List.of(
                "init " + "FILE --scenario mediapackage --name news",
                "plan FILE --simulate",
                "lint FILE --simulate",
                "expand FILE --simulate",
                "drift FILE --simulate",
                "apply FILE --simulate --yes",
                "destroy FILE --simulate --yes",
                "import cloudfront_distribution.main E0 FILE --simulate",
                "state forget cloudfront_distribution.none FILE --simulate --yes",
                "state repair FILE --simulate --yes",
                "state rekey FILE --simulate",
                "state forget cloudfront_distribution.none FILE --yes",
                "validate FILE",
                "lint FILE --offline",
                "state list FILE")) {
            Path project = Files.createTempDirectory(folder, "project");
            Terminal terminal = line.startsWith("init") ? new Terminal(project) : news(project);
            terminal.run(line);
            if (Files.exists(project.resolve(".livestream"))) {
                assertThat(ignored(project)).as(line).hasContent("*\n");
                made++;
            }
        }
        assertThat(made).isGreaterThanOrEqualTo(9);
    }

    @Test
    void whatAnEarlierVersionWroteIsReplacedAndWhatSomebodyWroteStays() throws IOException {
        for (String before : List.of(EARLIER, "simulated/\n", "")) {
            Path project = Files.createTempDirectory(folder, "project");
            Files.createDirectories(project.resolve(".livestream"));
            Files.writeString(ignored(project), before);
            news(project).run("plan FILE --simulate");
            assertThat(ignored(project)).hasContent(before.equals(EARLIER) ? "*\n" : before);
        }
    }

    @Test
    void noLinkIsFollowed() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), EARLIER);
        Path project = Files.createTempDirectory(folder, "project");
        Files.createDirectories(project.resolve(".livestream"));
        Files.createSymbolicLink(ignored(project), victim);
        news(project).run("plan FILE --simulate");
        assertThat(victim).hasContent(EARLIER);
        assertThat(Files.isSymbolicLink(ignored(project))).isFalse();
        assertThat(ignored(project)).hasContent("*\n");
    }
}
