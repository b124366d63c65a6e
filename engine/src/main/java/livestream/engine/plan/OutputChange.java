package livestream.engine.plan;

import livestream.engine.Impact;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a run gives back, before and after.
 *
 * @param before what the last apply gave; null when it gave none of this name
 * @param after what this one will give, as far as that can be known; null when it gives none
 * @param staysGood whether what was given stays good: another output gives it from now on
 */
public record OutputChange(
        String group,
        String name,
        @Nullable Value before,
        @Nullable Value after,
        boolean staysGood) {

    /** Whether something else is given in place of what was given out. */
    public boolean isReplaced() {
        return before != null && !before.equals(after);
    }

    /** Whoever holds what was given out needs what takes its place, or had better get it. */
    public Impact impact() {
        if (!isReplaced() || (staysGood && after == null)) {
            return Impact.NONE;
        }
        return Impact.urlChange(
                staysGood
                        ? "what was given out serves on, and there is a new one to give out"
                        : "what was given out stops working");
    }
}
