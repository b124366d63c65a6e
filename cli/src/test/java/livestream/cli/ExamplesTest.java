package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import livestream.cli.Terminal.Answer;
import livestream.golden.Golden;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every example that people copy lives a whole life. */
class ExamplesTest {
    private static final String CANARY = "5f0c2b1e-9c11-4d52-9d0a-0f2b9f6f1c11";
    private static final Path EXAMPLES = Golden.root().resolve("examples");

    private static final Path PAGES = Golden.root().resolve("docs/scenarios");

    static Stream<String> examples() throws IOException {
        return Files.list(EXAMPLES)
                .map(folder -> folder.getFileName().toString())
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void livesItsLife(String example, @TempDir Path folder) throws IOException {
        Terminal terminal = new Terminal(folder).with("PARTNER_CDN_ID", CANARY);
        terminal.copy(example);

        assertThat(terminal.run("validate FILE").code()).isZero();

        Answer plan = terminal.run("plan FILE --simulate --detailed-exitcode");
        assertThat(plan.code()).as(plan.err()).isEqualTo(ExitCode.CHANGES);
        Golden.matches(EXAMPLES.resolve(example).resolve("plan.txt"), plan.out());

        Answer apply = terminal.run("apply FILE --simulate --yes");
        assertThat(apply.code()).as(apply.err()).isZero();
        assertThat(apply.out()).contains("Deployed.").contains("https://");

        Answer again = terminal.run("plan FILE --simulate --detailed-exitcode");
        assertThat(again.code()).as(again.out()).isEqualTo(ExitCode.DONE);
        assertThat(again.out()).contains("No changes");

        Answer urls = terminal.run("urls FILE --simulate");
        Golden.matches(PAGES.resolve(example + ".md"), page(example, plan, urls));

        Answer destroy = terminal.run("destroy FILE --simulate --yes");
        assertThat(destroy.code()).as(destroy.err()).isZero();
        assertThat(destroy.out()).contains("Everything is deleted.");
        assertThat(terminal.leftInAws()).isEmpty();

        assertThat(List.of(plan, apply, again, destroy).toString()).doesNotContain(CANARY);
        assertThat(Files.readString(stateOf(folder))).doesNotContain(CANARY);
    }

    /** What a reader is shown of an example: the file, what it becomes, and what viewers open. */
    private static String page(String example, Answer plan, Answer urls) throws IOException {
        Pattern row = Pattern.compile("\\n\\| [^\\n]* \\| ([^|\\n]*) \\| [^\\n]*\\(examples/" + example + "/");
        Matcher told = row.matcher(Files.readString(Golden.root().resolve("README.md")));
        assertThat(told.find()).isTrue();
        String file = Files.readString(EXAMPLES.resolve(example).resolve("livestream.yaml"));
        String words = told.group(1);
        return "# " + example + "\n\n" + words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1)
                + ".\n\n```yaml\n"
                + file + "```\n" + table(example) + "\n```sh\n./livestream plan examples/" + example
                + "/livestream.yaml --simulate\n```\n\n## What it becomes\n\n```text\n" + plan.out()
                + "```\n\n## What viewers open\n\n```text\n" + Golden.masked(urls.out()) + "```\n";
    }

    /** The table of channels that the file names, if it does. */
    private static String table(String example) throws IOException {
        Path table = EXAMPLES.resolve(example).resolve("channels.csv");
        return Files.exists(table) ? "\n```csv channels.csv\n" + Files.readString(table) + "```\n" : "";
    }

    @ParameterizedTest
    @MethodSource("examples")
    void keepsItsSecretsOutOfTheState(String example, @TempDir Path folder) throws IOException {
        Terminal terminal = new Terminal(folder).with("PARTNER_CDN_ID", CANARY);
        terminal.copy(example);
        Answer apply = terminal.run("apply FILE --simulate --yes --json");
        assertThat(apply.code()).as(apply.err()).isZero();
        assertThat(Files.readString(stateOf(folder))).doesNotContain(CANARY);
        assertThat(apply.toString()).doesNotContain(CANARY);
        assertThat(terminal.run("show FILE --simulate").toString()).doesNotContain(CANARY);
        assertThat(terminal.run("show FILE --simulate --json").toString()).doesNotContain(CANARY);
        assertThat(terminal.run("expand FILE --simulate --json").toString()).doesNotContain(CANARY);
        assertThat(terminal.run("plan FILE --simulate --json").toString()).doesNotContain(CANARY);
    }

    /** A finding on a file that people copy is either mended or answered in the file. */
    @ParameterizedTest
    @MethodSource("examples")
    void theLinterHasNoWarning(String example, @TempDir Path folder) {
        Terminal terminal = new Terminal(folder).with("PARTNER_CDN_ID", CANARY);
        terminal.copy(example);
        Answer lint = terminal.run("lint FILE --simulate");
        assertThat(lint.code()).as(lint.out() + lint.err()).isEqualTo(ExitCode.DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void theEnvironmentsOfSportsAreWholeToo(String environment, @TempDir Path folder) throws IOException {
        Terminal terminal = new Terminal(folder);
        terminal.copy("sports");
        for (String command : List.of("validate", "lint", "apply --yes", "plan --detailed-exitcode", "destroy --yes")) {
            String simulate = command.equals("validate") ? "" : " --simulate";
            Answer answer = terminal.run(command + " FILE --env " + environment + simulate);
            assertThat(answer.code()).as(command + answer.out() + answer.err()).isZero();
        }
        assertThat(terminal.leftInAws()).isEmpty();
    }

    private static Path stateOf(Path folder) throws IOException {
        try (Stream<Path> states = Files.list(folder.resolve(".livestream/simulated/state"))) {
            return states.filter(file -> file.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
