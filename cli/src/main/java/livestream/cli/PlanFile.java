package livestream.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import livestream.engine.saved.SavedPlan;
import livestream.engine.saved.SavedPlanJson;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.RegularFile;
import livestream.state.file.AtomicFile;

/** The file of a saved plan. It is known by its content, whatever it is called. */
public final class PlanFile {
    private static final int BEGINNING = 64;

    private PlanFile() {}

    /** Whether there is a saved plan in this file. */
    public static boolean isOne(Path path) {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(path)) {
            String beginning = new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8).stripLeading();
            return beginning.startsWith("{")
                    && beginning.substring(1).stripLeading().startsWith('"' + SavedPlanJson.MARK + '"');
        } catch (IOException e) {
            // Whoever reads it as what it is says why it cannot be read.
            return false;
        }
    }

    /** The plan; stops when it is damaged or of a newer format. */
    public static SavedPlan read(Path path, Diagnostics diagnostics) {
        try {
            return SavedPlanJson.read(RegularFile.read(path), path.toString(), diagnostics);
        } catch (Diagnostics.Stopped stopped) {
            throw new CommandFailure(ExitCode.FAILED, diagnostics);
        } catch (IOException e) {
            throw CommandFailure.because(
                    ExitCode.FAILED,
                    Diagnostic.error("file-unreadable", "The plan `" + path + "` cannot be read.")
                            .note("cause", IoErrorText.words(e)));
        }
    }

    /** Stops when a plan would overwrite something else, or have no folder to be in; before anybody is asked anything. */
    public static void check(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        if (Files.exists(path) && !isOne(path)) {
            throw CommandFailure.because(
                    ExitCode.FAILED,
                    Diagnostic.error("plan-not-written", "`" + path + "` exists and is not a plan.")
                            .help("name a file that is not there yet, or an older plan; nothing was written."));
        } else if (folder != null && !Files.isDirectory(folder)) {
            throw CommandFailure.because(
                    ExitCode.FAILED,
                    Diagnostic.error("plan-not-written", "There is no folder `" + folder + "` for the plan.")
                            .help("make it, or name a file in a folder that exists."));
        }
    }

    /** Writes a plan, all of it or nothing, for its user's eyes alone; stops when that is not possible. */
    public static void write(Path path, SavedPlan plan) {
        try {
            AtomicFile.writePrivate(path, SavedPlanJson.write(plan));
        } catch (IOException e) {
            throw CommandFailure.because(
                    ExitCode.FAILED,
                    Diagnostic.error("plan-not-written", "The plan cannot be written to `" + path + "`.")
                            .note("cause", IoErrorText.words(e))
                            .help("name a file in a folder that is writable."));
        }
    }
}
