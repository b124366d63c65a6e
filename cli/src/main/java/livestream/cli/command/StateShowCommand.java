package livestream.cli.command;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.Workspace;
import livestream.engine.text.RecordedResourceText;
import livestream.schema.Diagnostic;
import livestream.state.ResourceState;
import livestream.state.State;

/** Shows one recorded resource. */
final class StateShowCommand implements Callable<Integer> {
    private final Console console;
    private final Supplier<String> address;
    private final FileArgument file;

    StateShowCommand(Console console, Arguments arguments) {
        this.console = console;
        address = arguments.word("ADDRESS", "As `state list` prints it.");
        file = new FileArgument(arguments);
    }

    @Override
    public Integer call() {
        Workspace workspace = file.open(console);
        State state = workspace.state();
        ResourceState found = state.resources().values().stream()
                .filter(recorded -> recorded.address().toString().equals(address.get()))
                .findFirst()
                .orElseThrow(() -> CommandFailure.because(
                        ExitCode.FAILED,
                        Diagnostic.error("missing-resource", "Nothing is recorded as `" + address.get() + "`.")
                                .help("`livestream state list` prints what is.")));
        console.out().print(RecordedResourceText.of(found, workspace.kinds(), console.width(), console.style()));
        return ExitCode.DONE;
    }
}
