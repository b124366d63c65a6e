package livestream.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** A file that is written as a whole or not at all: whatever happens, its name stands for the old content or the new. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes it, and the folders that it is in. */
    public static void write(Path path, byte[] content) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        write(path, content, Optional.empty());
    }

    /** Writes it, for its user's eyes alone. */
    public static void writePrivate(Path path, byte[] content) throws IOException {
        write(path, content, Optional.of(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)));
    }

    /** Puts content in the place of a file that is there, wherever a link to it leads; who may read and write it stays. */
    public static void replace(Path path, byte[] content) throws IOException {
        Path file = path.toRealPath();
        write(
                file,
                content,
                hasPermissions(file) ? Optional.of(Files.getPosixFilePermissions(file)) : Optional.empty());
    }

    private static void write(Path path, byte[] content, Optional<Set<PosixFilePermission>> permissions)
            throws IOException {
        Path beside = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(beside);
        try {
            if (permissions.isPresent() && hasPermissions(beside)) {
                Files.setPosixFilePermissions(beside, permissions.get());
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
