package livestream.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import livestream.cli.Console;
import livestream.cli.DiskTrouble;
import livestream.cli.ExitCode;
import livestream.cli.Stop;
import livestream.cli.WholeFile;
import livestream.schema.Diagnostic;
import livestream.schema.editor.EditorSchema;
import livestream.schema.editor.Modeline;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives the schema to an editor. */
@Command(
        name = "schema",
        description = "Print the JSON Schema of livestream.yaml, from which an editor completes; asks AWS nothing.")
final class SchemaCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--out",
            paramLabel = "PATH",
            description = "Write it to this file, and say how a livestream.yaml in the current folder names it.")
    private @Nullable Path out;

    SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (out == null) {
            console.out().print(EditorSchema.text());
            return ExitCode.DONE;
        }
        try {
            WholeFile.write(out, EditorSchema.text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Stop.because(
                    ExitCode.FAILED,
                    Diagnostic.error("file-not-written", "The schema cannot be written to `" + out + "`.")
                            .note("cause", DiskTrouble.words(e))
                            .help("name a file in a folder that is writable."));
        }
        console.out().println("The schema is in " + out + ". This line at the top of a livestream.yaml tells editors:");
        console.out().println();
        console.out().println(Modeline.to(out.isAbsolute() ? out.toString() : "./" + out.normalize()));
        return ExitCode.DONE;
    }
}
