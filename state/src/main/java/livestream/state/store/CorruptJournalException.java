package livestream.state.store;

import java.util.List;
import java.util.Optional;
import livestream.state.StateChange;

/** Thrown when a journal cannot be read and its end alone is not to blame. */
final class CorruptJournalException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Journal readable;
    private final transient Rest rest;
    private final int line;

    /**
     * What is behind the first line that cannot be read, that line too.
     *
     * @param entries what each line says, whatever its checksum is; empty where that cannot be read
     * @param acknowledged the serial of the last line that was known to be written; 0 when that is not known any more
     */
    record Rest(List<Optional<StateChange>> entries, long acknowledged) {}

    /**
     * @param readable what could be read before the first line that cannot
     * @param line the first line that cannot be read, counted from one
     */
    CorruptJournalException(String reason, Journal readable, int line, Rest rest) {
        super(reason);
        this.readable = readable;
        this.line = line;
        this.rest = rest;
    }

    Journal readable() {
        return readable;
    }

    Rest rest() {
        return rest;
    }

    /** The first line that cannot be read, counted from one. */
    int line() {
        return line;
    }
}
