package livestream.cli.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.schema.Diagnostic;
import livestream.schema.reference.KeyMatch;
import livestream.schema.reference.LanguageReference;
import livestream.schema.shape.Suggestions;

/** Tells of a key of the language. */
final class DocsCommand implements Callable<Integer> {
    private final Console console;
    private final Supplier<Optional<String>> key;

    DocsCommand(Console console, Arguments arguments) {
        this.console = console;
        key = arguments.perhapsWord(
                "KEY",
                "A key such as startoverWindow, or where it stands: mediapackage.endpoints.hls.id. Left out, the"
                        + " keys at the top of a file.");
    }

    @Override
    public Integer call() {
        DocsText text = new DocsText(console.width());
        key.get()
                .ifPresentOrElse(
                        named -> found(named).forEach(text::add),
                        () -> text.add(LanguageReference.sections().get(0)));
        console.out().print(text.whole());
        return ExitCode.DONE;
    }

    private static List<KeyMatch> found(String key) {
        List<KeyMatch> found = KeyMatch.of(key);
        if (found.isEmpty()) {
            String last = key.substring(key.lastIndexOf('.') + 1);
            String help = Suggestions.of(last, KeyMatch.keys())
                    .map(near -> "did you mean `" + near + "`?")
                    .orElse("all keys are in docs/language.md, and an editor offers them: `livestream schema`.");
            throw CommandFailure.because(
                    ExitCode.FAILED,
                    Diagnostic.error("unknown-key", "There is no key `" + key + "`.")
                            .help(help));
        }
        return found;
    }
}
