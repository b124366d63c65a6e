package livestream.schema.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.RegularFile;

/** What is in a file, as bytes; that it is missing, a directory or unreadable is a finding too. */
public final class FileContent {
    /** One byte more than any file that is read, enough to tell that a file is larger. */
    private static final int ENOUGH = SourceText.LIMIT + 1;

    private FileContent() {}

    /**
     * The bytes of a file, or so many of them that it is known to be too large.
     *
     * @throws Diagnostics.Stopped when it is missing, a directory or unreadable, which the collector says
     */
    public static byte[] read(Path file, Diagnostics diagnostics) {
        if (Files.isDirectory(file)) {
            throw stop(
                    diagnostics,
                    Diagnostic.error("file-unreadable", "`" + file + "` is a directory, expected a file.")
                            .help("name the file in it, such as `" + file.resolve("livestream.yaml") + "`."));
        }
        try (InputStream in = RegularFile.open(file)) {
            return in.readNBytes(ENOUGH);
        } catch (NoSuchFileException e) {
            throw stop(
                    diagnostics,
                    Diagnostic.error("file-missing", "There is no file `" + file + "`.")
                            .help("run in the directory of your livestream.yaml, or name the file."));
        } catch (AccessDeniedException e) {
            throw stop(
                    diagnostics,
                    Diagnostic.error("file-unreadable", "The file `" + file + "` may not be read.")
                            .help("give your user the right to read it."));
        } catch (IOException e) {
            throw stop(
                    diagnostics,
                    Diagnostic.error("file-unreadable", "The file `" + file + "` cannot be read.")
                            .note("system", String.valueOf(e.getMessage())));
        }
    }

    private static RuntimeException stop(Diagnostics diagnostics, Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
        diagnostics.stopIfErrors();
        return new IllegalStateException("an error was just added");
    }
}
