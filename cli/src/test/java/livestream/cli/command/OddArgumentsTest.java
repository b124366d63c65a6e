package livestream.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import livestream.cli.Harmless;
import livestream.cli.Terminal;
import livestream.cli.Terminal.Answer;
import livestream.sweep.Thinning;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Every option and every word of every command with values that nobody should give: told, and never a stack trace. */
@Tag("sweep")
@Tag("long")
class OddArgumentsTest {
    private static final List<String> ODD = List.of(
            "",
            " ",
            "-1",
            "0",
            "1.5",
            "99999",
            "99999999999999999999",
            "0x10",
            "nonsense",
            "none/such",
            "..",
            "*",
            "a.*",
            ".",
            "a.",
            ".a",
            "=",
            "a=",
            "=b",
            "a=b=c",
            "${a}",
            "${var.a}",
            "http://",
            "https://[::1",
            "s3://",
            "env:",
            ":",
            "-",
            "99999999999h",
            "1h-1m",
            "{}",
            "\u0000",
            "\ud800",
            "\ud83d\ude00",
            "x".repeat(5000),
            Harmless.EVIL);

    /** So many that each value comes to some of the arguments. */
    private static final int ONE_IN = Thinning.of(5, 1, 1);

    /** What goes where another argument is looked at. */
    private static final Map<String, String> USUAL = Map.of(
            "FILE", "FILE",
            "ADDRESS", "cloudfront_distribution.main",
            "FROM", "cloudfront_distribution.main",
            "TO", "cloudfront_distribution.other",
            "ID", "E1",
            "URL", "/index.m3u8",
            "show", "show");

    @TempDir
    private Path folder;

    private Terminal terminal;
    private int met;
    private final SoftAssertions softly = new SoftAssertions();
    private int runs;

    @BeforeEach
    void news() {
        terminal = new Terminal(folder);
        terminal.copy("news");
    }

    @Test
    void everyArgumentOfEveryCommandMayBeOdd() {
        walk("", LivestreamCommand.whole(terminal.console()));
        softly.assertAll();
        System.out.println("odd arguments: " + runs + " of " + met + " command lines");
        assertThat(met).isGreaterThan(4000);
    }

    @Test
    void anArgumentWithAnAtSignIsNoFile() throws IOException {
        Files.writeString(folder.resolve("options"), "--json");
        String named = "@" + folder.resolve("options");
        Answer answer = terminal.run(List.of("validate", named));
        assertThat(answer.code()).isNotZero();
        assertThat(answer.err()).contains("error[file-missing]").contains("@");
    }

    private void walk(String name, CommandLine command) {
        if (!name.isEmpty()) {
            command.getCommandSpec().options().forEach(option -> odd(name, command, option));
            command.getCommandSpec().positionalParameters().forEach(word -> odd(name, command, word));
        }
        command.getSubcommands().forEach((word, below) -> {
            if (below.getCommandName().equals(word)) {
                walk((name + " " + word).strip(), below);
            }
        });
    }

    private void odd(String name, CommandLine command, ArgSpec argument) {
        for (String odd : argument.typeInfo().isBoolean() && argument.arity().max() == 0 ? List.of("", "x") : ODD) {
            // What is written goes nowhere but here.
            String value = List.of(argument.auxiliaryTypes()).contains(Path.class) ? folder + "/" + odd : odd;
            List<String> words = new ArrayList<>(List.of(name.split(" ")));
            for (PositionalParamSpec word : command.getCommandSpec().positionalParameters()) {
                words.add(
                        word == argument
                                ? value
                                : USUAL.getOrDefault(
                                        word.paramLabel(),
                                        folder.resolve("none").toString()));
            }
            if (argument instanceof OptionSpec option) {
                words.add(option.longestName() + "=" + value);
            }
            run(command, words);
        }
    }

    /** As far from the real AWS, and from running for ever, as a command can be told to stay. */
    private void run(CommandLine command, List<String> words) {
        if (command.getCommandSpec().optionsMap().containsKey("--simulate")) {
            words.add("--simulate");
        }
        if (command.getCommandSpec().optionsMap().containsKey("--offline")) {
            words.add("--offline");
        }
        if (words.get(0).equals("simulator") && words.stream().noneMatch(word -> word.startsWith("--seed"))) {
            words.add("--seed=" + folder.resolve("none"));
        }
        if (words.get(0).equals("init") || words.stream().anyMatch(word -> word.startsWith("--inventory"))) {
            return;
        }
        if (met++ % ONE_IN != 0) {
            return;
        }
        runs++;
        Answer answer = terminal.run(words);
        softly.check(() -> Harmless.check(String.join(" ", words), answer));
    }
}
