package livestream.simulator.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A directory that keeps the store over restarts, held by one simulator at a time. */
public final class DataDirectory implements AutoCloseable {

    /** Bytes from which a world is large. */
    private static final long LARGE = 1_000_000;

    /**
     * The directories that this process holds. A lock of the operating system belongs to the process: opening and closing
     * the lock file a second time would give the lock of the first simulator away.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final Path file;
    private final Path log;
    private final FileChannel lockFile;
    private final FileLock lock;
    private long size;
    private long appended;

    private DataDirectory(Path directory, FileChannel lockFile, Path asNamed) throws IOException {
        this.directory = directory;
        this.file = directory.resolve("world.json");
        this.log = directory.resolve("world.log");
        this.lockFile = lockFile;
        this.lock = lock(lockFile, asNamed);
    }

    /** Opens a directory, making it when it is not there; fails when it is in use or cannot be written. */
    public static DataDirectory open(Path directory) throws IOException {
        Path real;
        try {
            real = DataFiles.folder(directory);
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
            return DataFiles.openToLock(directory.resolve("lock"));
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
        try (InputStream in = DataFiles.openToRead(file)) {
            if (SimulatorContextJson.read(in) instanceof ObjectNode object) {
                return object;
            }
        }
        throw new IOException("The file " + file + " is not a world of the simulator.");
    }

    /** What was kept since the world was last written as a whole, in order. A line that a killed process left unended is none. */
    List<JsonNode> changes() throws IOException {
        List<JsonNode> changes = new ArrayList<>();
        if (Files.exists(log)) {
            try (InputStream in = DataFiles.openToRead(log)) {
                SimulatorContextJson.lines(in, line -> line.forEach(changes::add));
            } catch (JsonProcessingException e) {
                if (DataFiles.endsWithLineFeed(log)) {
                    throw e;
                }
            }
            // Behind a line that is not ended, no other can begin: the world is written as a whole next.
            size = DataFiles.endsWithLineFeed(log) ? LARGE : 0;
        }
        return changes;
    }

    /**
     * Keeps what a unit of work changed. A small world is rewritten each time, so that a person can read it; what changes
     * in a large one is appended to a log, until that is longer than the world.
     */
    void keep(List<ObjectNode> changes, Supplier<ObjectNode> world) throws IOException {
        if (size >= LARGE) {
            long before = Files.exists(log) ? Files.size(log) : 0;
            DataFiles.append(log, out -> SimulatorContextJson.writeLine(changes, out));
            appended += Files.size(log) - before;
        }
        if (size < LARGE || appended > size) {
            write(world.get());
        }
    }

    private void write(ObjectNode world) throws IOException {
        DataFiles.replace(file, out -> SimulatorContextJson.write(world, out));
        // The log ends as the world is, so one that is left over changes nothing.
        DataFiles.remove(log);
        size = Files.size(file);
        appended = 0;
    }

    @Override
    public void close() throws IOException {
        lock.release();
        lockFile.close();
        HELD.remove(directory);
    }
}
