package livestream.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import livestream.cli.AwsSession;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.Workspace;
import livestream.engine.Observations;
import livestream.engine.plan.Change;
import livestream.engine.plan.Drift;
import livestream.engine.text.DriftText;
import livestream.state.State;

/** Says what others changed. */
final class DriftCommand implements Callable<Integer> {
    private static final String UNDO = "To undo it:  livestream apply. The plan shows it first, marked as drift.\n";
    private static final String CHANGED = "write it into the file";
    private static final String DELETED = "take what was deleted out of the file";

    private final Console console;
    private final FileArgument file;
    private final JsonOption json;
    private final MissingOption missing;

    DriftCommand(Console console, Arguments arguments) {
        this.console = console;
        file = new FileArgument(arguments);
        json = new JsonOption(arguments);
        missing = new MissingOption(arguments);
    }

    @Override
    public Integer call() {
        Workspace workspace = file.open(console);
        State state = workspace.state();
        try (AwsSession aws = workspace.connect()) {
            String account = aws.account(state);
            Observations seen = aws.observe(Drift.recorded(state), state);
            if (!missing.isAllowed()) {
                aws.stopIfVanished(state, seen, account);
            }
            List<Change> drifted = Drift.of(state, seen, aws.catalog());
            workspace.showFindings();
            show(drifted, Drift.leftAlone(state, seen, aws.catalog()), state, aws);
            return drifted.isEmpty() ? ExitCode.DONE : ExitCode.CHANGES;
        }
    }

    private void show(List<Change> drifted, List<Drift.LeftAlone> leftAlone, State state, AwsSession aws) {
        if (json.asked()) {
            JsonOption.print(DriftText.json(drifted, leftAlone, state.lineage()), console);
            return;
        }
        console.out()
                .print(DriftText.of(
                        drifted, leftAlone, state.resources().size(), aws.catalog(), console.width(), console.style()));
        if (!drifted.isEmpty()) {
            console.out().println();
            console.out()
                    .print(UNDO + "To keep it:  " + keep(drifted) + "; `livestream plan` then shows no difference.\n");
        }
    }

    private static String keep(List<Change> drifted) {
        boolean deleted = drifted.stream().anyMatch(Change.Create.class::isInstance);
        boolean changed = drifted.stream().anyMatch(change -> !(change instanceof Change.Create));
        return changed && deleted ? CHANGED + ", and " + DELETED : changed ? CHANGED : DELETED;
    }
}
