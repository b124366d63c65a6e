package livestream.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A directory that keeps the store over restarts, held by one simulator at a time. */
public final class DataDirectory implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * The directories that this process holds. A lock of the operating system belongs to the process: opening and closing
     * the lock file a second time would give the lock of the first simulator away.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final Path file;
    private final FileChannel lockFile;
    private final FileLock lock;

    private DataDirectory(Path directory, FileChannel lockFile, Path asNamed) throws IOException {
        this.directory = directory;
        this.file = directory.resolve("world.json");
        this.lockFile = lockFile;
        this.lock = lock(lockFile, asNamed);
    }

    /** Opens a directory, making it when it is not there; fails when it is in use or cannot be written. */
    public static DataDirectory open(Path directory) throws IOException {
        Path real;
        try {
            real = Files.createDirectories(directory).toRealPath();
        } catch (IOException e) {
            throw new IOException("The data directory " + directory + " cannot be written: " + e, e);
        }
        if (!HELD.add(real)) {
            throw inUse(directory);
        }
        boolean opened = false;
        try {
            DataDirectory held = new DataDirectory(real, lockFile(real), directory);
            opened = true;
            return held;
        } finally {
            if (!opened) {
                HELD.remove(real);
            }
        }
    }

    private static FileChannel lockFile(Path directory) throws IOException {
        try {
            return FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IOException("The data directory " + directory + " cannot be written: " + e, e);
        }
    }

    private static FileLock lock(FileChannel lockFile, Path directory) throws IOException {
        FileLock lock = lockFile.tryLock();
        if (lock == null) {
            lockFile.close();
            throw inUse(directory);
        }
        return lock;
    }

    private static IOException inUse(Path directory) {
        return new IOException("The data directory " + directory + " is in use by another simulator.");
    }

    /** What was written last, or null in a new directory. */
    @Nullable
    ObjectNode read() throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        JsonNode root = MAPPER.readTree(file.toFile());
        if (root instanceof ObjectNode object) {
            return object;
        }
        throw new IOException("The file " + file + " is not a world of the simulator.");
    }

    /** Replaces the file in one step, so that a killed process leaves the old or the new world, never half of one. */
    void write(ObjectNode world) throws IOException {
        Path next = file.resolveSibling("world.json.next");
        Files.write(next, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(world));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        lock.release();
        lockFile.close();
        HELD.remove(directory);
    }
}
