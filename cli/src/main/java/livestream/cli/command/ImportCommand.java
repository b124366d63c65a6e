package livestream.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import livestream.cli.AwsSession;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.Desired;
import livestream.cli.ExitCode;
import livestream.cli.Workspace;
import livestream.engine.FieldDiff;
import livestream.engine.Observation;
import livestream.engine.Observation.Present;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.engine.apply.Waiter;
import livestream.engine.plan.Change;
import livestream.engine.plan.Plan;
import livestream.engine.text.PlanText;
import livestream.schema.Diagnostic;
import livestream.schema.Value;
import livestream.schema.shape.Suggestions;
import livestream.schema.yaml.MessageText;
import livestream.state.ResourceState;
import livestream.state.State;
import livestream.state.StateChange;
import livestream.state.StateStore.Lease;

/** Takes into the state what AWS has already, so that from now on it is managed as if an apply had made it. */
final class ImportCommand implements Callable<Integer> {
    private final Console console;
    private final Supplier<String> address;
    private final Supplier<String> id;
    private final FileArgument file;
    private final LockOption lock;

    ImportCommand(Console console, Arguments arguments) {
        this.console = console;
        address = arguments.word("ADDRESS", "Which resource of the file it is, as a plan prints it.");
        id = arguments.word("ID", "What AWS calls it.");
        file = new FileArgument(arguments);
        lock = new LockOption(arguments);
    }

    @Override
    @SuppressWarnings("try") // the lease is there to be held
    public Integer call() {
        Workspace workspace = file.open(console);
        try (Lease lease = lock.take(workspace, "import", Waiter.real(), console);
                AwsSession aws = workspace.connect()) {
            State state = workspace.state(lease);
            String account = LockOption.whileHeld(lease, () -> aws.account(state));
            Desired desired = LockOption.whileHeld(lease, () -> aws.expand(state));
            Resource resource = resource(desired.graph());
            refuseWhatIsRecorded(resource, state);
            refuseWhatIsOfAws(resource, aws);
            Present found = LockOption.whileHeld(lease, () -> found(resource, aws));
            ApplyOperation.pin(lease, account, workspace.livestream().region(), aws.endpoint());
            lease.write(new StateChange.Applied(recorded(resource, found)));
            console.out()
                    .println("Recorded `" + address.get() + "` as " + id.get()
                            + ". Nothing in AWS was changed; this follows:");
            console.out().println();
            Plan plan = aws.draft(desired, lease.state());
            warnOfReplacement(plan, workspace);
            workspace.showFindings();
            console.out().print(PlanText.of(plan, aws.catalog(), console.width(), console.style()));
            return ExitCode.DONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing was told to AWS yet: all that the file says and AWS does not have shows as a difference, and nothing else does. */
    private static ResourceState recorded(Resource resource, Present found) {
        return new ResourceState(
                        resource.address(),
                        found.id(),
                        Value.fields(),
                        found.outputs(),
                        resource.dependsOn(),
                        new TreeMap<>())
                .protectedFromDestroy(resource.lifecycle().preventDestroy());
    }

    private Resource resource(ResourceGraph graph) {
        List<String> there = graph.resources().stream()
                .map(resource -> resource.address().toString())
                .toList();
        return graph.resources().stream()
                .filter(resource -> resource.address().toString().equals(address.get()))
                .findFirst()
                .orElseThrow(() -> refusal(Diagnostic.error(
                                "unknown-address", MessageText.quoted(address.get()) + " is no resource of this file.")
                        .help(Suggestions.of(address.get(), there)
                                        .map(near -> "did you mean `" + near + "`? ")
                                        .orElse("")
                                + "there are " + String.join(", ", there) + ".")));
    }

    private void refuseWhatIsRecorded(Resource resource, State state) {
        ResourceState before = state.resources().get(resource.address());
        if (before != null) {
            throw refusal(Diagnostic.error(
                            "recorded-already", "`" + address.get() + "` is recorded already, as " + before.id() + ".")
                    .help("nothing is to be done, or `livestream forget " + address.get()
                            + "` first, if it is to be another one."));
        } else if (state.intents().containsKey(resource.address())) {
            throw refusal(Diagnostic.error(
                            "unsettled-create", "An earlier run was cut off while creating `" + address.get() + "`.")
                    .help("apply first: it finds out what became of it, and imports what is there."));
        }
        state.called(resource.address().type(), id.get()).ifPresent(other -> {
            throw refusal(Diagnostic.error(
                            "recorded-already",
                            MessageText.quoted(id.get()) + " is recorded already, as `" + other.address() + "`.")
                    .help("one thing has one address: `livestream forget " + other.address()
                            + "` first, if it is to be `" + address.get() + "`."));
        });
    }

    /** Every account sees AWS's own policies, and none can change or delete them. */
    private void refuseWhatIsOfAws(Resource resource, AwsSession aws) {
        aws.catalog().nameOf(id.get()).ifPresent(name -> {
            throw refusal(Diagnostic.error(
                            "policy-of-aws",
                            MessageText.quoted(id.get()) + " is AWS's own `" + name
                                    + "`, which no account can change or delete.")
                    .at(resource.declaredAt())
                    .help("name it in the file, where it is used, in the place of settings of your own."));
        });
    }

    private Present found(Resource resource, AwsSession aws) {
        var type = aws.catalog().type(resource.address().type());
        if (type.observe(List.of(id.get())).getOrDefault(id.get(), new Observation.Absent())
                instanceof Present present) {
            return present;
        }
        throw refusal(Diagnostic.error(
                        "missing-resource",
                        "AWS has no " + type.facts().label() + " " + MessageText.quoted(id.get()) + ".")
                .at(resource.declaredAt())
                .help(
                        "look for the id, the account and the region; it is an id that is wanted, not a name, where a thing"
                                + " has both."));
    }

    /** An id or parent other than the file's cannot be mended in place: whoever imports wants to know before an apply does it. */
    private void warnOfReplacement(Plan plan, Workspace workspace) {
        plan.changes().stream()
                .filter(change -> change.address().toString().equals(address.get()))
                .filter(Change.Replace.class::isInstance)
                .map(Change.Replace.class::cast)
                .forEach(replace -> workspace
                        .diagnostics()
                        .add(Diagnostic.warning(
                                        "import-would-replace",
                                        "The next apply would delete `" + address.get() + "` and create it again: "
                                                + members(replace) + " cannot be changed in place.")
                                .at(replace.desired().declaredAt())
                                .help("say in the file what AWS has, or let go of it: `livestream forget "
                                        + address.get() + "`.")));
    }

    private static String members(Change.Replace replace) {
        return replace.diffs().stream()
                .filter(FieldDiff::replaces)
                .map(diff -> "`" + diff.path() + "`")
                .collect(Collectors.joining(", "));
    }

    private static CommandFailure refusal(Diagnostic diagnostic) {
        return CommandFailure.because(ExitCode.FAILED, diagnostic);
    }
}
