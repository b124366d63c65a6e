package livestream.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.Stop;
import livestream.cli.Workplace;
import livestream.engine.apply.Patience;
import livestream.schema.Address;
import livestream.schema.Diagnostic;
import livestream.state.Entry;
import livestream.state.State;
import livestream.state.StateStore.Lease;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Gives a recorded resource another address, as after a channel got another name in the file. */
@Command(name = "mv", description = "Give a recorded resource another address; changes nothing in AWS.")
final class StateMvCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "FROM", description = "As `state list` prints it.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "TO", description = "As a plan of the file prints it.")
    private String to = "";

    @Mixin
    private FileArgument file = new FileArgument();

    @Mixin
    private LockOption lock = new LockOption();

    StateMvCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Workplace workplace = file.open(console);
        try (Lease lease = lock.take(workplace, "state mv", Patience.real(), console)) {
            State state = workplace.state(lease);
            Address source = address(from);
            Address target = address(to);
            if (!state.resources().containsKey(source)) {
                throw refuse("missing-resource", "Nothing is recorded as `" + from + "`.");
            } else if (state.resources().containsKey(target) || state.intents().containsKey(target)) {
                throw refuse("recorded-already", "Something is recorded as `" + to + "` already.");
            } else if (!source.type().equals(target.type())) {
                throw refuse("another-kind", "`" + from + "` cannot become `" + to + "`, which is of another kind.");
            }
            lease.write(new Entry.Moved(source, target));
            console.out().println("Moved " + from + " to " + to + ".");
            return ExitCode.DONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Address address(String text) {
        try {
            return Address.parse(text);
        } catch (IllegalArgumentException e) {
            throw refuse("unknown-address", "`" + text + "` is no address.");
        }
    }

    private static Stop refuse(String code, String message) {
        return Stop.because(
                ExitCode.FAILED,
                Diagnostic.error(code, message)
                        .help("`livestream state list` prints what is recorded. Nothing was changed."));
    }
}
