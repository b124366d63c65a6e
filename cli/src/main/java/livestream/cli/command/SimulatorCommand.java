package livestream.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import livestream.cli.Console;
import livestream.cli.DiskTrouble;
import livestream.cli.ExitCode;
import livestream.cli.Stop;
import livestream.schema.Diagnostic;
import livestream.schema.Durations;
import livestream.simulator.Simulator;
import livestream.simulator.Simulator.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the pretended AWS by itself, for any AWS client. */
@Command(addMethodSubcommands = false)
final class SimulatorCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--port", description = "Port on 127.0.0.1; ${DEFAULT-VALUE} unless given, 0 for any free one.")
    private int port = 4580;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep everything in this folder; in memory unless given.")
    private @Nullable Path data;

    @Option(
            names = "--deploy-delay",
            paramLabel = "DURATION",
            description = "How long a distribution stays InProgress, as in 5s; not at all unless given.")
    private String deployDelay = "0s";

    @Option(
            names = "--container-delay",
            paramLabel = "DURATION",
            description = "How long a MediaStore container is CREATING, and DELETING; not at all unless given.")
    private String containerDelay = "0s";

    @Option(names = "--seed", paramLabel = "FILE", description = "Requests that make what exists from the beginning.")
    private @Nullable Path seed;

    SimulatorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = Settings.inMemory()
                .withPort(port)
                .withDeployDelay(delay(deployDelay))
                .withContainerDelay(delay(containerDelay));
        try (Simulator simulator = Simulator.start(data == null ? settings : settings.withData(data))) {
            if (seed != null) {
                simulator.seed(seed);
            }
            console.out()
                    .println("A pretended AWS is running, account " + settings.account() + ". In another terminal:");
            console.out().println();
            console.out().println("  export AWS_ENDPOINT_URL=" + simulator.endpoint());
            console.out()
                    .println("  export AWS_ACCESS_KEY_ID=simulator AWS_SECRET_ACCESS_KEY=simulator AWS_REGION=us-west-2"
                            + " AWS_DEFAULT_REGION=us-west-2");
            console.out().println();
            console.out().println("Ctrl-C ends it.");
            console.out().flush();
            // Every change is on disk before it is answered, so there is nothing to do at the end but to end.
            new CountDownLatch(1).await();
            return ExitCode.DONE;
        } catch (IOException e) {
            throw Stop.because(
                    ExitCode.FAILED,
                    Diagnostic.error("simulator-not-started", "The simulator cannot start.")
                            .note("cause", DiskTrouble.words(e))
                            .help("choose another port or folder."));
        }
    }

    private static Duration delay(String text) {
        return Durations.parse(text)
                .orElseThrow(() -> Stop.because(
                        ExitCode.FAILED,
                        Diagnostic.error("unknown-duration", "`" + text + "` is not a duration.")
                                .help("write it as in 5s or 2m.")));
    }
}
