package livestream.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.Workspace;
import livestream.schema.Address;
import livestream.schema.Diagnostics;
import livestream.state.RecoveryReport;
import livestream.state.StateStore.Repair;

/** Makes a state readable again, as far as that goes. */
final class StateRepairCommand implements Callable<Integer> {
    private final Console console;
    private final FileArgument file;
    private final LockOption lock;
    private final Confirmation confirmation;

    StateRepairCommand(Console console, Arguments arguments) {
        this.console = console;
        file = new FileArgument(arguments);
        lock = new LockOption(arguments);
        confirmation = new Confirmation(arguments);
    }

    @Override
    public Integer call() {
        Workspace workspace = file.open(console);
        try (Repair repair = lock.held(
                workspace, "state repair", console, me -> workspace.store().repair(me, workspace.diagnostics()))) {
            workspace.showFindings();
            Optional<RecoveryReport> report = repair.report();
            if (report.isEmpty()) {
                console.out().println("Nothing is damaged.");
                return ExitCode.DONE;
            }
            tell(report.get());
            if (!confirmation.given("Keep that? Only `yes` is a yes: ", "yes", true, console)) {
                return ExitCode.CONSENT_MISSING;
            }
            repair.write();
            console.out().println("Repaired. The next plan shows what AWS has otherwise.");
            return ExitCode.DONE;
        } catch (Diagnostics.Stopped stopped) {
            throw new CommandFailure(ExitCode.FAILED, workspace.diagnostics());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(RecoveryReport report) {
        console.out()
                .println("What can be kept is of " + report.from() + ": serial "
                        + report.kept().serial() + ", "
                        + report.kept().resources().size() + " resources.");
        int kept = report.kept().resources().size();
        report.resourcesBefore().ifPresent(before -> console.out()
                .println("The state that cannot be read had " + before + " resources: at least "
                        + Math.max(0, before - kept) + " of them are lost."));
        if (report.lost() > 0) {
            String about =
                    report.lostAddresses().stream().map(Address::toString).collect(Collectors.joining(", "));
            console.out()
                    .println("At least " + report.lost() + (report.lost() == 1 ? " change is" : " changes are")
                            + " lost" + (about.isEmpty() ? "." : ", of " + about + "."));
        }
        report.damaged().forEach(object -> console.out()
                .println("Damaged, and copied beside before it is replaced: " + object));
    }
}
