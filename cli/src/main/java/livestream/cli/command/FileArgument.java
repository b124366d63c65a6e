package livestream.cli.command;

import java.nio.file.Path;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.PlanFile;
import livestream.cli.Stop;
import livestream.cli.Workplace;
import livestream.engine.saved.SavedPlan;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.LivestreamReader;
import livestream.schema.read.Reading;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The file that a command is about, and whether AWS is pretended. */
final class FileArgument {
    private static final String DEFAULT = "livestream.yaml";
    private static final String SIMULATE =
            "Use a pretended AWS in this folder instead of the real one; no account is needed.";

    @Parameters(
            index = "+",
            paramLabel = "FILE",
            arity = "0..1",
            defaultValue = DEFAULT,
            description = "The file; livestream.yaml unless named.")
    private Path file = Path.of(DEFAULT);

    @Mixin
    private EnvironmentOption environment = new EnvironmentOption();

    @Option(names = "--simulate", description = SIMULATE)
    private boolean simulate;

    @Option(
            names = "--timings",
            description = "Tell in the end where the time went, and what was asked of AWS how often.")
    private boolean timings;

    /** Reads the file; stops with exit code 3 when it has errors. Warnings are shown and go on. */
    Workplace open(Console console) {
        Diagnostics diagnostics = new Diagnostics();
        return Workplace.of(file, read(console, diagnostics).livestream(), simulate, console, diagnostics);
    }

    /** Reads the file with the document that it was composed to; stops with exit code 3 when it has errors. */
    Reading read(Console console, Diagnostics diagnostics) {
        if (PlanFile.isOne(file)) {
            throw Stop.because(
                    ExitCode.FAILED,
                    Diagnostic.error("saved-plan", "`" + file + "` is a saved plan, expected a livestream file.")
                            .help("`livestream apply " + file + "` carries it out."));
        }
        if (timings) {
            console.timings().ask();
        }
        try {
            return console.timings()
                    .phase("read", () -> LivestreamReader.read(file, environment.invocation(console), diagnostics));
        } catch (Diagnostics.Stopped stopped) {
            throw new Stop(ExitCode.FILE_HAS_ERRORS, diagnostics);
        }
    }

    Path file() {
        return file;
    }

    boolean isSimulated() {
        return simulate;
    }

    /** Whether the file is a plan that was saved. */
    boolean isSavedPlan() {
        return PlanFile.isOne(file);
    }

    /** Whether what is given goes with a plan that has decided it before. */
    boolean agreesWith(SavedPlan plan) {
        return !environment.isGiven() && (!simulate || plan.basis().simulated());
    }
}
