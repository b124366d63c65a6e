package livestream.cli.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.IoErrorText;
import livestream.schema.Diagnostic;
import livestream.schema.Durations;
import livestream.simulator.Simulator;
import livestream.simulator.Simulator.Settings;
import livestream.simulator.http.Listening;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** Runs the simulated AWS by itself, for any AWS client. */
final class SimulatorCommand implements Callable<Integer> {
    private static final int LAST_PORT = 65_535;

    private final Console console;
    private final Supplier<String> bind;
    private final Supplier<List<String>> hosts;
    private final Supplier<Integer> port;
    private final Supplier<Optional<Path>> data;
    private final Supplier<String> deployDelay;
    private final Supplier<String> containerDelay;
    private final Supplier<Optional<Path>> seed;

    SimulatorCommand(Console console, Arguments arguments) {
        this.console = console;
        port = arguments.add(OptionSpec.builder("--port")
                .paramLabel("PORT")
                .type(int.class)
                .converters(SimulatorCommand::port)
                .initialValue(4580)
                .description("Port; ${DEFAULT-VALUE} unless given, 0 for any free one.")
                .build());
        bind = arguments.text(
                "--bind",
                "ADDRESS",
                "127.0.0.1",
                "Address to listen at; 127.0.0.1 unless given, 0.0.0.0 for all that this machine has. Beyond this machine the"
                        + " admin path needs the token that is printed at the start.");
        hosts = arguments.texts(
                "--allow-host",
                "NAME",
                "Answer under this name as well, as in a network of containers; may be given again. Needs --bind.");
        data = arguments.path("--data", "DIR", "Keep everything in this folder; in memory unless given.");
        deployDelay = arguments.text(
                "--deploy-delay",
                "DURATION",
                "0s",
                "How long a distribution stays InProgress, as in 5s; not at all unless given.");
        containerDelay = arguments.text(
                "--container-delay",
                "DURATION",
                "0s",
                "How long a MediaStore container is CREATING, and DELETING; not at all unless given.");
        seed = arguments.path("--seed", "FILE", "Requests that make what exists from the beginning.");
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = Settings.inMemory()
                .withListening(listening())
                .withPort(port.get())
                .withDeployDelay(delay(deployDelay.get()))
                .withContainerDelay(delay(containerDelay.get()));
        try (Simulator simulator =
                Simulator.start(data.get().map(settings::withData).orElse(settings))) {
            if (seed.get().isPresent()) {
                simulator.seed(seed.get().get());
            }
            console.out()
                    .println("A simulated AWS is running, account " + settings.account() + ". In another terminal:");
            console.out().println();
            console.out().println("  export AWS_ENDPOINT_URL=" + simulator.endpoint());
            console.out()
                    .println("  export AWS_ACCESS_KEY_ID=simulator AWS_SECRET_ACCESS_KEY=simulator AWS_REGION=us-west-2"
                            + " AWS_DEFAULT_REGION=us-west-2");
            console.out().println();
            simulator.token().ifPresent(token -> {
                console.out().println("Other machines reach it. Requests to /_simulator/ need this header:");
                console.out().println();
                console.out().println("  X-Simulator-Token: " + token);
                console.out().println();
            });
            console.out().println("Ctrl-C ends it.");
            console.out().flush();
            // Every change is on disk before it is answered, so there is nothing to do at the end but to end.
            new CountDownLatch(1).await();
            return ExitCode.DONE;
        } catch (IOException e) {
            throw CommandFailure.because(
                    ExitCode.FAILED,
                    Diagnostic.error("simulator-not-started", "The simulator cannot start.")
                            .note("cause", IoErrorText.words(e))
                            .help("choose another port or folder."));
        }
    }

    /** An address, never a name: where a name leads is for others to say. */
    private Listening listening() {
        String address = bind.get();
        try {
            boolean literal = address.matches("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}") || address.contains(":");
            if (literal) {
                return new Listening(
                        InetAddress.getByName(address),
                        hosts.get().stream()
                                .map(name -> name.toLowerCase(Locale.ROOT))
                                .collect(Collectors.toUnmodifiableSet()));
            }
        } catch (UnknownHostException none) {
            throw noAddress(address);
        }
        throw noAddress(address);
    }

    private static CommandFailure noAddress(String address) {
        return CommandFailure.because(
                ExitCode.FAILED,
                Diagnostic.error("unknown-address", "`" + address + "` is not an address.")
                        .help("write an address of this machine, as in 127.0.0.1, ::1 or 0.0.0.0."));
    }

    private static int port(String word) {
        if (!word.matches("[0-9]{1,5}") || Integer.parseInt(word) > LAST_PORT) {
            throw new TypeConversionException("expected a port from 0 to " + LAST_PORT + ", found `" + word + "`.");
        }
        return Integer.parseInt(word);
    }

    private static Duration delay(String text) {
        return Durations.parse(text)
                .orElseThrow(() -> CommandFailure.because(
                        ExitCode.FAILED,
                        Diagnostic.error("unknown-duration", "`" + text + "` is not a duration.")
                                .help("write it as in 5s or 2m.")));
    }
}
