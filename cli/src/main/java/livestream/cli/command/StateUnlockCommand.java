package livestream.cli.command;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.schema.Diagnostic;
import livestream.state.LockInfo;
import livestream.state.StateStore;

/** Releases the lock of a run that is surely gone. */
final class StateUnlockCommand implements Callable<Integer> {
    private final Console console;
    private final Supplier<String> id;
    private final FileArgument file;

    StateUnlockCommand(Console console, Arguments arguments) {
        this.console = console;
        id = arguments.word("ID", "The hold's id, as the refused run printed it.");
        file = new FileArgument(arguments);
    }

    @Override
    public Integer call() throws IOException {
        StateStore store = file.open(console).store();
        Optional<LockInfo> lockInfo = store.lockInfo();
        lockInfo.filter(other -> other.id().equals(id.get()) && other.isHere()).ifPresent(other -> console.err()
                .println("warning: process " + other.pid() + " is still running: " + other.words()));
        if (store.unlock(id.get())) {
            console.out().println("Released the lock " + id.get() + ".");
            return ExitCode.DONE;
        }
        String now = lockInfo.map(other ->
                        "it is held as `" + other.id() + "`: " + other.words() + ", since " + other.since() + ".")
                .orElse("the lock is free.");
        throw CommandFailure.because(
                ExitCode.FAILED,
                Diagnostic.error("no-such-lock", "The lock is not held as `" + id.get() + "`.")
                        .help(now));
    }
}
