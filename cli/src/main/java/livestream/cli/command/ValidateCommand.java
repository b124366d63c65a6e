package livestream.cli.command;

import java.util.concurrent.Callable;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.Workplace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks a file without asking AWS anything. */
@Command(name = "validate", description = "Check a file; asks AWS nothing.")
final class ValidateCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private FileArgument file = new FileArgument();

    ValidateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Workplace workplace = file.open(console);
        workplace.checkRouting();
        workplace.showFindings();
        console.out().println(file.file() + " is a valid livestream file.");
        return ExitCode.DONE;
    }
}
