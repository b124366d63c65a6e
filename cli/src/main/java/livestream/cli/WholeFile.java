package livestream.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** A file that is written as a whole or not at all: whatever happens, its name stands for the old content or the new. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes it, for its user's eyes alone. */
    public static void writePrivate(Path path, byte[] content) throws IOException {
        write(path, content, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    }

    /** Puts content in the place of a file that is there, wherever a link to it leads; who may read and write it stays. */
    public static void replace(Path path, byte[] content) throws IOException {
        Path file = path.toRealPath();
        write(file, content, hasPermissions(file) ? Files.getPosixFilePermissions(file) : Set.of());
    }

    private static void write(Path path, byte[] content, Set<PosixFilePermission> permissions) throws IOException {
        Path beside = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(beside);
        try {
            if (hasPermissions(beside)) {
                Files.setPosixFilePermissions(beside, permissions);
            }
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside); // half of it is of no use to anybody
        }
    }

    private static boolean hasPermissions(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix");
    }
}
