package livestream.cli.command;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.schema.Diagnostics;
import livestream.schema.read.ReadResult;

/** Shows the one document that a file, what it includes, an environment and variables come to. */
final class ConfigCommand implements Callable<Integer> {
    private final Console console;
    private final FileArgument file;
    private final Supplier<Boolean> explain;
    private final JsonOption json;

    ConfigCommand(Console console, Arguments arguments) {
        this.console = console;
        file = new FileArgument(arguments);
        explain = arguments.flag("--explain", "Say behind each line where its value came from.");
        json = new JsonOption(arguments);
    }

    @Override
    public Integer call() {
        Diagnostics diagnostics = new Diagnostics();
        ReadResult readResult = file.read(console, diagnostics);
        console.show(diagnostics);
        ConfigText text = new ConfigText(readResult.composition(), file.file());
        if (json.asked()) {
            JsonOption.print(ConfigJson.of(text, readResult.composition().environment(), explain.get()), console);
        } else {
            console.out().print(explain.get() ? text.explained(console.width()) : text.plain());
        }
        return ExitCode.DONE;
    }
}
