package livestream.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.Workspace;
import livestream.schema.Diagnostic;
import livestream.state.Backup;
import livestream.state.State;
import livestream.state.StateDocument;
import picocli.CommandLine.Model.OptionSpec;

/** Prints the state as JSON, to be kept elsewhere or pushed again. */
final class StatePullCommand implements Callable<Integer> {
    private final Console console;
    private final FileArgument file;
    private final Supplier<Optional<Integer>> backup;

    StatePullCommand(Console console, Arguments arguments) {
        this.console = console;
        file = new FileArgument(arguments);
        backup = arguments.optional(OptionSpec.builder("--backup")
                .paramLabel("N")
                .type(Integer.class)
                .description("A number that `state backups` prints.")
                .build());
    }

    @Override
    public Integer call() throws IOException {
        Workspace workspace = file.open(console);
        State state = backup.get().isEmpty()
                ? workspace.state()
                : kept(workspace, backup.get().get());
        console.out().print(new String(StateDocument.write(state), StandardCharsets.UTF_8) + "\n");
        return ExitCode.DONE;
    }

    private static State kept(Workspace workspace, int number) throws IOException {
        return workspace.store().backups(workspace.diagnostics()).stream()
                .filter(backup -> backup.number() == number)
                .map(Backup::state)
                .findFirst()
                .orElseThrow(() -> CommandFailure.because(
                        ExitCode.FAILED,
                        Diagnostic.error("no-such-backup", "There is no backup " + number + ".")
                                .help("`livestream state backups` prints those that there are.")));
    }
}
