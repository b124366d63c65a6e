package livestream.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.Workspace;
import livestream.schema.Diagnostics;
import livestream.state.encryption.KeyProvider;

/** Encrypts a state as the file says by now. */
final class StateRekeyCommand implements Callable<Integer> {
    private final Console console;
    private final FileArgument file;
    private final Supplier<String> from;
    private final LockOption lock;

    StateRekeyCommand(Console console, Arguments arguments) {
        this.console = console;
        file = new FileArgument(arguments);
        from = arguments.text(
                "--from",
                "OLD",
                "clear",
                "What it was encrypted with until now: clear, kms, or where its passphrase is, as in"
                        + " env:OLD_PASSPHRASE; clear unless given.");
        lock = new LockOption(arguments);
    }

    @Override
    public Integer call() {
        Workspace workspace = file.open(console);
        Optional<KeyProvider> old = workspace.oldKey(from.get());
        try {
            boolean done = lock.held(workspace, "state rekey", console, me -> {
                workspace.store().rekey(me, old, workspace.diagnostics());
                return true;
            });
            workspace.showFindings();
            console.out().println("The state and its backups are rewritten: " + workspace.encryption() + ".");
            console.out()
                    .println(
                            "What was set aside as damaged, and older versions that a bucket keeps, are as they were.");
            return done ? ExitCode.DONE : ExitCode.FAILED;
        } catch (Diagnostics.Stopped stopped) {
            throw new CommandFailure(ExitCode.FAILED, workspace.diagnostics());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
