package livestream.cli.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.providers.lint.RuleRegistry;
import livestream.providers.lint.rules.Rules;
import livestream.schema.Diagnostic;
import livestream.schema.Explanation;
import livestream.schema.TerminalWidth;

/** Tells of a rule what docs/rules.md does. */
final class ExplainCommand implements Callable<Integer> {
    private final Console console;
    private final RuleRegistry book = Rules.BOOK;

    private final Supplier<Optional<String>> rule;

    ExplainCommand(Console console, Arguments arguments) {
        this.console = console;
        rule = arguments.perhapsWord(
                "RULE",
                "The rule, as it stands in the brackets of a finding; every rule is listed unless one is named.");
    }

    @Override
    public Integer call() {
        if (rule.get().isEmpty()) {
            int widest = book.explanations().stream()
                    .mapToInt(each -> each.name().length())
                    .max()
                    .orElse(1);
            book.explanations().forEach(each -> console.out()
                    .println(("%-" + widest + "s  %-7s  %s")
                            .formatted(each.name(), each.severity().word(), each.summary())));
            return ExitCode.DONE;
        }
        String name = rule.get().get();
        tell(book.explanation(name)
                .orElseThrow(() -> CommandFailure.because(
                        ExitCode.FAILED,
                        Diagnostic.error("unknown-rule", "There is no rule `" + name + "`.")
                                .help(book.correction(name)))));
        return ExitCode.DONE;
    }

    private void tell(Explanation explanation) {
        paragraph(explanation.severity().word() + "[" + explanation.name() + "]: " + explanation.summary());
        paragraph(explanation.why());
        paragraph("What to do: " + explanation.fix());
        if (explanation.advice()) {
            console.out().println("To answer it, on the line of the finding or above it:");
            console.out().println("  # livestream: ignore " + explanation.name() + " REASON");
        } else {
            console.out().println("It cannot be suppressed.");
        }
    }

    private void paragraph(String text) {
        TerminalWidth.wrap(text, console.width()).forEach(console.out()::println);
        console.out().println();
    }
}
