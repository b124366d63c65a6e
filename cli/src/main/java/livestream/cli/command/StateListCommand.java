package livestream.cli.command;

import java.util.concurrent.Callable;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.Workspace;
import livestream.state.State;

/** Lists what is recorded. */
final class StateListCommand implements Callable<Integer> {
    private final Console console;
    private final FileArgument file;

    StateListCommand(Console console, Arguments arguments) {
        this.console = console;
        file = new FileArgument(arguments);
    }

    @Override
    public Integer call() {
        Workspace workspace = file.open(console);
        State state = workspace.state();
        int widest = state.resources().keySet().stream()
                .mapToInt(address -> address.toString().length())
                .max()
                .orElse(0);
        if (state.isEmpty()) {
            console.err().println(workspace.nothingApplied());
        }
        state.resources().values().forEach(recorded -> console.out()
                .println(StateText.pad(recorded.address().toString(), widest) + "  " + recorded.id()));
        state.intents().values().forEach(intent -> console.out()
                .println(StateText.pad(intent.address().toString(), widest) + "  (begun " + intent.since()
                        + ", the next apply finds out what became of it)"));
        return ExitCode.DONE;
    }
}
