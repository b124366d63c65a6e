package livestream.cli.command;

import java.util.concurrent.Callable;
import livestream.cli.AwsSession;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.Workspace;
import livestream.engine.ResourceGraph;
import livestream.engine.text.PlanJson;
import livestream.engine.text.PlanText;
import livestream.state.State;

/** Shows every resource that a file stands for. */
final class ExpandCommand implements Callable<Integer> {
    private final Console console;
    private final FileArgument file;
    private final JsonOption json;

    ExpandCommand(Console console, Arguments arguments) {
        this.console = console;
        file = new FileArgument(arguments);
        json = new JsonOption(arguments);
    }

    @Override
    public Integer call() {
        Workspace workspace = file.open(console);
        State state = workspace.state();
        try (AwsSession aws = workspace.connect()) {
            ResourceGraph graph = aws.expand(state).graph();
            workspace.showFindings();
            if (json.asked()) {
                JsonOption.print(new PlanJson(state.lineage()).of(graph.resources()), console);
            } else {
                console.out()
                        .print(PlanText.of(
                                graph.resources(), graph.notes(), aws.catalog(), console.width(), console.style()));
            }
        }
        return ExitCode.DONE;
    }
}
