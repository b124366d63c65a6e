package livestream.cli.command;

import java.util.concurrent.Callable;
import livestream.cli.Connection;
import livestream.cli.Console;
import livestream.cli.Workplace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes AWS as the file says. */
@Command(name = "apply", description = "Make AWS as the file says, after showing the plan and asking.")
final class ApplyCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private FileArgument file = new FileArgument();

    @Mixin
    private LockOption lock = new LockOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Mixin
    private AcceptOption accept = new AcceptOption();

    @Mixin
    private DropUnknownOption unknown = new DropUnknownOption();

    ApplyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Workplace workplace = file.open(console);
        return new ApplyRun(workplace, console, json.asked())
                .run(
                        "apply",
                        lock,
                        unknown.before(Connection::expand),
                        plan -> accept.given(plan, !json.asked(), console));
    }
}
