package livestream.cli.command;

import java.util.concurrent.Callable;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.schema.Diagnostics;
import livestream.schema.read.Reading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the one document that a file, what it includes, an environment and variables come to. */
@Command(addMethodSubcommands = false)
final class ConfigCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private FileArgument file = new FileArgument();

    @Option(names = "--explain", description = "Say behind each line where its value came from.")
    private boolean explain;

    @Mixin
    private JsonOption json = new JsonOption();

    ConfigCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Diagnostics diagnostics = new Diagnostics();
        Reading reading = file.read(console, diagnostics);
        console.show(diagnostics);
        ConfigText text = new ConfigText(reading.composition(), file.file());
        if (json.asked()) {
            JsonOption.print(ConfigJson.of(text, reading.composition().environment(), explain), console);
        } else {
            console.out().print(explain ? text.explained(console.width()) : text.plain());
        }
        return ExitCode.DONE;
    }
}
