package livestream.engine.plan;

import livestream.engine.Impact;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a run gives back, before and after.
 *
 * @param before what the last apply gave; null when it gave none of this name
 * @param after what this one will give, as far as that can be known; null when it gives none
 */
public record OutputChange(
        String group,
        String name,
        @Nullable Value before,
        @Nullable Value after) {

    /** Whether something that was given out stops being true. */
    public boolean breaks() {
        return before != null && !before.equals(after);
    }

    /** Whoever holds what was given out needs what takes its place. */
    public Impact impact() {
        return breaks() ? Impact.urlChange("what was given out stops working") : Impact.NONE;
    }
}
