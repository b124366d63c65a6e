package livestream.schema.yaml.style;

import java.util.ArrayDeque;
import java.util.Deque;

/** The block maps and lists around a place: in which columns they were written, and in which they belong. */
final class IndentLevels {
    private static final int STEP = 2;

    /**
     * One of them.
     *
     * @param list whether it is a list
     * @param unmarked a list in the column of its key, whose end the scanner does not tell
     */
    private record Level(int was, int is, boolean list, boolean unmarked) {}

    private final Deque<Level> open = new ArrayDeque<>();

    /** A map or a list begins. */
    void open(int column, boolean list) {
        open.push(new Level(column, inner(), list, false));
    }

    /** The one that was opened last ends. */
    void close() {
        closeUnmarked();
        open.pop();
    }

    /** A key follows, which no list in its column can have. */
    void closeUnmarked() {
        if (!open.isEmpty() && open.peek().unmarked()) {
            open.pop();
        }
    }

    /** An item follows; without a list to be in, one begins in the column of the map's keys. */
    void item() {
        if (!open.isEmpty() && !open.peek().list()) {
            open.push(new Level(open.peek().was(), inner(), true, true));
        }
    }

    /** The column of the innermost's keys or items. */
    int own() {
        return open.isEmpty() ? 0 : open.peek().is();
    }

    /** The column of what belongs to one of its keys or items. */
    int inner() {
        return open.isEmpty() ? 0 : own() + STEP;
    }

    /** The column in which the innermost was written. */
    int written() {
        return open.isEmpty() ? 0 : open.peek().was();
    }

    boolean none() {
        return open.isEmpty();
    }

    /** Where a line of its own belongs that was written in a column, as a comment was: with the nearest that begins no later. */
    int of(int column) {
        return open.stream()
                .filter(level -> level.was() <= column)
                .findFirst()
                .map(Level::is)
                .orElse(0);
    }

    /** How near {@link #of} comes: the column in which that one was written, or -1. */
    int nearest(int column) {
        return open.stream()
                .map(Level::was)
                .filter(was -> was <= column)
                .findFirst()
                .orElse(-1);
    }

    /** These, whatever opens and closes later. */
    IndentLevels copy() {
        IndentLevels copy = new IndentLevels();
        copy.open.addAll(open);
        return copy;
    }
}
