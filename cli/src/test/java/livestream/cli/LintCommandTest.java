package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import livestream.cli.Terminal.Answer;
import livestream.golden.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {
    private static final Path GOLDENS = Path.of("src/test/resources/commands");
    private static final String BEGINNING = "version: 1\nname: news\nregion: us-west-2\n";
    private static final String WARNING = BEGINNING + "mediapackage: { endpoints: { hls: { manifestWindow: 6m } } }\n";
    private static final String ERROR = BEGINNING + "mediapackage: { endpoints: [hls] }\n"
            + "distribution:\n  cache: { manifest: 658327ea-f89d-4fab-a63d-7e88639e58f6 }\n";
    private static final String INFO =
            BEGINNING + "# livestream: ignore manifest-window-long it was 6m\nmediapackage: { endpoints: [hls] }\n";

    @TempDir
    private Path folder;

    private Terminal terminal;

    @BeforeEach
    void aFolder() {
        terminal = new Terminal(folder);
    }

    private void golden(String name, Answer answer) {
        String text = "exit " + answer.code() + "\n--- out\n" + answer.out() + "--- err\n" + answer.err();
        Golden.matches(GOLDENS.resolve(name + ".txt"), Golden.masked(text));
    }

    private Answer lint(String yaml, String options) {
        terminal.write("livestream.yaml", yaml);
        return terminal.run(("lint FILE --simulate " + options).strip());
    }

    @Test
    void theCommandsHaveHelp() {
        golden("help-lint", terminal.run("lint --help"));
        golden("help-explain", terminal.run("explain --help"));
    }

    @Test
    void theExitCodeTellsTheWorst() {
        assertThat(lint(INFO, "").code()).isEqualTo(ExitCode.DONE);
        assertThat(lint(WARNING, "").code()).isEqualTo(ExitCode.CHANGES);
        assertThat(lint(ERROR, "").code()).isEqualTo(ExitCode.FILE_HAS_ERRORS);
        assertThat(lint(BEGINNING, "").code()).isEqualTo(ExitCode.FILE_HAS_ERRORS);
    }

    @Test
    void aCleanFileHasNothing() {
        golden("lint-clean", lint(BEGINNING + "mediapackage: { endpoints: [hls] }\n", ""));
    }

    @Test
    void findingsAreToldLikeAllDiagnostics() {
        golden("lint-error", lint(ERROR, ""));
        golden("lint-unknown-key", lint(BEGINNING + "mediapackage: { endpoint: [hls] }\n", ""));
    }

    @Test
    void jsonIsJsonAlone() throws IOException {
        JsonNode warned = new ObjectMapper().readTree(lint(WARNING, "--json").out());
        assertThat(warned.path("format").asInt()).isEqualTo(1);
        assertThat(warned.at("/findings/0/code").asText()).isEqualTo("manifest-window-long");
        JsonNode unread = new ObjectMapper()
                .readTree(lint(BEGINNING + "channel: 1\n", "--json").out());
        assertThat(unread.at("/findings/0/severity").asText()).isEqualTo("error");
    }

    /** What the SARIF 2.1.0 schema requires of the members that are written, and what code scanners make of them. */
    @Test
    void sarifHasWhatTheStandardRequires() throws IOException {
        JsonNode log = new ObjectMapper().readTree(lint(WARNING, "--sarif").out());
        assertThat(log.path("version").asText()).isEqualTo("2.1.0");
        JsonNode run = log.at("/runs/0");
        assertThat(run.at("/tool/driver/name").asText()).isEqualTo("livestream");
        assertThat(run.path("columnKind").asText()).isEqualTo("unicodeCodePoints");
        JsonNode result = run.at("/results/0");
        assertThat(result.path("ruleId").asText()).isEqualTo("manifest-window-long");
        assertThat(run.at("/tool/driver/rules/" + result.path("ruleIndex").asInt() + "/id")
                        .asText())
                .isEqualTo("manifest-window-long");
        assertThat(result.path("level").asText()).isEqualTo("warning");
        assertThat(result.at("/message/text").asText()).isNotEmpty();
        JsonNode place = result.at("/locations/0/physicalLocation");
        assertThat(place.at("/artifactLocation/uri").asText()).endsWith("livestream.yaml");
        assertThat(place.at("/region/startLine").asInt()).isEqualTo(4);
        assertThat(place.at("/region/endColumn").asInt())
                .isGreaterThan(place.at("/region/startColumn").asInt());
    }

    @Test
    void sarifOfNothingHasAnEmptyListOfResults() throws IOException {
        JsonNode log = new ObjectMapper()
                .readTree(lint(BEGINNING + "mediapackage: { endpoints: [hls] }\n", "--sarif")
                        .out());
        assertThat(log.at("/runs/0/results").isArray()).isTrue();
        assertThat(log.at("/runs/0/results")).isEmpty();
    }

    @Test
    void offlineNeedsNoAws() {
        terminal.write("livestream.yaml", ERROR);
        Answer answer = terminal.run("lint FILE --offline");
        assertThat(answer.code()).isEqualTo(ExitCode.FILE_HAS_ERRORS);
        terminal.write("livestream.yaml", BEGINNING + "mediapackage: { channel: news-24, endpoints: [hls] }\n");
        assertThat(terminal.run("lint FILE --offline").code()).isZero();
        assertThat(folder.resolve(".livestream")).doesNotExist();
    }

    @Test
    void aCiServerHearsOfItsState() {
        terminal.with("CI", "true");
        String clean = BEGINNING + "mediapackage: { endpoints: [hls] }\n";
        assertThat(lint(clean, "").out()).as("a simulated AWS is left behind").isEqualTo("No problems found.\n");
        Answer answer = terminal.run("lint FILE --offline");
        assertThat(answer.out()).contains("warning[state-unshared]");
        assertThat(answer.code()).isEqualTo(ExitCode.CHANGES);
    }

    @Test
    void aBaselineKnowsWhatThereIs() {
        String yaml = WARNING + "lint: { baseline: known.json }\n";
        assertThat(lint(yaml, "--write-baseline").out()).isEqualTo("known.json knows 1 finding.\n");
        assertThat(folder.resolve("known.json")).content().contains("manifest-window-long");
        assertThat(lint("# A line more.\n" + yaml, "").code()).as("lines move").isZero();
        assertThat(lint(yaml.replace("6m", "7m"), "").code()).isEqualTo(ExitCode.CHANGES);
        assertThat(lint(yaml, "--write-baseline").out())
                .as("what is known stays known")
                .isEqualTo("known.json knows 1 finding.\n");
        golden("lint-no-baseline", lint(WARNING, "--write-baseline"));
    }

    @Test
    void planRefusesErrorsAndKeepsInfosToItself() {
        terminal.write("livestream.yaml", ERROR);
        Answer refused = terminal.run("plan FILE --simulate");
        assertThat(refused.code()).isEqualTo(ExitCode.FILE_HAS_ERRORS);
        assertThat(refused.err()).contains("error[query-string-missing]");
        assertThat(terminal.run("apply FILE --simulate --yes").code()).isEqualTo(ExitCode.FILE_HAS_ERRORS);
        terminal.write("livestream.yaml", WARNING);
        assertThat(terminal.run("plan FILE --simulate").err()).contains("warning[manifest-window-long]");
        terminal.write("livestream.yaml", INFO);
        assertThat(terminal.run("plan FILE --simulate").err()).isEmpty();
    }

    @Test
    void aWaivedErrorIsPlanned() {
        terminal.write(
                "livestream.yaml",
                ERROR.replace(
                        "distribution:\n",
                        "distribution:\n  # livestream: ignore query-string-missing we never edit endpoints\n"));
        assertThat(terminal.run("plan FILE --simulate").code()).isZero();
    }

    @Test
    void explainTellsOfARule() {
        golden("explain", terminal.run("explain query-string-missing"));
        golden("explain-reader", terminal.run("explain unknown-key"));
        golden("explain-typo", terminal.run("explain query-strings-missing"));
        assertThat(terminal.run("explain").out())
                .contains("query-string-missing")
                .contains("unknown-key");
    }
}
