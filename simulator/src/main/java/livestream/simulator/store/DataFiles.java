package livestream.simulator.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * The one writer of the simulator's files, which are for their user's eyes alone. It follows no link in the place of a file, and none
 * in the place of {@code .livestream} or of a folder below it: a repository that was cloned may hold them.
 */
final class DataFiles {
    private static final String OWN = ".livestream";

    private DataFiles() {}

    /** What is written into a file. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** Makes a folder, and those that it is in, where they are missing. */
    static Path folder(Path folder) throws IOException {
        refuseLinks(folder.resolve("any"));
        Path at = folder.toAbsolutePath().getRoot();
        for (Path name : folder.toAbsolutePath()) {
            at = at.resolve(name);
            if (!Files.isDirectory(at)) {
                Files.createDirectory(at, mode(at, "rwx------"));
            }
        }
        return folder.toRealPath();
    }

    /** Replaces a file in one step, so that a killed process leaves the old or the new one, never half of one. */
    static void replace(Path file, Content content) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        refuseLinks(file);
        Files.deleteIfExists(next); // what a killed process left, or a link that somebody put there
        try (OutputStream out = new BufferedOutputStream(
                Channels.newOutputStream(open(next, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)))) {
            content.write(out);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Takes a file away, or a link in its place, if there is one. */
    static void remove(Path file) throws IOException {
        refuseLinks(file);
        Files.deleteIfExists(file);
    }

    /** Adds to the end of a file, which is made when there is none. */
    static void append(Path file, Content content) throws IOException {
        refuseLinks(file);
        if (isNamedTwice(file)) {
            throw refused(file);
        }
        try (OutputStream out = new BufferedOutputStream(
                Channels.newOutputStream(open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)))) {
            content.write(out);
        }
    }

    /** Opens a file to read it. */
    static InputStream openToRead(Path file) throws IOException {
        refuseStream(file);
        return Files.newInputStream(file);
    }

    /** Whether a file ends with a whole line, or is empty. */
    static boolean endsWithLineFeed(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.size() == 0 || channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n';
        }
    }

    /** Opens a file that nothing is ever written into, to be locked. */
    static FileChannel openToLock(Path file) throws IOException {
        refuseLinks(file);
        return open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Whether a file has another name elsewhere, where it would change too. */
    private static boolean isNamedTwice(Path file) throws IOException {
        return Files.exists(file)
                && file.getFileSystem().supportedFileAttributeViews().contains("unix")
                && (int) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) > 1;
    }

    /** To open a pipe is to wait for who is at its other end. */
    private static void refuseStream(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("`" + file + "` is a pipe, a device or a folder, and no file. Move it away.");
        }
    }

    private static FileChannel open(Path file, OpenOption... how) throws IOException {
        refuseStream(file);
        if (Files.isSymbolicLink(file)) {
            throw refused(file);
        }
        Set<OpenOption> options = new HashSet<>(Set.of(how));
        options.add(LinkOption.NOFOLLOW_LINKS);
        return FileChannel.open(file, options, mode(file, "rw-------"));
    }

    private static void refuseLinks(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path at = absolute.getRoot();
        boolean within = false;
        for (Path name : Objects.requireNonNull(absolute.getParent(), "a file is in a folder")) {
            at = at.resolve(name);
            within |= name.toString().equals(OWN);
            if (within && Files.isSymbolicLink(at)) {
                throw refused(at);
            }
        }
    }

    private static IOException refused(Path link) {
        return new IOException("`" + link + "` is a link, and the simulator writes nothing through a link. Remove it.");
    }

    private static FileAttribute<?>[] mode(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
