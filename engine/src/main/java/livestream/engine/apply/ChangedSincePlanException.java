package livestream.engine.apply;

import java.util.List;
import livestream.engine.FieldDiff;

/** Ends a step before its call: what it would change is not as the plan saw it. */
final class ChangedSincePlanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldDiff> changes;
    private final boolean came;

    /**
     * @param changes from what the plan saw to what there is now; none when the thing is gone
     */
    ChangedSincePlanException(List<FieldDiff> changes) {
        this(changes, false);
    }

    private ChangedSincePlanException(List<FieldDiff> changes, boolean came) {
        super("changed since the plan", null, false, false);
        this.changes = List.copyOf(changes);
        this.came = came;
    }

    /** The plan saw nothing, and there is something now. */
    static ChangedSincePlanException came() {
        return new ChangedSincePlanException(List.of(), true);
    }

    boolean isCome() {
        return came;
    }

    List<FieldDiff> changes() {
        return changes;
    }
}
