package livestream.state.store;

/** Thrown when a journal cannot be read and its end alone is not to blame. */
final class DamagedJournal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Journal readable;
    private final int line;

    /** What could be read before the first line that cannot. */
    DamagedJournal(String reason, Journal readable, int line) {
        super(reason);
        this.readable = readable;
        this.line = line;
    }

    Journal readable() {
        return readable;
    }

    /** The first line that cannot be read, counted from one. */
    int line() {
        return line;
    }
}
