package livestream.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import livestream.cli.AwsSession;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.PlannedRun;
import livestream.cli.Workspace;
import livestream.cli.progress.EventJson;
import livestream.cli.progress.History;
import livestream.cli.progress.Progress;
import livestream.engine.Observation.Present;
import livestream.engine.Observation.Readiness;
import livestream.engine.apply.Applier;
import livestream.engine.apply.ApplyResult;
import livestream.engine.apply.Event;
import livestream.engine.apply.Waiter;
import livestream.engine.plan.OutputChange;
import livestream.engine.plan.Plan;
import livestream.engine.plan.ReferenceResolver;
import livestream.engine.text.AnsiStyle;
import livestream.engine.text.PlanJson;
import livestream.engine.text.PlanText;
import livestream.schema.DiagnosticPrinter;
import livestream.schema.Value;
import livestream.state.ResourceState;
import livestream.state.State;
import livestream.state.StateChange;
import livestream.state.StateStore.Lease;
import livestream.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** A run that changes AWS, from the lock to the last word: plan, consent, apply, outputs. */
final class ApplyOperation {
    /** What to do after a run that did not come to its end, where the same command decides again. */
    static final String SAME = "Run the same command again to go on.";

    /** Decides what to do. */
    interface Planning {
        PlannedRun plan(AwsSession aws, State state);
    }

    private final Workspace workspace;
    private final Console console;
    private final boolean json;
    private final String again;
    private final Waiter waiter = Waiter.real();

    /**
     * @param again what to do when it does not come to its end
     */
    ApplyOperation(Workspace workspace, Console console, boolean json, String again) {
        this.again = again;
        this.workspace = workspace;
        this.console = console;
        this.json = json;
    }

    /**
     * Runs.
     *
     * @param operation what the lock's holder is said to do
     * @param planning decides what to do, once nobody else can change the state
     * @param consent asks whoever must agree to a plan that was just shown
     */
    @SuppressWarnings("try") // the lease is there to be held
    int run(String operation, LockOption lock, Planning planning, Predicate<Plan> consent) {
        try (Lease lease = lock.take(workspace, operation, waiter, console);
                AwsSession aws = workspace.connect()) {
            PlannedRun planned = LockOption.whileHeld(lease, () -> planning.plan(aws, workspace.state(lease)));
            Plan plan = planned.plan();
            workspace.showFindings();
            show(plan, aws);
            if (!plan.isEmpty() && !consent.test(plan)) {
                return ExitCode.CONSENT_MISSING;
            } else if (!plan.isEmpty()) {
                begin(lease, planned, aws);
            }
            return carryOut(aws, plan, lease);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From the first change on, the state belongs to one account and region. */
    private void begin(StateWriter writer, PlannedRun planned, AwsSession aws) throws IOException {
        if (planned.first().isPresent()) {
            writer.write(planned.first().get());
        }
        pin(writer, planned.account(), workspace.deployment().region(), aws.endpoint());
    }

    static void pin(StateWriter writer, String account, @Nullable String region, @Nullable String endpoint)
            throws IOException {
        State state = writer.state();
        if (!account.equals(state.account())
                || !Objects.equals(region, state.region())
                || !Objects.equals(endpoint, state.endpoint())) {
            writer.write(new StateChange.Pinned(account, region, endpoint));
        }
    }

    private void show(Plan plan, AwsSession aws) {
        if (!json) {
            console.out().print(PlanText.of(plan, aws.catalog(), console.width(), console.style()));
            console.out().println();
        }
    }

    @SuppressWarnings("try") // Ctrl-C is there to be caught
    private int carryOut(AwsSession aws, Plan plan, StateWriter writer) throws IOException {
        Optional<EventJson> lines = json ? Optional.of(new EventJson(console.out(), waiter)) : Optional.empty();
        lines.ifPresent(stream -> stream.plan(new PlanJson(writer.state().lineage()).of(plan)));
        History history = History.in(workspace.history());
        Progress progress = Progress.of(console, json, history, waiter);
        aws.waitNoMore();
        try (InterruptHandler interruptHandler = new InterruptHandler(waiter, progress::say)) {
            ApplyResult result;
            try (progress) {
                Consumer<Event> listener = history.andThen(progress);
                Applier applier = new Applier(
                        aws.catalog(), writer, waiter, lines.isPresent() ? listener.andThen(lines.get()) : listener);
                result = console.timings().phase("apply", () -> applier.apply(plan));
            } finally {
                history.keep();
            }
            return conclude(plan, result, writer, lines);
        }
    }

    private int conclude(Plan plan, ApplyResult result, StateWriter writer, Optional<EventJson> lines)
            throws IOException {
        if (result.complete()) {
            SortedMap<String, Value> outputs = outputs(plan, writer.state());
            if (!outputs.equals(writer.state().outputs())) {
                writer.write(new StateChange.OutputsSet(outputs));
            }
        }
        report(plan, result, writer.state(), lines);
        return result.complete() ? ExitCode.DONE : ExitCode.FAILED;
    }

    /** Every hole of an output can be filled once everything is recorded. What a part leaves out stays given as it was. */
    private static SortedMap<String, Value> outputs(Plan plan, State state) {
        ReferenceResolver resolver = new ReferenceResolver();
        for (ResourceState recorded : state.resources().values()) {
            resolver.know(
                    recorded.address(),
                    new Present(recorded.id(), recorded.inputs(), recorded.outputs(), new Readiness.Ready()));
        }
        SortedMap<String, Value> outputs = new TreeMap<>(plan.undone().isEmpty() ? Map.of() : state.outputs());
        for (OutputChange output : plan.outputs()) {
            if (output.after() != null) {
                outputs.put(output.name(), resolver.resolve(output.after()));
            }
        }
        return outputs;
    }

    private void report(Plan plan, ApplyResult result, State done, Optional<EventJson> lines) {
        DiagnosticPrinter printer = new DiagnosticPrinter(
                workspace.diagnostics().sourceTexts(), console.width(), console.style() == AnsiStyle.COLOUR);
        console.err().print(printer.text(result.failures()));
        if (!result.complete()) {
            console.err().println(unfinished(result));
        }
        if (lines.isPresent()) {
            ObjectNode outputs = JsonNodeFactory.instance.objectNode();
            StateText.outputs(done, outputs);
            lines.get().outcome(result, outputs);
        } else if (result.complete() && plan.changes().stream().anyMatch(change -> change.desired() != null)) {
            console.out().println(result.unsettled().isEmpty() ? "Deployed." : "Accepted; AWS is still deploying.");
            console.out().println();
            StateText.outputs(done, console.out());
        } else if (result.complete()) {
            console.out().println(deleted(plan));
        }
    }

    private static String deleted(Plan plan) {
        if (!plan.undone().isEmpty()) {
            return plan.isEmpty() ? "Nothing of what is chosen is there." : "What is chosen is deleted.";
        }
        return plan.changes().isEmpty() ? "There was nothing to delete." : "Everything is deleted.";
    }

    private String unfinished(ApplyResult result) {
        String left = result.notReached().isEmpty()
                ? ""
                : " Not begun: "
                        + String.join(
                                ", ",
                                result.notReached().stream()
                                        .map(Object::toString)
                                        .toList())
                        + ".";
        String waiting = result.unsettled().isEmpty()
                ? ""
                : " Still settling in AWS: "
                        + String.join(
                                ", ",
                                result.unsettled().stream()
                                        .map(Object::toString)
                                        .toList())
                        + ".";
        boolean recorded =
                result.failures().stream().noneMatch(failure -> failure.code().equals("state-not-written"));
        return (result.stopped() ? "Stopped." : "Not finished.") + (recorded ? " What was done is recorded." : "")
                + waiting + left + " " + again;
    }
}
