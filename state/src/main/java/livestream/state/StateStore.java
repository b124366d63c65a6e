package livestream.state;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import livestream.schema.Diagnostics;
import livestream.state.encryption.KeyProvider;

/** Where a state is kept, and who may write it. */
public interface StateStore {

    /**
     * The state as it was written last; {@link State#fresh()} when there is none. What cannot be read as a state of this
     * format is a finding, never an empty state.
     *
     * @throws Diagnostics.Stopped when it cannot be read
     * @throws java.io.UncheckedIOException because of a {@link BackendDeniedException} where a service keeps it and refuses
     */
    State load(Diagnostics diagnostics);

    /**
     * Takes the lock for one run.
     *
     * @throws LockedException when another run has it
     */
    Lease lock(LockInfo lockInfo) throws LockedException, IOException;

    /** Releases a hold by its id; says whether there was such a hold. */
    boolean unlock(String id) throws IOException;

    /** Who has the lock now, if anybody alive. */
    Optional<LockInfo> lockInfo() throws IOException;

    /** The states before the last runs that changed something, by number; one that cannot be read is a warning. */
    List<Backup> backups(Diagnostics diagnostics) throws IOException;

    /**
     * Encrypts all that is kept with the key of this store, backups too, or writes it in the clear where the store has none. A run
     * of this that was cut off is made again: whatever the new key opens already is read with it.
     *
     * @param from the key that it was written with until now; empty for the clear
     * @throws Diagnostics.Stopped when neither key opens it
     * @throws LockedException when another run has the lock
     */
    void rekey(LockInfo lockInfo, Optional<KeyProvider> from, Diagnostics diagnostics)
            throws LockedException, IOException;

    /**
     * Takes the lock of a state that cannot be read and looks what can be kept.
     *
     * @throws Diagnostics.Stopped when nothing can be kept, or when it is the key or the version of livestream that is wrong
     * @throws LockedException when another run has the lock
     */
    Repair repair(LockInfo lockInfo, Diagnostics diagnostics) throws LockedException, IOException;

    /** Where it is, in words for a reader. */
    String location();

    /** A state that cannot be read, with its lock held. */
    interface Repair extends AutoCloseable {

        /** What can be kept; empty when nothing is damaged. */
        Optional<RecoveryReport> report();

        /** Copies what is damaged beside itself, to an object with {@code .damaged} at its end, and writes what can be kept. */
        void write() throws IOException;

        /** Lets go. */
        @Override
        void close();
    }

    /** The lock while it is held, and the state behind it. */
    interface Lease extends StateWriter, AutoCloseable {

        /**
         * Reads the state that nobody else can change any more; to be called once, before anything is written.
         *
         * @throws Diagnostics.Stopped when it cannot be read
         */
        State load(Diagnostics diagnostics) throws IOException;

        /**
         * Puts another state in the place of the one that was read, at once and durably. Its serial grows where it must: that of
         * what is kept never goes back.
         */
        void replace(State state) throws IOException;

        /** Lets go. */
        @Override
        void close() throws IOException;
    }
}
