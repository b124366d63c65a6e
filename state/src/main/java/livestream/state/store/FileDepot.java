package livestream.state.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A folder of this machine. A {@link Guard} covers the instant of looking and writing, so that a write replaces what was seen or
 * nothing. Every write goes beside and is renamed, or is added at the end; both are forced to the disk.
 */
public final class FileDepot implements Depot {

    /** Half a lease: who cannot write for longer is about to lose its own. */
    private static final Duration PATIENCE = Hold.LEASE.dividedBy(2);

    private final Path folder;
    private final Guard guard;
    private final InstantSource clock;

    /** Keeps objects in a folder, which does not need to exist; by the system's clock. */
    public FileDepot(Path folder) {
        this(folder, InstantSource.system());
    }

    /** The same by a clock of its own. */
    public FileDepot(Path folder, InstantSource clock) {
        this(folder, clock, PATIENCE);
    }

    FileDepot(Path folder, InstantSource clock, Duration patience) {
        this.folder = folder;
        this.guard = new Guard(folder, patience);
        this.clock = clock;
    }

    @Override
    public Optional<Kept> read(String name) throws IOException {
        Path file = folder.resolve(name);
        try {
            while (true) {
                String version = version(file);
                byte[] bytes = Files.readAllBytes(file);
                // What was written to between the two looks is looked at again: bytes and version belong together.
                if (version.equals(version(file))) {
                    return Optional.of(new Kept(bytes, version, age(file)));
                }
            }
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    @Override
    public String write(String name, @Nullable String seen, byte[] bytes) throws IOException, Superseded {
        Path file = folder.resolve(name);
        return guard.alone(() -> {
            check(name, file, seen);
            Path beside = folder.resolve(name + ".new");
            try {
                put(beside, bytes, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
            } catch (IOException e) {
                Files.deleteIfExists(beside); // half of it would only fill a disk that is full already
                throw e;
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder(); // the rename itself must survive a power cut
            return version(file);
        });
    }

    @Override
    public String append(String name, String seen, byte[] before, byte[] more) throws IOException, Superseded {
        Path file = folder.resolve(name);
        return guard.alone(() -> {
            check(name, file, seen);
            try {
                put(file, more, StandardOpenOption.APPEND);
            } catch (IOException e) {
                cut(file, before.length);
                throw e;
            }
            return version(file);
        });
    }

    private static void put(Path file, byte[] bytes, StandardOpenOption... how) throws IOException {
        StandardOpenOption[] options = new StandardOpenOption[how.length + 1];
        System.arraycopy(how, 0, options, 0, how.length);
        options[how.length] = StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(file, options)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** Takes back what a full disk took half of. Where even that fails, readers overlook an unfinished end. */
    private static void cut(Path file, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    private void forceFolder() throws IOException {
        try (FileChannel channel = FileChannel.open(folder.toAbsolutePath(), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void check(String name, Path file, @Nullable String seen) throws IOException, Superseded {
        String now;
        try {
            now = version(file);
        } catch (NoSuchFileException none) {
            now = null;
        }
        if (seen == null ? now != null : !seen.equals(now)) {
            throw new Superseded(name);
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
