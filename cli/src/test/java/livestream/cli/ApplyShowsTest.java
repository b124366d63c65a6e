package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import livestream.cli.Terminal.Answer;
import livestream.golden.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an apply and a destroy show while they run: to a person, in a pipe, to a program. */
class ApplyShowsTest {
    private static final String ESCAPE = "\u001b";
    private static final String LEFT_AS_FOUND = "\u001b[J\u001b[?7h\r";

    @TempDir
    private Path folder;

    private Terminal terminal;

    @BeforeEach
    void news() {
        terminal = new Terminal(folder);
        terminal.copy("news");
    }

    private Answer done(String line) {
        Answer answer = terminal.run(line);
        assertThat(answer.code()).as(answer.out() + answer.err()).isZero();
        return answer;
    }

    private Path history() {
        return folder.resolve(".livestream/simulated/history.json");
    }

    /** In the order of the alphabet, as several things happen at once. */
    private static String told(String out) {
        return out.lines()
                .filter(line -> line.matches("(creating|created|deleting|deleted) .*"))
                .map(line -> Golden.masked(line).replaceAll("\\d+\\.\\d s$", "<time>"))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void inAPipeThereIsALineForEachEvent() {
        Answer apply = done("apply FILE --simulate --yes");
        Golden.matches(Path.of("src/test/resources/progress/pipe-apply.txt"), told(apply.out()));
        assertThat(apply.out()).doesNotContain(ESCAPE).doesNotContain("\r").contains("\n\ncreat", "Deployed.\n");
        Golden.matches(
                Path.of("src/test/resources/progress/pipe-destroy.txt"),
                told(done("destroy FILE --simulate --yes").out()));
    }

    @Test
    void atATerminalNothingIsLeftOfWhatWasRedrawn() {
        Answer apply = terminal.typing("yes\n", 60).run("apply FILE --simulate");
        assertThat(apply.code()).isZero();
        assertThat(apply.out()).contains("created cloudfront_distribution.main").contains(LEFT_AS_FOUND);
        assertThat(apply.out().substring(apply.out().lastIndexOf(LEFT_AS_FOUND) + LEFT_AS_FOUND.length()))
                .startsWith("Deployed.\n")
                .doesNotContain(ESCAPE);
    }

    @Test
    void whoDeclinesControlCharactersGetsLines() {
        for (String variable : List.of("NO_COLOR=1", "TERM=dumb")) {
            String[] parts = variable.split("=");
            Terminal plain = new Terminal(folder).with(parts[0], parts[1]).typing("yes\n", 60);
            Answer apply = plain.run("apply FILE --simulate");
            assertThat(apply.code()).as(apply.err()).isZero();
            assertThat(apply.out())
                    .contains("\ncreating cloudfront_distribution.main\n")
                    .doesNotContain(ESCAPE);
            assertThat(terminal.run("destroy FILE --simulate --yes").code()).isZero();
        }
    }

    @Test
    void aProgramGetsTheEventsAndAPersonTheWords() throws IOException {
        Answer apply = done("apply FILE --simulate --yes --json");
        List<JsonNode> events = events(apply);
        assertThat(events).extracting(event -> event.path("format").asInt()).containsOnly(2);
        JsonNode plan = events.get(0);
        assertThat(plan.path("type").asText()).isEqualTo("plan");
        assertThat(plan.path("summary").path("create").asInt()).isEqualTo(8);
        for (String type : List.of("scheduled", "started", "finished")) {
            assertThat(events)
                    .filteredOn(event -> event.path("type").asText().equals(type))
                    .extracting(event -> event.path("address").asText())
                    .as(type)
                    .doesNotHaveDuplicates()
                    .hasSize(8);
        }
        JsonNode outcome = events.get(events.size() - 1);
        assertThat(outcome.path("type").asText()).isEqualTo("outcome");
        assertThat(outcome.path("complete").asBoolean()).isTrue();
        assertThat(outcome.path("outputs"))
                .isEqualTo(new ObjectMapper()
                        .readTree(done("outputs FILE --simulate --json").out()));
        assertThat(apply.err()).contains("created cloudfront_distribution.main").doesNotContain(ESCAPE);
        List<JsonNode> destroyed = events(done("destroy FILE --simulate --yes --json"));
        assertThat(destroyed.get(destroyed.size() - 1).path("outputs")).isEmpty();
    }

    private static List<JsonNode> events(Answer answer) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : answer.out().lines().toList()) {
            events.add(new ObjectMapper().readTree(line));
        }
        return events;
    }

    @Test
    void withoutConsentThereIsNoEvent() {
        Answer apply = terminal.run("apply FILE --simulate --json");
        assertThat(apply.code()).isEqualTo(ExitCode.CONSENT_MISSING);
        assertThat(apply.out()).isEmpty();
    }

    @Test
    void howLongThingsTookIsKeptForTheNextRun() throws IOException {
        done("apply FILE --simulate --yes");
        JsonNode seconds =
                new ObjectMapper().readTree(Files.readString(history())).path("seconds");
        assertThat(seconds.path("cloudfront_distribution").path("create")).hasSize(1);
        assertThat(folder.resolve(".livestream/history.json")).doesNotExist();
        Files.writeString(history(), "{ damaged");
        done("destroy FILE --simulate --yes");
        done("apply FILE --simulate --yes");
    }
}
