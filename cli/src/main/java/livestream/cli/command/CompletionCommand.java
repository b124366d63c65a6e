package livestream.cli.command;

import java.util.concurrent.Callable;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import picocli.AutoComplete;

/** Prints a script that completes this tool's commands and options. */
final class CompletionCommand implements Callable<Integer> {
    private final Console console;

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().print(AutoComplete.bash("livestream", LivestreamCommand.whole(console)));
        return ExitCode.DONE;
    }
}
