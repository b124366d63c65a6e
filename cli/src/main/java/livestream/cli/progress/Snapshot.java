package livestream.cli.progress;

import java.time.Duration;
import java.util.List;
import livestream.engine.apply.Action;
import livestream.schema.Address;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is at one moment.
 *
 * @param atWork what is under way, the oldest first
 * @param queues who waits, the longest queue first
 * @param heldBack how many steps cannot begin, because of those that failed
 * @param all how many steps there are
 * @param elapsed since the run began
 * @param left for how long it will go on; null where nobody can know
 */
record Snapshot(
        List<Work> atWork,
        List<Queue> queues,
        int done,
        int failed,
        int heldBack,
        int all,
        Duration elapsed,
        @Nullable Duration left) {

    /**
     * A step under way.
     *
     * @param what AWS's word for what it is doing; null while it has said nothing
     * @param usual how long such a step took before; null where that is not known
     */
    record Work(
            Action action,
            Address address,
            @Nullable String what,
            Duration elapsed,
            @Nullable Duration usual) {}

    /**
     * Steps that have not begun.
     *
     * @param behind what they wait for; null where it is only their turn, or what is itself not in progress
     */
    record Queue(int size, @Nullable Address behind) {}

    int waiting() {
        return queues.stream().mapToInt(Queue::size).sum();
    }
}
