package livestream.cli.command;

import java.nio.file.Path;
import java.util.function.Supplier;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.OtherFile;
import livestream.cli.PlanFile;
import livestream.cli.Workspace;
import livestream.engine.saved.SavedPlan;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.LivestreamReader;
import livestream.schema.read.ReadResult;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The file that a command is about, and whether AWS is simulated. */
final class FileArgument {
    private static final String SIMULATE =
            "Use a simulated AWS in this folder instead of the real one; no account is needed.";

    private final Supplier<Path> file;
    private final EnvironmentOption environment;
    private final Supplier<Boolean> simulate;
    private final Supplier<Boolean> timings;
    private boolean takesPlans;

    FileArgument(Arguments arguments) {
        file = arguments.next(PositionalParamSpec.builder()
                .paramLabel("FILE")
                .type(Path.class)
                .arity("0..1")
                .defaultValue("livestream.yaml")
                .description("The file; livestream.yaml unless named."));
        environment = new EnvironmentOption(arguments);
        simulate = arguments.flag("--simulate", SIMULATE);
        timings = arguments.flag(
                "--timings", "Tell in the end where the time went, and what was asked of AWS how often.");
    }

    /** Reads the file; stops with exit code 3 when it has errors. Warnings are shown and go on. */
    Workspace open(Console console) {
        Diagnostics diagnostics = new Diagnostics();
        return Workspace.of(file.get(), read(console, diagnostics).livestream(), simulate.get(), console, diagnostics);
    }

    /** Reads the file with the document that it was composed to; stops with exit code 3 when it has errors. */
    ReadResult read(Console console, Diagnostics diagnostics) {
        if (PlanFile.isOne(file.get())) {
            throw CommandFailure.because(
                    ExitCode.FAILED,
                    Diagnostic.error("saved-plan", "`" + file.get() + "` is a saved plan, expected a livestream file.")
                            .help("`livestream apply " + file.get() + "` carries it out."));
        }
        if (timings.get()) {
            console.timings().ask();
        }
        try {
            return console.timings()
                    .phase(
                            "read",
                            () -> LivestreamReader.read(file.get(), environment.invocation(console), diagnostics));
        } catch (Diagnostics.Stopped stopped) {
            throw OtherFile.of(file.get(), takesPlans)
                    .map(other -> CommandFailure.because(ExitCode.FILE_HAS_ERRORS, other))
                    .orElseGet(() -> new CommandFailure(ExitCode.FILE_HAS_ERRORS, diagnostics));
        }
    }

    /** A saved plan may be given in its place. */
    FileArgument orPlan() {
        takesPlans = true;
        return this;
    }

    Path file() {
        return file.get();
    }

    boolean isSimulated() {
        return simulate.get();
    }

    /** Whether the file is a plan that was saved. */
    boolean isSavedPlan() {
        return PlanFile.isOne(file.get());
    }

    /** Whether what is given goes with a plan that has decided it before. */
    boolean agreesWith(SavedPlan plan) {
        return !environment.isGiven() && (!simulate.get() || plan.origin().simulated());
    }
}
