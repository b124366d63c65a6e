package livestream.cli.command;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import livestream.cli.AwsSession;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.PlanFile;
import livestream.cli.PlanOptions;
import livestream.cli.PlannedRun;
import livestream.cli.Workspace;
import livestream.engine.Impact;
import livestream.engine.Resource;
import livestream.engine.saved.PlanOrigin;
import livestream.engine.saved.SavedPlan;
import livestream.engine.text.PlanJson;
import livestream.schema.Diagnostic;
import livestream.schema.Durations;
import livestream.schema.Span;
import livestream.state.State;

/** Where a plan is saved to be applied later, for how long, and with which agreement. */
final class PlanOutput {
    private final Supplier<Optional<Path>> out;
    private final Supplier<String> validFor;
    private final Supplier<Impact.Level> accepted;

    PlanOutput(Arguments arguments) {
        out = arguments.path("--out", "PLAN", "Save the plan; `livestream apply PLAN` carries it out.");
        validFor = arguments.text(
                "--valid-for",
                "DURATION",
                "24h",
                "How long the saved plan may be applied, as in 2h; 24h unless given.");
        accepted = arguments.add(
                AcceptOption.level("Agree in the saved plan to what viewers notice: interruption, or url-change."));
    }

    boolean isAsked() {
        return out.get().isPresent();
    }

    /** Stops at once when what was given makes no sense, before anybody is asked anything. */
    void check() {
        if (!isAsked() && accepted.get().needsConsent()) {
            throw CommandFailure.because(
                    ExitCode.FAILED,
                    Diagnostic.error("nothing-to-accept", "`--accept` is kept in a saved plan, and none is saved.")
                            .help("add `--out news.plan`, or give `--accept` to `livestream apply`."));
        }
        out.get().ifPresent(PlanFile::check);
        duration();
    }

    private Duration duration() {
        return Durations.parse(validFor.get())
                .orElseThrow(() -> CommandFailure.because(
                        ExitCode.FAILED,
                        Diagnostic.error("unknown-duration", "`" + validFor.get() + "` is not a duration.")
                                .help("write it as in 30m, 2h or 1d.")));
    }

    /** Saves it and says so. */
    void save(
            PlannedRun planned,
            State state,
            Workspace workspace,
            AwsSession aws,
            PlanOptions options,
            Console console) {
        if (out.get().isEmpty()) {
            return;
        }
        Path plan = out.get().get();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        SavedPlan saved = new SavedPlan(
                UUID.randomUUID().toString(),
                now,
                now.plus(duration()),
                basis(planned, state, workspace),
                accepted.get(),
                planned.graph(),
                lines(planned, workspace),
                new TreeSet<>(options.targeting().replaced(planned.graph())),
                SavedPlan.touched(planned.plan(), state, planned.observations(), aws.catalog(), options.refresh()),
                new PlanJson(state.lineage()).of(planned.plan()));
        PlanFile.write(plan, saved);
        console.err()
                .println("Saved as " + plan + ". `livestream apply " + plan + "` carries it out, once, until "
                        + saved.expires() + ".");
    }

    private static PlanOrigin basis(PlannedRun planned, State state, Workspace workspace) {
        return new PlanOrigin(
                workspace.file().toString(),
                workspace.deployment().name(),
                workspace.deployment().environment(),
                workspace.simulated(),
                workspace.store().location(),
                workspace.deployment().state(),
                state.lineage(),
                state.serial() == 0,
                planned.account(),
                workspace.deployment().region());
    }

    /** The lines that failures will be shown under, with what is hidden in them hidden. */
    private static SortedMap<String, SortedMap<Integer, String>> lines(PlannedRun planned, Workspace workspace) {
        SortedMap<String, SortedMap<Integer, String>> files = new TreeMap<>();
        for (Resource resource : planned.graph().resources()) {
            Span at = resource.declaredAt();
            workspace.diagnostics().sourceTexts().line(at.file(), at.line()).ifPresent(text -> files.computeIfAbsent(
                            at.file(), file -> new TreeMap<>())
                    .put(at.line(), text));
        }
        return files;
    }
}
