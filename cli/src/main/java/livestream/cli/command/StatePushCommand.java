package livestream.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.IoErrorText;
import livestream.cli.Workspace;
import livestream.engine.apply.Waiter;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.RegularFile;
import livestream.state.State;
import livestream.state.StateDocument;
import livestream.state.StateStore.Lease;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Puts another state in the place of the one that is kept. */
final class StatePushCommand implements Callable<Integer> {
    private final Console console;
    private final Supplier<Path> pushed;
    private final FileArgument file;
    private final Supplier<Boolean> force;
    private final LockOption lock;
    private final Confirmation confirmation;

    StatePushCommand(Console console, Arguments arguments) {
        this.console = console;
        pushed = arguments.next(PositionalParamSpec.builder()
                .paramLabel("STATE")
                .type(Path.class)
                .required(true)
                .description("A file as `state pull` prints it."));
        file = new FileArgument(arguments);
        force = arguments.flag("--force", "Push an older state too, or one of another lineage.");
        lock = new LockOption(arguments);
        confirmation = new Confirmation(arguments);
    }

    @Override
    public Integer call() {
        State given = read();
        Workspace workspace = file.open(console);
        try (Lease lease = lock.take(workspace, "state push", Waiter.real(), console)) {
            State kept = workspace.state(lease);
            if (!force.get()) {
                refuse(given, kept);
            }
            console.out().println("This replaces " + words(kept) + " by " + words(given) + ".");
            if (!confirmation.given("Only `yes` is a yes: ", "yes", true, console)) {
                return ExitCode.CONSENT_MISSING;
            }
            lease.replace(given);
            console.out()
                    .println(
                            kept.isEmpty()
                                    ? "Pushed."
                                    : "Pushed. The state before is among `livestream state backups`.");
            return ExitCode.DONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private State read() {
        Diagnostics diagnostics = new Diagnostics();
        try {
            return StateDocument.read(
                    RegularFile.read(pushed.get()), pushed.get().toString(), diagnostics);
        } catch (Diagnostics.Stopped stopped) {
            throw new CommandFailure(ExitCode.FAILED, diagnostics);
        } catch (IOException e) {
            throw CommandFailure.because(
                    ExitCode.FAILED,
                    Diagnostic.error("unreadable-state", "The state `" + pushed.get() + "` cannot be read.")
                            .note("cause", IoErrorText.words(e))
                            .help("name a file that `livestream state pull` wrote; nothing was changed."));
        }
    }

    private void refuse(State given, State kept) {
        boolean first = kept.serial() == 0;
        if (!first && !given.lineage().equals(kept.lineage())) {
            throw CommandFailure.because(
                    ExitCode.FAILED,
                    Diagnostic.error(
                                    "another-lineage",
                                    "The state `" + pushed.get() + "` is of another lineage than the one that is kept.")
                            .note("pushed", given.lineage())
                            .note("kept", kept.lineage())
                            .help(
                                    "it was made by another file or environment; `--force` pushes it all the same. Nothing was"
                                            + " changed."));
        } else if (!first && given.serial() < kept.serial()) {
            throw CommandFailure.because(
                    ExitCode.FAILED,
                    Diagnostic.error(
                                    "older-state",
                                    "The state `" + pushed.get() + "` has serial " + given.serial()
                                            + ", and the one that is kept has " + kept.serial() + ".")
                            .help(
                                    "what was done since would be forgotten; `--force` pushes it all the same. Nothing was"
                                            + " changed."));
        }
    }

    private static String words(State state) {
        return "serial " + state.serial() + " with " + state.resources().size() + " resources";
    }
}
