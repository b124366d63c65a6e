package livestream.state.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import livestream.schema.RegularFile;
import livestream.state.file.AtomicFile;
import org.jspecify.annotations.Nullable;

/**
 * A folder of this machine. A {@link ProcessMutex} covers the instant of looking and writing, so that a write replaces what was seen or
 * nothing. Every write goes beside and is renamed, or is added at the end; both are forced to the disk by {@link AtomicFile}.
 */
public final class FileObjectStore implements ObjectStore {

    /** Half a lease: who cannot write for longer is about to lose its own. */
    private static final Duration LONGEST_WAIT = LockRecord.LEASE.dividedBy(2);

    private final Path folder;
    private final ProcessMutex processMutex;
    private final InstantSource clock;

    /** Keeps objects in a folder, which does not need to exist; by the system's clock. */
    public FileObjectStore(Path folder) {
        this(folder, InstantSource.system());
    }

    /** The same by a clock of its own. */
    public FileObjectStore(Path folder, InstantSource clock) {
        this(folder, clock, LONGEST_WAIT);
    }

    FileObjectStore(Path folder, InstantSource clock, Duration longestWait) {
        this.folder = folder;
        this.processMutex = new ProcessMutex(folder, longestWait);
        this.clock = clock;
    }

    @Override
    public Optional<StoredObject> read(String name) throws IOException {
        Path file = folder.resolve(name);
        try {
            while (true) {
                String version = version(file);
                byte[] bytes = RegularFile.read(file);
                // What was written to between the two looks is looked at again: bytes and version belong together.
                if (version.equals(version(file))) {
                    return Optional.of(new StoredObject(bytes, version, age(file)));
                }
            }
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    @Override
    public String write(String name, @Nullable String seen, byte[] bytes) throws IOException, VersionConflictException {
        Path file = folder.resolve(name);
        return processMutex.alone(() -> {
            check(name, file, seen);
            AtomicFile.writePrivate(file, bytes);
            return version(file);
        });
    }

    @Override
    public String append(String name, String seen, byte[] before, byte[] more, Patch patch)
            throws IOException, VersionConflictException {
        Path file = folder.resolve(name);
        return processMutex.alone(() -> {
            check(name, file, seen);
            try {
                AtomicFile.append(file, more);
            } catch (IOException e) {
                // A full disk took half of it. Where even this fails, readers overlook an unfinished end.
                AtomicFile.truncate(file, before.length);
                throw e;
            }
            // Whatever becomes of this, what it replaces fits what is there now as well as it does.
            AtomicFile.patch(file, patch.place(), patch.bytes());
            return version(file);
        });
    }

    private static void check(String name, Path file, @Nullable String seen)
            throws IOException, VersionConflictException {
        String now;
        try {
            now = version(file);
        } catch (NoSuchFileException none) {
            now = null;
        }
        if (seen == null ? now != null : !seen.equals(now)) {
            throw new VersionConflictException(name);
        }
    }

    /** A file that was replaced is another file, and one that was added to is longer. */
    private static String version(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.fileKey() + "/" + attributes.size() + "/"
                + attributes.lastModifiedTime().toInstant();
    }

    private Duration age(Path file) throws IOException {
        return Duration.between(Files.getLastModifiedTime(file).toInstant(), clock.instant());
    }

    @Override
    public boolean isOfThisMachine() {
        return true;
    }

    @Override
    public String location(String name) {
        return folder.resolve(name).toString();
    }
}
