package livestream.cli.command;

import java.util.concurrent.Callable;
import livestream.cli.Console;
import livestream.cli.Desired;
import livestream.cli.Scope;
import livestream.cli.Workplace;
import livestream.engine.plan.Plan;

/** Deletes what a file's applies made. */
final class DestroyCommand implements Callable<Integer> {
    private final Console console;
    private final FileArgument file;
    private final LockOption lock;
    private final JsonOption json;
    private final Consent consent;
    private final DropUnknownOption unknown;
    private final SelectionOption selection;
    private final MissingOption missing;

    DestroyCommand(Console console, Arguments arguments) {
        this.console = console;
        file = new FileArgument(arguments);
        lock = new LockOption(arguments);
        json = new JsonOption(arguments);
        consent = new Consent(arguments);
        unknown = new DropUnknownOption(arguments);
        selection = new SelectionOption(arguments);
        missing = new MissingOption(arguments);
    }

    @Override
    public Integer call() {
        Workplace workplace = file.open(console);
        Scope scope = new Scope(selection.targeting(), true, missing.isAllowed());
        return new ApplyRun(workplace, console, json.asked(), ApplyRun.SAME)
                .run(
                        "destroy",
                        lock,
                        unknown.before((aws, state) -> aws.plan(Desired.nothing(), state, aws.account(state), scope)),
                        plan -> consent.given(
                                question(plan, workplace), workplace.stateName(), !json.asked(), console));
    }

    private static String question(Plan plan, Workplace workplace) {
        String name = workplace.stateName();
        return plan.undone().isEmpty()
                ? "This ends the stream. Type its name, `" + name + "`, to delete all of it: "
                : "This may end the stream. Type its name, `" + name + "`, to delete what is chosen: ";
    }
}
