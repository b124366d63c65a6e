package livestream.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.Workspace;
import livestream.engine.text.RecordedResourceText;
import livestream.state.State;
import livestream.state.ValueJson;

/** Shows what was applied last. */
final class ShowCommand implements Callable<Integer> {
    private final Console console;
    private final FileArgument file;
    private final JsonOption json;

    ShowCommand(Console console, Arguments arguments) {
        this.console = console;
        file = new FileArgument(arguments);
        json = new JsonOption(arguments);
    }

    @Override
    public Integer call() {
        Workspace workspace = file.open(console);
        State state = workspace.state();
        if (json.asked()) {
            JsonOption.print(json(workspace, state), console);
            return ExitCode.DONE;
        } else if (state.isEmpty()) {
            console.out().println(workspace.nothingApplied());
            return ExitCode.DONE;
        }
        String where = state.region() == null ? "" : " in " + state.region();
        console.out().println(workspace.deployment().name() + ", account " + state.account() + where);
        console.out().println();
        state.resources().values().forEach(recorded -> console.out()
                .print(RecordedResourceText.of(recorded, workspace.kinds(), console.width(), console.style())));
        StateText.outputs(state, console.out());
        return ExitCode.DONE;
    }

    private static ObjectNode json(Workspace workspace, State state) {
        ValueJson values = new ValueJson(state.lineage());
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("format", State.FORMAT);
        root.put("name", workspace.deployment().name());
        root.put("account", state.account());
        root.put("region", state.region());
        root.put("serial", state.serial());
        ArrayNode resources = root.putArray("resources");
        state.resources().values().forEach(recorded -> {
            ObjectNode node = resources.addObject();
            node.put("address", recorded.address().toString());
            node.put("id", recorded.id());
            node.set("inputs", values.write(recorded.inputs()));
            node.set("outputs", values.write(recorded.outputs()));
            node.put("protected", recorded.protectedFromDestroy());
        });
        StateText.outputs(state, root.putObject("outputs"));
        return root;
    }
}
