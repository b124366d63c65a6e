package livestream.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;

/** A state in a file of this machine, with its lock in a second file beside it. */
public final class FileStateStore implements StateStore {
    private final Path file;
    private final LockFile lock;

    /** Keeps the state in the given file; neither it nor its folder needs to exist. */
    public FileStateStore(Path file) {
        this.file = file;
        this.lock = new LockFile(file.resolveSibling(file.getFileName() + ".lock"));
    }

    @Override
    public State load(Diagnostics diagnostics) {
        try {
            return StateJson.read(Files.readAllBytes(file), location(), diagnostics);
        } catch (NoSuchFileException none) {
            return State.fresh();
        } catch (IOException e) {
            diagnostics.add(Diagnostic.error(
                            "unreadable-state", "The state file `" + location() + "` exists and cannot be read.")
                    .note("cause", String.valueOf(e.getMessage()))
                    .help("make it readable for this user; nothing was changed."));
            diagnostics.stopIfErrors();
            throw new IllegalStateException("an error was just added", e);
        }
    }

    /** Writes beside, forces to disk, then renames: a crash leaves the old state or the new one. */
    public void write(State state) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(StateJson.write(state));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(beside); // half of it would only fill a disk that is full already
            throw e;
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true); // the rename itself must survive a power cut
        }
    }

    @Override
    public Lease lock(Holder holder) throws Locked, IOException {
        lock.take(holder);
        return new FileLease(holder);
    }

    @Override
    public Optional<Holder> holder() throws IOException {
        return lock.holder();
    }

    @Override
    public boolean unlock(String id) throws IOException {
        return lock.release(id);
    }

    @Override
    public String location() {
        return file.toString();
    }

    private final class FileLease implements Lease {
        private final Holder holder;
        private State state = State.fresh();

        private FileLease(Holder holder) {
            this.holder = holder;
        }

        @Override
        public synchronized State load(Diagnostics diagnostics) {
            state = FileStateStore.this.load(diagnostics);
            return state;
        }

        @Override
        public synchronized State state() {
            return state;
        }

        @Override
        public synchronized void write(Entry entry) throws IOException {
            state = state.after(entry);
            FileStateStore.this.write(state);
        }

        @Override
        public void confirm() {}

        @Override
        public void close() throws IOException {
            lock.release(holder.id());
        }
    }
}
