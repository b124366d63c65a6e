package livestream.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A directory that keeps the store over restarts, held by one simulator at a time. */
public final class DataDirectory implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;
    private final FileChannel lockFile;
    private final FileLock lock;

    private DataDirectory(Path file, FileChannel lockFile, FileLock lock) {
        this.file = file;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** Opens a directory, making it when it is not there; fails when it is in use or cannot be written. */
    public static DataDirectory open(Path directory) throws IOException {
        FileChannel channel = null;
        try {
            Files.createDirectories(directory);
            channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(directory, channel);
            }
            return new DataDirectory(directory.resolve("world.json"), channel, lock);
        } catch (OverlappingFileLockException e) {
            throw inUse(directory, channel);
        } catch (IOException e) {
            if (channel != null) {
                throw e;
            }
            throw new IOException("The data directory " + directory + " cannot be written: " + e, e);
        }
    }

    private static IOException inUse(Path directory, @Nullable FileChannel channel) throws IOException {
        if (channel != null) {
            channel.close();
        }
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
    }
}
