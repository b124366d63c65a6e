package livestream.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import livestream.state.file.AtomicFile;

/**
 * The folder {@code .livestream} beside a livestream file: what is remembered of it on this machine.
 *
 * @param path the folder, which need not be there
 */
public record LivestreamFolder(Path path) {
    /** What {@code init} wrote before states were kept out of a repository too; whoever wrote another one meant it. */
    private static final String EARLIER = "history.json\nschema.json\nsimulated/\n";

    /** Git ignores the folder and this file in it, and no file of the user's is touched for that. */
    private static final String ALL = "*\n";

    /** That of a livestream file. */
    public static LivestreamFolder beside(Path file) {
        return new LivestreamFolder(file.toAbsolutePath().resolveSibling(".livestream"));
    }

    /** Has git ignore the folder, unless it is a link to one of another owner; called before anything else is written there. */
    public void ignore() throws IOException {
        Path ignored = path.resolve(".gitignore");
        if (!Files.isSymbolicLink(path) && isEarlier(ignored)) {
            AtomicFile.makeFoldersOf(ignored);
            AtomicFile.write(ignored, ALL.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static boolean isEarlier(Path ignored) throws IOException {
        if (Files.isSymbolicLink(ignored)) {
            return true; // what it leads to is not asked, and not written
        }
        try {
            return Files.size(ignored) == EARLIER.length()
                    && Files.readString(ignored).equals(EARLIER);
        } catch (NoSuchFileException none) {
            return true;
        }
    }
}
