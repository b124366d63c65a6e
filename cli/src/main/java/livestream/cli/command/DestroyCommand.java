package livestream.cli.command;

import java.util.concurrent.Callable;
import livestream.cli.Console;
import livestream.cli.Desired;
import livestream.cli.Scope;
import livestream.cli.Workplace;
import livestream.engine.plan.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Deletes what a file's applies made. */
@Command(addMethodSubcommands = false)
final class DestroyCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private FileArgument file = new FileArgument();

    @Mixin
    private LockOption lock = new LockOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Mixin
    private Consent consent = new Consent();

    @Mixin
    private DropUnknownOption unknown = new DropUnknownOption();

    @Mixin
    private SelectionOption selection = new SelectionOption();

    @Mixin
    private MissingOption missing = new MissingOption();

    DestroyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Workplace workplace = file.open(console);
        Scope scope = new Scope(selection.selection(), true, missing.isAllowed());
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
