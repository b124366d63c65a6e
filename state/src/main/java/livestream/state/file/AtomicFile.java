package livestream.state.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Set;
import livestream.schema.RegularFile;

/**
 * The one writer of files. A file is written as a whole or not at all: whatever happens, its name stands for the old content or the
 * new, durably. A link in its place is replaced and never followed; within {@code .livestream} no folder may be a link either, and
 * everything is for its user's eyes alone.
 */
public final class AtomicFile {
    private static final FileAttribute<?>[] NONE = {};

    private AtomicFile() {}

    /** Makes the folders that a file is to be in. */
    public static void makeFoldersOf(Path file) throws IOException {
        OwnFolder.make(file, false);
    }

    /** The same for folders that only their user may look into, wherever they are. */
    public static void makePrivateFoldersOf(Path file) throws IOException {
        OwnFolder.make(file, true);
    }

    /** Writes a file. Who may read and write one that is there stays, outside {@code .livestream}. */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, content, OwnFolder.holds(file));
    }

    /** Writes a file for its user's eyes alone. */
    public static void writePrivate(Path file, byte[] content) throws IOException {
        write(file, content, true);
    }

    /** Puts content in the place of a file that is there, wherever a link to it leads: one that the user named. */
    public static void replace(Path file, byte[] content) throws IOException {
        write(file.toRealPath(), content);
    }

    private static void write(Path file, byte[] content, boolean isPrivate) throws IOException {
        OwnFolder.refuseLinks(file);
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        if (!Files.isDirectory(beside, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(beside); // what an earlier write left, or a link that somebody put there
        }
        FileAttribute<?>[] mode = isPrivate ? OwnFolder.file(file) : NONE;
        try (FileChannel channel = open(beside, mode, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OwnFolder.refuseLinks(file); // a folder that was one a moment ago may be a link by now
            if (!isPrivate) {
                keepPermissions(file, beside);
            }
            put(channel, content);
            channel.force(true);
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(file.toString()); // its folder: nobody knows of a file beside it
        } catch (AccessDeniedException e) {
            throw new AccessDeniedException(file.toString());
        } catch (IOException e) {
            removeQuietly(beside); // half of it would only fill a disk that is full already
            throw e;
        }
        try {
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            removeQuietly(beside);
            throw e;
        }
        forceFolder(file); // the rename itself must survive a power cut
    }

    private static void keepPermissions(Path file, Path beside) throws IOException {
        boolean knows = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (knows && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
            Files.setPosixFilePermissions(beside, permissions);
        }
    }

    private static void removeQuietly(Path file) {
        try {
            if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException stays) {
            // What kept it from being written is what there is to tell.
            return;
        }
    }

    /** Adds to the end of a file, durably. */
    public static void append(Path file, byte[] more) throws IOException {
        OwnFolder.refuseLinks(file);
        try (FileChannel channel = open(file, NONE, StandardOpenOption.APPEND, StandardOpenOption.WRITE)) {
            put(channel, more);
            channel.force(true);
        }
    }

    /** Overwrites as many bytes of a file from a place on, durably. */
    public static void patch(Path file, long place, byte[] bytes) throws IOException {
        OwnFolder.refuseLinks(file);
        try (FileChannel channel = open(file, NONE, StandardOpenOption.WRITE)) {
            channel.position(place);
            put(channel, bytes);
            channel.force(false);
        }
    }

    /** Takes back what was added to a file beyond a length. */
    public static void truncate(Path file, long length) throws IOException {
        OwnFolder.refuseLinks(file);
        try (FileChannel channel = open(file, NONE, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    /** Opens a file that nothing is ever written into, to be locked. */
    public static AsynchronousFileChannel openToLock(Path file) throws IOException {
        OwnFolder.refuseLinks(file);
        refuseLink(file);
        if (Files.exists(file)) {
            RegularFile.check(file); // to open a pipe is to wait for who reads it
        }
        return AsynchronousFileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                null,
                OwnFolder.file(file));
    }

    private static FileChannel open(Path file, FileAttribute<?>[] mode, OpenOption... how) throws IOException {
        refuseLink(file);
        Set<OpenOption> options = new HashSet<>(Set.of(how));
        options.add(LinkOption.NOFOLLOW_LINKS);
        return FileChannel.open(file, options, mode);
    }

    private static void refuseLink(Path file) throws SymbolicLinkException {
        if (Files.isSymbolicLink(file)) {
            throw new SymbolicLinkException(file);
        }
    }

    private static void put(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static void forceFolder(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
