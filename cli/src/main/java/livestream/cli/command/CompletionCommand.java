package livestream.cli.command;

import java.util.concurrent.Callable;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Prints a script that completes this tool's commands and options. */
@Command(addMethodSubcommands = false)
final class CompletionCommand implements Callable<Integer> {
    private final Console console;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (spec != null) {
            console.out().print(AutoComplete.bash("livestream", spec.root().commandLine()));
        }
        return ExitCode.DONE;
    }
}
