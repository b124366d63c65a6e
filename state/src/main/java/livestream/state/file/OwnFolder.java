package livestream.state.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/**
 * The folder {@code .livestream} and all below it: for its user's eyes alone, and without any link, because it lies in a project
 * that somebody else may have written.
 */
final class OwnFolder {
    static final String NAME = ".livestream";

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private OwnFolder() {}

    /** Whether a path leads into it. */
    static boolean holds(Path path) {
        for (Path name : path.toAbsolutePath()) {
            if (name.toString().equals(NAME)) {
                return true;
            }
        }
        return false;
    }

    /** Refuses a link in the place of the folder or of one below it, on the way to a file. */
    static void refuseLinks(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path at = absolute.getRoot();
        boolean within = false;
        for (Path name : folderOf(absolute)) {
            at = at.resolve(name);
            within |= name.toString().equals(NAME);
            if (within && Files.isSymbolicLink(at)) {
                throw new SymbolicLinkException(at);
            }
        }
    }

    private static Path folderOf(Path absolute) {
        return Objects.requireNonNull(absolute.getParent(), "a file is in a folder");
    }

    /** Makes the folders that are missing on the way to a file. */
    static void make(Path file, boolean isPrivate) throws IOException {
        refuseLinks(file);
        Path absolute = file.toAbsolutePath();
        Path at = absolute.getRoot();
        for (Path name : folderOf(absolute)) {
            at = at.resolve(name);
            if (!Files.isDirectory(at)) {
                try {
                    Files.createDirectory(at, isPrivate || holds(at) ? folder(at) : new FileAttribute<?>[0]);
                } catch (FileAlreadyExistsException other) {
                    if (!Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
                        throw other;
                    }
                }
            }
        }
    }

    private static FileAttribute<?>[] folder(Path path) {
        return attributes(path, FOLDER);
    }

    /** What a file is made with that only its user may see. */
    static FileAttribute<?>[] file(Path path) {
        return attributes(path, FILE);
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        boolean knows = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return knows
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
