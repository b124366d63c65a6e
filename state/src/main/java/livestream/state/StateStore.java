package livestream.state;

import java.io.IOException;
import java.util.Optional;
import livestream.schema.Diagnostics;

/** Where a state is kept, and who may write it. */
public interface StateStore {

    /**
     * The state as it was written last; {@link State#fresh()} when there is none. What cannot be read as a state of this
     * format is a finding, never an empty state.
     *
     * @throws Diagnostics.Stopped when it cannot be read
     */
    State load(Diagnostics diagnostics);

    /**
     * Takes the lock for one run.
     *
     * @throws Locked when somebody else has it
     */
    Lease lock(Holder holder) throws Locked, IOException;

    /** Releases a hold by its id; says whether there was such a hold. */
    boolean unlock(String id) throws IOException;

    /** Who has the lock now, if anybody alive. */
    Optional<Holder> holder() throws IOException;

    /** Where it is, in words for a reader. */
    String location();

    /** The lock while it is held, and the state behind it. */
    interface Lease extends Ledger, AutoCloseable {

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
