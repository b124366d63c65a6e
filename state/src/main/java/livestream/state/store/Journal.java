package livestream.state.store;

import java.util.List;
import livestream.state.State;
import livestream.state.StateChange;

/**
 * What changed since the snapshot, in order.
 *
 * @param lineage whose changes these are
 * @param base the serial of the state that the first of them changes
 * @param hold the id of the hold under which they are written: who took over writes a head of its own first, so that whoever had
 *     it before can add nothing more
 * @param runs how many runs changed something; decides which backup is replaced next
 * @param resources how many were recorded in the state that the first of them changes; {@link #UNKNOWN} in a journal of a format
 *     before 3
 * @param torn whether the end was cut off while it was written; nothing was done on the strength of what is missing
 */
record Journal(String lineage, long base, String hold, long runs, long resources, List<Line> lines, boolean torn) {
    static final long UNKNOWN = -1;

    /** One change, and the serial of the state that it leads to. */
    record Line(long serial, StateChange entry) {}

    Journal {
        lines = List.copyOf(lines);
    }

    /** One in which nothing is written yet. */
    static Journal of(String lineage, long base, String hold, long runs, long resources) {
        return new Journal(lineage, base, hold, runs, resources, List.of(), false);
    }

    /** The same with what was read under its head. */
    Journal with(List<Line> read, boolean cutOff) {
        return new Journal(lineage, base, hold, runs, resources, read, cutOff);
    }

    /** One that holds a whole state, so that no snapshot is needed beside it. */
    static Journal whole(State state, String hold, long runs) {
        Line all = new Line(state.serial(), new StateChange.Replaced(state));
        return new Journal(
                state.lineage(),
                state.serial() - 1,
                hold,
                runs,
                state.resources().size(),
                List.of(all),
                false);
    }

    /** The same after one more run that changed something. */
    Journal oneRunOn() {
        return new Journal(lineage, base, hold, runs + 1, resources, lines, torn);
    }

    /** Whether it tells the state without a snapshot. */
    boolean isWhole() {
        return lines.stream().anyMatch(line -> line.entry() instanceof StateChange.Replaced);
    }

    /** Whether a reader who has this snapshot can go on with this journal. */
    boolean follows(State snapshot) {
        return isWhole() || (lineage.equals(snapshot.lineage()) && base <= snapshot.serial());
    }

    /** The state after all of them; those that the snapshot knows already are passed over. */
    State after(State snapshot) {
        State state = snapshot;
        for (Line line : lines) {
            if (line.entry() instanceof StateChange.Replaced replaced) {
                state = replaced.state();
            } else if (line.serial() > state.serial()) {
                state = state.after(line.entry());
            }
        }
        return state;
    }
}
