package livestream.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.Stop;
import livestream.schema.Diagnostic;
import livestream.schema.reference.Found;
import livestream.schema.reference.Reference;
import livestream.schema.shape.NearestWord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells of a key of the language. */
@Command(addMethodSubcommands = false)
final class DocsCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "KEY",
            arity = "0..1",
            description =
                    "A key such as startoverWindow, or where it stands: mediapackage.endpoints.hls.id. Left out, the"
                            + " keys at the top of a file.")
    private @Nullable String key;

    DocsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        DocsText text = new DocsText(console.width());
        if (key == null) {
            text.add(Reference.sections().get(0));
        } else {
            found(key).forEach(text::add);
        }
        console.out().print(text.whole());
        return ExitCode.DONE;
    }

    private static List<Found> found(String key) {
        List<Found> found = Found.of(key);
        if (found.isEmpty()) {
            String last = key.substring(key.lastIndexOf('.') + 1);
            String help = NearestWord.of(last, Found.keys())
                    .map(near -> "did you mean `" + near + "`?")
                    .orElse("all keys are in docs/language.md, and an editor offers them: `livestream schema`.");
            throw Stop.because(
                    ExitCode.FAILED,
                    Diagnostic.error("unknown-key", "There is no key `" + key + "`.")
                            .help(help));
        }
        return found;
    }
}
