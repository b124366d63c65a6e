package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import livestream.cli.Terminal.Answer;
import livestream.golden.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
    private static final Path GOLDENS = Path.of("src/test/resources/init");
    private static final String SCHEMA = ".livestream/schema.json";

    private Path folder;
    private Terminal terminal;

    /** A folder of a name, which a stream is called by when nobody says otherwise. */
    @BeforeEach
    void begin(@TempDir Path empty) throws IOException {
        folder = Files.createDirectory(empty.resolve("morning-show"));
        terminal = new Terminal(folder);
    }

    private void golden(String name, Answer answer) throws IOException {
        Path file = folder.resolve("livestream.yaml");
        String written = Files.exists(file) ? "--- livestream.yaml\n" + Files.readString(file) : "";
        String text = "exit " + answer.code() + "\n--- out\n" + answer.out() + "--- err\n" + answer.err() + written;
        Golden.matches(GOLDENS.resolve(name + ".txt"), text);
    }

    @Test
    void asksAPerson() throws IOException {
        golden(
                "asked",
                terminal.typing("9\n2\nderby\neu-west-1\nderby-1\nhls, dash, cmaf, mss\n", 100)
                        .run("init FILE"));
        assertThat(folder.resolve(SCHEMA)).content().contains("\"$schema\"");
        assertThat(folder.resolve(".livestream/.gitignore")).hasContent("*\n");
        assertThat(terminal.run("validate FILE").code()).isZero();
        assertThat(terminal.run("fmt --check FILE").code()).isZero();
    }

    @Test
    void asksAgainWhatCannotBe() throws IOException {
        golden(
                "asked-again",
                terminal.typing("1\nMorning Show\nmorning-show\nmars-east-1\neu-west-1\nhls,dahs\nhls,dash\n", 100)
                        .run("init FILE"));
    }

    @Test
    void takesWhatIsUsualFromAPersonInAHurry() throws IOException {
        Answer answer = terminal.with("AWS_REGION", "ap-south-1")
                .typing("\nnews\n\n\n", 100)
                .run("init FILE");
        golden("hurried", answer);
    }

    @Test
    void fitsANarrowTerminal() {
        assertThat(terminal.typing("", 60).run("init FILE").out())
                .contains(
                        "  2  mediapackage-existing  a MediaPackage channel that\n                            exists\n");
    }

    @Test
    void takesOptionsWhereNobodyCanBeAsked() throws IOException {
        golden(
                "options",
                terminal.run("init FILE --scenario s3-existing --name arena --bucket arena-live --formats hls"));
    }

    @Test
    void saysAllThatIsMissing() throws IOException {
        golden("no-scenario", terminal.run("init FILE"));
        golden("missing", terminal.run("init FILE --scenario mediapackage-existing --bucket arena-live"));
        golden("nobody-answers", terminal.typing("2\nnews\n", 100).run("init FILE"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void writesNothingWithAnAnswerThatCannotBe() throws IOException {
        golden("wrong-answers", terminal.run("init FILE --scenario mediapackage --name News --formats hls,dahs"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void neverOverwrites() throws IOException {
        Path file = terminal.write("livestream.yaml", "mine\n");
        Answer answer = terminal.run("init FILE --scenario mediapackage --name news");
        assertThat(answer.err()).contains("`livestream.yaml` exists, and stays as it is.");
        assertThat(file).hasContent("mine\n");
    }

    @Test
    void givesTheSchemaToAnEditor() throws IOException {
        Answer printed = terminal.run("schema");
        assertThat(printed.out()).startsWith("{\n  \"$schema\"").endsWith("}\n");
        Answer written = terminal.run("schema --out " + folder.resolve("editor/live.json"));
        assertThat(written.out())
                .isEqualTo(
                        "The schema is in editor/live.json. This line at the top of a livestream.yaml tells editors:\n\n"
                                + "# yaml-language-server: $schema=editor/live.json\n");
        assertThat(folder.resolve("editor/live.json")).hasContent(printed.out());
    }
}
