package livestream.state.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.state.BackendDeniedException;
import livestream.state.Backup;
import livestream.state.LockInfo;
import livestream.state.LockedException;
import livestream.state.State;
import livestream.state.StateStore;
import livestream.state.encryption.KeyProvider;

/**
 * A state as a snapshot, a journal of what changed since, and a lock, each one object of a {@link ObjectStore}.
 *
 * <p>A change is one line more in the journal. Who takes the lock writes a head of its own into the journal before anything
 * else: from then on, whoever had the lock before finds another journal than it knows and can write nothing. At the end of a run
 * the snapshot takes the journal in; a reader who comes in between finds lines that the snapshot has already, and passes them
 * over.
 */
public final class JournaledStore implements StateStore {
    private final ObjectStore objectStore;
    private final String name;
    private final Optional<KeyProvider> key;
    private final StateLayout layout;
    private final StateLock lock;

    /**
     * A state in an object store.
     *
     * @param name what the snapshot is called; the names of the others begin with it
     * @param key what the state is encrypted with; empty for a state in the clear
     */
    public JournaledStore(ObjectStore objectStore, String name, Optional<KeyProvider> key, InstantSource clock) {
        this.objectStore = objectStore;
        this.name = name;
        this.key = key;
        this.layout = new StateLayout(objectStore, name, new StateCipher(key));
        this.lock = new StateLock(objectStore, layout.lock(), clock);
    }

    /** A state in the clear, in a file of this machine; neither it nor its folder needs to exist. */
    public static JournaledStore ofFile(Path file) {
        Path folder = file.getParent() == null ? Path.of("") : file.getParent();
        return new JournaledStore(
                new FileObjectStore(folder), file.getFileName().toString(), Optional.empty(), InstantSource.system());
    }

    @Override
    public State load(Diagnostics diagnostics) {
        try {
            return layout.find(diagnostics).state();
        } catch (BackendDeniedException e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            diagnostics.add(
                    Diagnostic.error("unreadable-state", "The state `" + location() + "` exists and cannot be read.")
                            .note("cause", String.valueOf(e.getMessage()))
                            .help("make it readable for this user; nothing was changed."));
            diagnostics.stopIfErrors();
            throw new IllegalStateException("an error was just added", e);
        }
    }

    @Override
    public Lease lock(LockInfo lockInfo) throws LockedException, IOException {
        return new JournaledLease(layout, lock.take(lockInfo));
    }

    @Override
    public Optional<LockInfo> lockInfo() throws IOException {
        return lock.lockInfo();
    }

    @Override
    public boolean unlock(String id) throws IOException {
        return lock.release(id);
    }

    @Override
    public List<Backup> backups(Diagnostics diagnostics) throws IOException {
        return new Backups(layout).read(diagnostics);
    }

    @Override
    public void rekey(LockInfo lockInfo, Optional<KeyProvider> from, Diagnostics diagnostics)
            throws LockedException, IOException {
        StateLayout both = new StateLayout(objectStore, name, new StateCipher(key, List.of(key, from)));
        HeldLock heldLock = lock.take(lockInfo);
        LockHeartbeat lockHeartbeat = new LockHeartbeat(heldLock);
        try {
            new JournalWriter(both, heldLock).rewrite(diagnostics);
            new Backups(both).rewrite(diagnostics);
        } finally {
            lockHeartbeat.close();
            heldLock.release();
        }
    }

    @Override
    public Repair repair(LockInfo lockInfo, Diagnostics diagnostics) throws LockedException, IOException {
        return new StateRepair(layout, lock.take(lockInfo), diagnostics);
    }

    @Override
    public String location() {
        return layout.location();
    }
}
