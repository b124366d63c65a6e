package livestream.cli.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import livestream.cli.AwsSession;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.DeploymentIdentity;
import livestream.cli.ExitCode;
import livestream.cli.PlanFile;
import livestream.cli.PlannedRun;
import livestream.cli.Workspace;
import livestream.engine.Observations;
import livestream.engine.ResourceGraph;
import livestream.engine.plan.Plan;
import livestream.engine.plan.Planner;
import livestream.engine.saved.PlanOrigin;
import livestream.engine.saved.SavedPlan;
import livestream.schema.Address;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.KeySpans;
import livestream.schema.Span;
import livestream.schema.Value;
import livestream.state.State;
import livestream.state.StateChange;

/**
 * Decides again what a saved plan decided, and stops when that is not the same any more. The livestream file is not read: what
 * was shown is what is done.
 */
record SavedPlanOperation(Path path, SavedPlan plan, Workspace workspace) implements ApplyOperation.Planning {

    /** Reads a plan; stops when it is damaged, of a newer format, or expired. */
    static SavedPlanOperation of(Path path, Console console) {
        Diagnostics diagnostics = new Diagnostics();
        SavedPlan plan = PlanFile.read(path, diagnostics);
        if (!Instant.now().isBefore(plan.expires())) {
            throw refuse(
                    Diagnostic.error("expired-plan", "The plan `" + path + "` expired at " + plan.expires() + "."),
                    plan);
        }
        plan.lines().forEach((file, lines) -> diagnostics.sourceTexts().add(file, text(lines)));
        PlanOrigin origin = plan.origin();
        DeploymentIdentity deployment = new DeploymentIdentity(
                origin.name(),
                origin.environment(),
                origin.region(),
                origin.kept(),
                KeySpans.of(Span.startOf(origin.file())));
        return new SavedPlanOperation(
                path,
                plan,
                new Workspace(Path.of(origin.file()), deployment, null, origin.simulated(), console, diagnostics));
    }

    /** The lines at their places, with nothing between them. */
    private static String text(SortedMap<Integer, String> lines) {
        return IntStream.rangeClosed(1, lines.lastKey())
                .mapToObj(number -> lines.getOrDefault(number, ""))
                .collect(Collectors.joining("\n"));
    }

    /** How to go on when it does not come to its end. */
    String again() {
        return "A plan is carried out once: make a new one, or run `livestream apply "
                + plan.origin().file() + "`, to go on.";
    }

    @Override
    public PlannedRun plan(AwsSession aws, State state) {
        checkState(state);
        State own = plan.origin().begins() ? State.fresh(plan.origin().lineage()) : state;
        String account = aws.account(own);
        if (plan.origin().account() != null && !account.equals(plan.origin().account())) {
            throw CommandFailure.because(
                    ExitCode.FAILED,
                    Diagnostic.error(
                                    "wrong-account",
                                    "The plan `" + path + "` is for account "
                                            + plan.origin().account() + ", and these credentials are of account "
                                            + account + ".")
                            .help("switch credentials (AWS_PROFILE); nothing was changed."));
        }
        ResourceGraph graph = plan.graphWith(secrets(aws));
        Observations seen = aws.observe(graph, own);
        checkMoved(plan.moved(own, seen, aws.catalog()));
        Plan now = plan.about(Planner.plan(graph, own, seen, aws.catalog(), plan.replaced()));
        List<String> otherwise = plan.otherwise(now);
        if (!otherwise.isEmpty()) {
            throw refuse(Diagnostic.error("changed-plan", "The plan `" + path + "` comes out otherwise now.")
                    .note("otherwise", String.join(", ", otherwise)));
        }
        return new PlannedRun(
                account,
                now,
                graph,
                seen,
                Optional.of(
                        new StateChange.PlanConsumed(plan.id(), plan.origin().lineage())));
    }

    private void checkState(State state) {
        PlanOrigin origin = plan.origin();
        boolean none = state.serial() == 0;
        String message = null;
        if (state.consumed().contains(plan.id())) {
            throw refuse(Diagnostic.error("consumed-plan", "The plan `" + path + "` was applied already."));
        } else if (origin.begins() && !none) {
            message = "was made before there was a state, and another run has begun one meanwhile";
        } else if (!origin.begins() && none) {
            message = "was made from a state that is not here";
        } else if (!origin.begins() && !state.lineage().equals(origin.lineage())) {
            message = "was made from another state than the one that is here";
        }
        if (message != null) {
            String here = workspace.store().location();
            Diagnostic diagnostic = Diagnostic.error(
                            "plan-of-another-state", "The plan `" + path + "` " + message + ".")
                    .note("state", here);
            throw refuse(here.equals(origin.state()) ? diagnostic : diagnostic.note("planned from", origin.state()));
        }
    }

    private void checkMoved(SortedMap<Address, String> moved) {
        if (!moved.isEmpty()) {
            Diagnostic diagnostic = Diagnostic.error(
                    "stale-plan", "What the plan `" + path + "` is about has moved since " + plan.created() + ".");
            for (Map.Entry<Address, String> each : moved.entrySet()) {
                diagnostic = diagnostic.note("moved", each.getKey() + ": " + each.getValue());
            }
            throw refuse(diagnostic);
        }
    }

    /** The secrets, read again from where they are kept; each must be the one that was planned with. */
    private Map<Value.Secret, Value.Secret> secrets(AwsSession aws) {
        Map<Value.Secret, Value.Secret> read = new HashMap<>();
        Diagnostics found = new Diagnostics();
        for (Value.Secret planned : plan.secrets()) {
            Optional<Value.Secret> now =
                    aws.secret(planned.source()).map(content -> Value.Secret.of(planned.source(), content));
            String key = plan.origin().lineage();
            if (now.isEmpty()) {
                found.add(Diagnostic.error(
                                "missing-secret",
                                "The plan needs the secret `" + planned.source() + "`, and there is none.")
                        .help("give it as when the plan was made; nothing was changed."));
            } else if (!now.get().fingerprint(key).equals(planned.fingerprint(key))) {
                found.add(Diagnostic.error(
                                "changed-secret",
                                "The secret `" + planned.source() + "` is not the one that the plan was made with.")
                        .help("make a new plan; nothing was changed."));
            } else {
                read.put(planned, now.get());
            }
        }
        if (found.hasErrors()) {
            throw new CommandFailure(ExitCode.FAILED, found);
        }
        return read;
    }

    private CommandFailure refuse(Diagnostic diagnostic) {
        return refuse(diagnostic, plan);
    }

    private static CommandFailure refuse(Diagnostic diagnostic, SavedPlan plan) {
        return CommandFailure.because(
                ExitCode.FAILED,
                diagnostic.help("make a new plan of `" + plan.origin().file() + "`; nothing was changed."));
    }
}
