package livestream.engine.apply;

import java.util.List;
import livestream.engine.Difference;

/** Ends a step before its call: what it would change is not as the plan saw it. */
final class ChangedSince extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Difference> changes;

    /**
     * @param changes from what the plan saw to what there is now; none when the thing is gone
     */
    ChangedSince(List<Difference> changes) {
        super("changed since the plan", null, false, false);
        this.changes = List.copyOf(changes);
    }

    List<Difference> changes() {
        return changes;
    }
}
