package livestream.cli.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.schema.Diagnostic;
import livestream.state.StateStore;

/** Says who holds the lock of the state. */
final class StateLockCommand implements Callable<Integer> {
    private final Console console;
    private final Supplier<String> show;
    private final FileArgument file;

    StateLockCommand(Console console, Arguments arguments) {
        this.console = console;
        show = arguments.word("show", "The word `show`.");
        file = new FileArgument(arguments);
    }

    @Override
    public Integer call() throws IOException {
        if (!show.get().equals("show")) {
            throw CommandFailure.because(
                    ExitCode.FAILED,
                    Diagnostic.error("unknown-command", "`" + show.get() + "` is nothing that can be done with a lock.")
                            .help("write `livestream state lock show`, or `livestream state unlock ID`."));
        }
        StateStore store = file.open(console).store();
        console.out()
                .println(store.lockInfo()
                        .map(lockInfo -> "Held as " + lockInfo.id() + ": " + lockInfo.words() + ", since "
                                + lockInfo.since() + ".")
                        .orElse("The lock is free."));
        return ExitCode.DONE;
    }
}
