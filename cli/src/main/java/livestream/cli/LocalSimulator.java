package livestream.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import livestream.schema.Diagnostic;
import livestream.schema.RegularFile;
import livestream.schema.compose.ProjectFiles;
import livestream.schema.compose.ProjectFolder;
import livestream.simulator.Simulator;

/** The simulated AWS of one file, which lives for a run and keeps its account in the folder beside the file. */
final class LocalSimulator {
    private final Path file;
    private final Path folder;

    /** @param folder where everything simulated is kept */
    LocalSimulator(Path file, Path folder) {
        this.file = file;
        this.folder = folder;
    }

    /** Starts it; stops the command when it cannot be started. */
    Simulator start() {
        Path data = folder.resolve("aws");
        try {
            Optional<Path> seed = seed();
            Simulator simulator = open(data);
            if (seed.isPresent()) {
                simulator.seed(seed.get());
            }
            return simulator;
        } catch (IOException e) {
            throw CommandFailure.because(
                    ExitCode.FAILED,
                    Diagnostic.error("simulator-not-started", "The simulator cannot start on `" + data + "`.")
                            .note("cause", IoErrorText.words(e))
                            .help(
                                    IoErrorText.isDisk(e)
                                            ? IoErrorText.help(e) + "."
                                            : "another run may be using it: wait for it, or share one with"
                                                    + " `livestream simulator --data DIR` and AWS_ENDPOINT_URL."));
        }
    }

    /** Where nothing was ever recorded and nothing can be, a run that only looks needs no folder. */
    private Simulator open(Path data) throws IOException {
        try {
            return Simulator.start(Simulator.Settings.inMemory().withData(data));
        } catch (IOException e) {
            if (Files.exists(folder) || !IoErrorText.isDisk(e)) {
                throw e;
            }
            return Simulator.start(Simulator.Settings.inMemory());
        }
    }

    /** What the account has from the beginning, beside the file. */
    private Optional<Path> seed() throws IOException {
        try {
            Path seed = new ProjectFolder(file, ProjectFiles.DISK).file("simulator.json");
            RegularFile.check(seed);
            return Optional.of(seed);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }
}
