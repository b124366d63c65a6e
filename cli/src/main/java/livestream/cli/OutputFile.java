package livestream.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import livestream.schema.Diagnostic;
import livestream.schema.RegularFile;

/** A file that a command writes because its user named it: it takes the place of an older one of its kind, and of nothing else. */
public final class OutputFile {
    private OutputFile() {}

    /**
     * Stops when something else is there: a livestream file, a state, a pipe, a device.
     *
     * @param kind what is written, as in {@code a schema}
     * @param isOne whether a text is one of its kind
     */
    public static void check(Path file, String kind, Predicate<String> isOne) {
        // A folder, or a link in a folder of ours, is told when it is written.
        if (Files.exists(file) && !Files.isDirectory(file) && !isOne(file, isOne)) {
            throw CommandFailure.because(
                    ExitCode.FAILED,
                    Diagnostic.error("file-not-written", "`" + file + "` exists and is not " + kind + ".")
                            .help("name a file that is not there yet, or delete this one first; nothing was written."));
        }
    }

    private static boolean isOne(Path file, Predicate<String> isOne) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try {
            String text = RegularFile.text(file);
            return text.isBlank() || isOne.test(text);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
