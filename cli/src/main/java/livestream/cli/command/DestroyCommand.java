package livestream.cli.command;

import java.util.concurrent.Callable;
import livestream.cli.Console;
import livestream.cli.Desired;
import livestream.cli.Workplace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Deletes what a file's applies made. */
@Command(name = "destroy", description = "Delete everything that applies of this file made, after asking.")
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

    DestroyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Workplace workplace = file.open(console);
        String name = workplace.stateName();
        return new ApplyRun(workplace, console, json.asked())
                .run(
                        "destroy",
                        lock,
                        unknown.before((aws, state) -> Desired.nothing()),
                        plan -> consent.given(
                                "This ends the stream. Type its name, `" + name + "`, to delete all of it: ",
                                name,
                                !json.asked(),
                                console));
    }
}
