package livestream.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.Workspace;
import livestream.engine.apply.Waiter;
import livestream.schema.Address;
import livestream.schema.Diagnostic;
import livestream.state.State;
import livestream.state.StateChange;
import livestream.state.StateStore.Lease;

/** Gives a recorded resource another address, as after a channel got another name in the file. */
final class StateMvCommand implements Callable<Integer> {
    private final Console console;
    private final Supplier<String> from;
    private final Supplier<String> to;
    private final FileArgument file;
    private final LockOption lock;

    StateMvCommand(Console console, Arguments arguments) {
        this.console = console;
        from = arguments.word("FROM", "As `state list` prints it.");
        to = arguments.word("TO", "As a plan of the file prints it.");
        file = new FileArgument(arguments);
        lock = new LockOption(arguments);
    }

    @Override
    public Integer call() {
        Workspace workspace = file.open(console);
        try (Lease lease = lock.take(workspace, "state mv", Waiter.real(), console)) {
            State state = workspace.state(lease);
            Address source = address(from.get());
            Address target = address(to.get());
            if (!state.resources().containsKey(source)) {
                throw refuse("missing-resource", "Nothing is recorded as `" + from.get() + "`.");
            } else if (state.resources().containsKey(target) || state.intents().containsKey(target)) {
                throw refuse("recorded-already", "Something is recorded as `" + to.get() + "` already.");
            } else if (!source.type().equals(target.type())) {
                throw refuse(
                        "another-kind",
                        "`" + from.get() + "` cannot become `" + to.get() + "`, which is of another kind.");
            }
            lease.write(new StateChange.Moved(source, target));
            console.out().println("Moved " + from.get() + " to " + to.get() + ".");
            return ExitCode.DONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Address address(String text) {
        try {
            return Address.parse(text);
        } catch (IllegalArgumentException e) {
            throw refuse("unknown-address", "`" + text + "` is no address.");
        }
    }

    private static CommandFailure refuse(String code, String message) {
        return CommandFailure.because(
                ExitCode.FAILED,
                Diagnostic.error(code, message)
                        .help("`livestream state list` prints what is recorded. Nothing was changed."));
    }
}
