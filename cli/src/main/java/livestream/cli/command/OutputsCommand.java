package livestream.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.Workspace;
import livestream.schema.Diagnostic;
import livestream.schema.EscapedText;
import livestream.schema.Value;
import livestream.state.State;

/** Gives back what the last apply gave: viewer URLs. */
final class OutputsCommand implements Callable<Integer> {
    private final Console console;
    private final FileArgument file;
    private final Supplier<Optional<String>> name;
    private final JsonOption json;

    OutputsCommand(Console console, Arguments arguments) {
        this.console = console;
        file = new FileArgument(arguments);
        name = arguments.text("--name", "NAME", "Print this one alone, as in news/hls, for a script.");
        json = new JsonOption(arguments);
    }

    @Override
    public Integer call() {
        Workspace workspace = file.open(console);
        State state = workspace.state();
        if (name.get().isPresent()) {
            String asked = name.get().get();
            Value value = state.outputs().get(asked);
            if (value == null) {
                throw CommandFailure.because(
                        ExitCode.FAILED,
                        Diagnostic.error("missing-output", "There is no output `" + asked + "`.")
                                .help(
                                        state.outputs().isEmpty()
                                                ? "apply first."
                                                : "there are "
                                                        + String.join(
                                                                ", ",
                                                                state.outputs().keySet()) + "."));
            }
            console.out().println(plain(asked, value));
        } else if (json.asked()) {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            StateText.outputs(state, root);
            JsonOption.print(root, console);
        } else if (state.outputs().isEmpty()) {
            console.err().println(workspace.nothingApplied());
        } else {
            StateText.outputs(state, console.out());
        }
        return ExitCode.DONE;
    }

    /** A script takes a line for a value; what is more than one, or not what it looks like, is read as JSON. */
    private static String plain(String name, Value value) {
        String text = value.toString();
        if (!text.equals(EscapedText.line(text)) || text.startsWith(":")) {
            throw CommandFailure.because(
                    ExitCode.FAILED,
                    Diagnostic.error(
                                    "unprintable-output",
                                    "The output `" + name + "` is no line that a script can take: it has line feeds or"
                                            + " control characters, or begins with a colon.")
                            .help("read it from `livestream outputs --json`."));
        }
        return text;
    }
}
