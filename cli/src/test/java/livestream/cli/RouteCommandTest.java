package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import livestream.cli.Terminal.Answer;
import livestream.golden.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RouteCommandTest {
    private static final Path GOLDENS = Path.of("src/test/resources/routes");
    private static final String CANARY = "5f0c2b1e-9c11-4d52-9d0a-0f2b9f6f1c11";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private static void golden(String name, String text) {
        Golden.matches(GOLDENS.resolve(name + ".txt"), Golden.masked(text));
    }

    private Terminal applied(String example) {
        Terminal terminal = new Terminal(folder).with("PARTNER_CDN_ID", CANARY);
        terminal.copy(example);
        Answer apply = terminal.run("apply FILE --simulate --yes");
        assertThat(apply.code()).as(apply.err()).isZero();
        return terminal;
    }

    static Stream<String> examples() throws IOException {
        return Files.list(Golden.root().resolve("examples"))
                .map(example -> example.getFileName().toString())
                .sorted();
    }

    /** Every manifest of every example is routed as its endpoint's own, by the file and by the state alike. */
    @ParameterizedTest
    @MethodSource("examples")
    void routesWhatViewersAreGiven(String example) throws IOException {
        Terminal terminal = applied(example);
        StringBuilder answers =
                new StringBuilder(terminal.run("urls FILE --simulate").out());
        for (JsonNode each :
                JSON.readTree(terminal.run("urls FILE --simulate --json").out()).path("urls")) {
            String url = each.path("url").asText();
            Answer file = terminal.run("route " + url + " FILE --simulate");
            Answer state = terminal.run("route " + url + " FILE --simulate --deployed");
            assertThat(file.code()).as(file.err()).isZero();
            assertThat(file.out())
                    .contains("a manifest of " + each.path("endpoint").asText());
            assertThat(state.out())
                    .contains("a manifest of " + each.path("endpoint").asText());
            assertThat(behavior(state)).isEqualTo(behavior(file));
            answers.append('\n').append(file.out());
        }
        assertThat(answers.toString()).doesNotContain(CANARY);
        golden("example-" + example, answers.toString());
    }

    private static String behavior(Answer answer) {
        String out = answer.out();
        return out.substring(out.indexOf("Behavior"), out.indexOf("Viewer"))
                .lines()
                .filter(line -> line.contains("  yes: "))
                .map(line -> line.replaceAll("\\(.* id\\)", "ID")
                        .replaceAll("[0-9a-f]{32}", "ID")
                        .replaceAll(" +", " "))
                .toList()
                .toString();
    }

    @Test
    void asksADistributionThatAwsHas() throws IOException {
        Terminal terminal = applied("news");
        String id = terminal.run("state list FILE --simulate")
                .out()
                .lines()
                .filter(line -> line.startsWith("cloudfront_distribution.main"))
                .map(line -> line.replaceFirst(".* ", ""))
                .findFirst()
                .orElseThrow();
        golden(
                "live",
                terminal.run("route /index_1.m3u8?m=1 FILE --simulate --distribution " + id)
                        .out());
        Answer none = terminal.run("route / FILE --simulate --distribution E000");
        assertThat(none.code()).isEqualTo(ExitCode.FAILED);
        assertThat(none.err()).contains("error[missing-distribution]").contains("`E000`");
        assertThat(terminal.run("route / FILE --simulate --deployed --distribution " + id)
                        .err())
                .contains("error[two-deliveries]");
    }

    @Test
    void answersAPipeline() throws IOException {
        Terminal terminal = applied("news");
        Answer answer =
                terminal.run("route /index.mpd?x=1 FILE --simulate --json --origin-header Cache-Control:max-age=2");
        golden("json", answer.out());
        JsonNode json = JSON.readTree(answer.out());
        assertThat(json.path("format").asInt()).isEqualTo(1);
        assertThat(json.path("behavior").path("pattern").asText()).isEqualTo("*.mpd");
        assertThat(json.path("kept").path("seconds").asInt()).isEqualTo(2);
    }

    @Test
    void saysWhatCannotBeAsked() {
        Terminal terminal = new Terminal(folder);
        terminal.copy("news");
        Answer header = terminal.run("route ftp://x/y FILE --simulate --header Origin");
        assertThat(header.code()).isEqualTo(ExitCode.FAILED);
        assertThat(header.err()).contains("error[not-a-viewer-url]");
        assertThat(terminal.run("route / FILE --simulate --header Origin").err())
                .contains("error[not-a-header]");
        assertThat(terminal.run("route / FILE --simulate --deployed").err()).contains("Nothing is applied yet.");
    }

    @Test
    void fillsANarrowPageAndColoursNothingButWords() {
        Terminal terminal = new Terminal(folder);
        terminal.copy("news");
        String plain = terminal.run("route /index.ism/Manifest FILE --simulate").out();
        String colour = terminal.typing("", 120)
                .run("route /index.ism/Manifest FILE --simulate")
                .out();
        assertThat(colour).contains("\u001b[");
        assertThat(colour.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
        golden(
                "60-columns",
                terminal.typing("", 60)
                        .with("NO_COLOR", "1")
                        .run("route /index.ism/Manifest FILE --simulate")
                        .out());
    }
}
