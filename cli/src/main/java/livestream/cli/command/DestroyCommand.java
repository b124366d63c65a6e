package livestream.cli.command;

import java.util.concurrent.Callable;
import livestream.cli.Console;
import livestream.cli.Desired;
import livestream.cli.PlanOptions;
import livestream.cli.Workspace;
import livestream.engine.plan.Plan;

/** Deletes what a file's applies made. */
final class DestroyCommand implements Callable<Integer> {
    private final Console console;
    private final FileArgument file;
    private final LockOption lock;
    private final JsonOption json;
    private final Confirmation confirmation;
    private final DropUnknownOption unknown;
    private final SelectionOption selection;
    private final MissingOption missing;

    DestroyCommand(Console console, Arguments arguments) {
        this.console = console;
        file = new FileArgument(arguments);
        lock = new LockOption(arguments);
        json = new JsonOption(arguments);
        confirmation = new Confirmation(arguments);
        unknown = new DropUnknownOption(arguments);
        selection = new SelectionOption(arguments);
        missing = new MissingOption(arguments);
    }

    @Override
    public Integer call() {
        Workspace workspace = file.open(console);
        PlanOptions options = new PlanOptions(selection.targeting(), true, missing.isAllowed());
        return new ApplyOperation(workspace, console, json.asked(), ApplyOperation.SAME)
                .run(
                        "destroy",
                        lock,
                        unknown.before((aws, state) -> aws.plan(Desired.nothing(), state, aws.account(state), options)),
                        plan -> confirmation.given(
                                question(plan, workspace), workspace.stateName(), !json.asked(), console));
    }

    private static String question(Plan plan, Workspace workspace) {
        String name = workspace.stateName();
        return plan.undone().isEmpty()
                ? "This ends the stream. Type its name, `" + name + "`, to delete all of it: "
                : "This may end the stream. Type its name, `" + name + "`, to delete what is chosen: ";
    }
}
