package livestream.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.Workspace;
import livestream.engine.apply.Waiter;
import livestream.schema.Address;
import livestream.schema.Diagnostic;
import livestream.schema.shape.Suggestions;
import livestream.schema.yaml.MessageText;
import livestream.state.DependencyIndex;
import livestream.state.ResourceState;
import livestream.state.State;
import livestream.state.StateChange;
import livestream.state.StateStore.Lease;

/** Lets go of a resource: its record goes, what AWS has of it stays. */
final class ForgetCommand implements Callable<Integer> {
    private final Console console;
    private final Supplier<String> address;
    private final FileArgument file;
    private final LockOption lock;
    private final Confirmation confirmation;

    ForgetCommand(Console console, Arguments arguments) {
        this.console = console;
        address = arguments.word("ADDRESS", "As `state list` prints it.");
        file = new FileArgument(arguments);
        lock = new LockOption(arguments);
        confirmation = new Confirmation(arguments);
    }

    @Override
    public Integer call() {
        Workspace workspace = file.open(console);
        try (Lease lease = lock.take(workspace, "forget", Waiter.real(), console)) {
            State state = workspace.state(lease);
            ResourceState recorded = recorded(state);
            workspace.showFindings();
            announce(recorded, state, workspace);
            if (!confirmation.given("Only `yes` is a yes: ", "yes", true, console)) {
                return ExitCode.CONSENT_MISSING;
            }
            lease.write(new StateChange.Removed(recorded.address()));
            console.out()
                    .println(
                            "Forgotten. While the file asks for it, the next plan makes another: take it out of the file, or"
                                    + " take it back with `livestream import " + address.get() + " " + recorded.id()
                                    + "`.");
            return ExitCode.DONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void announce(ResourceState recorded, State state, Workspace workspace) {
        String label = workspace.kinds().type(recorded.address().type()).facts().label();
        console.out()
                .println("The " + label + " " + recorded.id()
                        + " stays in AWS as it is, and nothing here will change or" + " delete it any more.");
        String dependents = new DependencyIndex(state)
                .of(recorded.address()).stream()
                        .map(dependent -> dependent.address().toString())
                        .collect(Collectors.joining(", "));
        if (!dependents.isEmpty()) {
            console.out().println("These go on using it: " + dependents + ".");
        }
    }

    private ResourceState recorded(State state) {
        for (ResourceState recorded : state.resources().values()) {
            if (recorded.address().toString().equals(address.get())) {
                return unprotected(recorded);
            }
        }
        // What may exist without anybody knowing its id is not forgotten: nobody could find it again.
        if (state.intents().keySet().stream().map(Address::toString).anyMatch(address.get()::equals)) {
            throw CommandFailure.because(
                    ExitCode.FAILED,
                    Diagnostic.error(
                                    "unsettled-create",
                                    "An earlier run was cut off while creating `" + address.get()
                                            + "`, and what became of it is unknown.")
                            .help(
                                    "apply first: it finds out, and deletes what is there if the file does not ask for it."));
        }
        throw CommandFailure.because(
                ExitCode.FAILED,
                Diagnostic.error(
                                "missing-resource", "Nothing is recorded as " + MessageText.quoted(address.get()) + ".")
                        .help(Suggestions.of(
                                                address.get(),
                                                state.resources().keySet().stream()
                                                        .map(Address::toString)
                                                        .toList())
                                        .map(near -> "did you mean `" + near + "`? ")
                                        .orElse("")
                                + "`livestream state list` prints what is."));
    }

    /** To forget it would be a way around its protection. */
    private static ResourceState unprotected(ResourceState recorded) {
        if (recorded.protectedFromDestroy()) {
            throw CommandFailure.because(
                    ExitCode.FAILED,
                    Diagnostic.error(
                                    "protected-resource",
                                    "`" + recorded.address() + "` is protected, and its record is what protects it.")
                            .help(
                                    "take it out of `lifecycle.preventDestroy` and apply, which lifts the protection; then forget"
                                            + " it. Nothing was changed."));
        }
        return recorded;
    }
}
