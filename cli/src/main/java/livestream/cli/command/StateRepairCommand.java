package livestream.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.Stop;
import livestream.cli.Workplace;
import livestream.schema.Address;
import livestream.schema.Diagnostics;
import livestream.state.Salvage;
import livestream.state.StateStore.Repair;

/** Makes a state readable again, as far as that goes. */
final class StateRepairCommand implements Callable<Integer> {
    private final Console console;
    private final FileArgument file;
    private final LockOption lock;
    private final Consent consent;

    StateRepairCommand(Console console, Arguments arguments) {
        this.console = console;
        file = new FileArgument(arguments);
        lock = new LockOption(arguments);
        consent = new Consent(arguments);
    }

    @Override
    public Integer call() {
        Workplace workplace = file.open(console);
        try (Repair repair = lock.held(
                workplace, "state repair", console, me -> workplace.store().repair(me, workplace.diagnostics()))) {
            workplace.showFindings();
            Optional<Salvage> salvage = repair.salvage();
            if (salvage.isEmpty()) {
                console.out().println("Nothing is damaged.");
                return ExitCode.DONE;
            }
            tell(salvage.get());
            if (!consent.given("Keep that? Only `yes` is a yes: ", "yes", true, console)) {
                return ExitCode.CONSENT_MISSING;
            }
            repair.write();
            console.out().println("Repaired. The next plan shows what AWS has otherwise.");
            return ExitCode.DONE;
        } catch (Diagnostics.Stopped stopped) {
            throw new Stop(ExitCode.FAILED, workplace.diagnostics());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(Salvage salvage) {
        console.out()
                .println("What can be kept is of " + salvage.from() + ": serial "
                        + salvage.kept().serial() + ", "
                        + salvage.kept().resources().size() + " resources.");
        int kept = salvage.kept().resources().size();
        salvage.resourcesBefore().ifPresent(before -> console.out()
                .println("The state that cannot be read had " + before + " resources: at least "
                        + Math.max(0, before - kept) + " of them are lost."));
        if (salvage.lost() > 0) {
            String about =
                    salvage.lostAddresses().stream().map(Address::toString).collect(Collectors.joining(", "));
            console.out()
                    .println("At least " + salvage.lost() + (salvage.lost() == 1 ? " change is" : " changes are")
                            + " lost" + (about.isEmpty() ? "." : ", of " + about + "."));
        }
        salvage.damaged().forEach(object -> console.out()
                .println("Damaged, and copied beside before it is replaced: " + object));
    }
}
