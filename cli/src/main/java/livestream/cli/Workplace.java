package livestream.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import livestream.engine.Catalog;
import livestream.providers.AwsCatalog;
import livestream.providers.aws.AwsClients;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Livestream;
import livestream.simulator.Simulator;
import livestream.state.FileStateStore;
import livestream.state.State;

/**
 * A file that was read, and the folder {@code .livestream/} beside it. A pretended AWS and what is recorded of it live in a
 * folder of their own, so that they never meet what is real.
 */
public record Workplace(Path file, Livestream livestream, boolean simulated, Console console, Diagnostics diagnostics) {

    private Path folder() {
        Path beside = file.toAbsolutePath().getParent();
        Path folder = (beside == null ? Path.of(".") : beside).resolve(".livestream");
        return simulated ? folder.resolve("simulated") : folder;
    }

    /** Where this file's state is kept. */
    public FileStateStore store() {
        return new FileStateStore(folder().resolve("state").resolve(livestream.name() + ".json"));
    }

    /** The state; stops when it cannot be read. */
    public State state() {
        try {
            return store().load(diagnostics);
        } catch (Diagnostics.Stopped stopped) {
            throw new Stop(ExitCode.FAILED, diagnostics);
        }
    }

    /** AWS, real or pretended; close it. */
    public Session connect() {
        return simulated ? Session.simulated(this, startSimulator()) : Session.real(this);
    }

    /** What is known of every kind of resource, without a connection to AWS. */
    public Catalog kinds() {
        return new AwsCatalog(AwsClients.real(), () -> String.valueOf(livestream.region()));
    }

    private Simulator startSimulator() {
        Path data = folder().resolve("aws");
        try {
            Simulator simulator = Simulator.start(Simulator.Settings.inMemory().withData(data));
            Path seed = file.resolveSibling("simulator.json");
            if (Files.exists(seed)) {
                simulator.seed(seed);
            }
            return simulator;
        } catch (IOException e) {
            throw Stop.because(
                    ExitCode.FAILED,
                    Diagnostic.error("simulator-not-started", "The simulator cannot start on `" + data + "`.")
                            .note("cause", String.valueOf(e.getMessage()))
                            .help("another run may be using it: wait for it, or share one with"
                                    + " `livestream simulator --data DIR` and AWS_ENDPOINT_URL."));
        }
    }

    /** Shows what was found so far, such as warnings. */
    public void showFindings() {
        console.show(diagnostics);
    }
}
