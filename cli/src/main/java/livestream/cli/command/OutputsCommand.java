package livestream.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.Stop;
import livestream.cli.Workplace;
import livestream.schema.Diagnostic;
import livestream.schema.Value;
import livestream.state.State;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives back what the last apply gave: viewer URLs. */
@Command(addMethodSubcommands = false)
final class OutputsCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private FileArgument file = new FileArgument();

    @Option(names = "--name", paramLabel = "NAME", description = "Print this one alone, as in news/hls, for a script.")
    private @Nullable String name;

    @Mixin
    private JsonOption json = new JsonOption();

    OutputsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Workplace workplace = file.open(console);
        State state = workplace.state();
        if (name != null) {
            Value value = state.outputs().get(name);
            if (value == null) {
                throw Stop.because(
                        ExitCode.FAILED,
                        Diagnostic.error("missing-output", "There is no output `" + name + "`.")
                                .help(
                                        state.outputs().isEmpty()
                                                ? "apply first."
                                                : "there are "
                                                        + String.join(
                                                                ", ",
                                                                state.outputs().keySet()) + "."));
            }
            console.out().println(value);
        } else if (json.asked()) {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            StateText.outputs(state, root);
            JsonOption.print(root, console);
        } else if (state.outputs().isEmpty()) {
            console.err().println("Nothing is applied yet.");
        } else {
            StateText.outputs(state, console.out());
        }
        return ExitCode.DONE;
    }
}
