package livestream.cli.command;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.Workspace;
import livestream.schema.Durations;
import livestream.state.Backup;

/** Lists the states before the last runs that changed something. */
final class StateBackupsCommand implements Callable<Integer> {
    private final Console console;
    private final FileArgument file;

    StateBackupsCommand(Console console, Arguments arguments) {
        this.console = console;
        file = new FileArgument(arguments);
    }

    @Override
    public Integer call() throws IOException {
        Workspace workspace = file.open(console);
        List<Backup> backups = workspace.store().backups(workspace.diagnostics());
        workspace.showFindings();
        if (backups.isEmpty()) {
            console.err().println("There are none yet.");
        }
        backups.stream().sorted(Comparator.comparing(Backup::age)).forEach(backup -> console.out()
                .println(backup.number() + "  serial " + backup.state().serial() + ", "
                        + backup.state().resources().size() + " resources, kept for "
                        + Durations.text(backup.age().truncatedTo(ChronoUnit.SECONDS))));
        return ExitCode.DONE;
    }
}
