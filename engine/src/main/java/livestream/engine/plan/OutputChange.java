package livestream.engine.plan;

import livestream.engine.Impact;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a run gives back, before and after.
 *
 * @param before what the last apply gave; null when it gave none of this name
 * @param after what this one will give, as far as that can be known; null when it gives none
 * @param fate what becomes of what was given
 */
public record OutputChange(
        String group,
        String name,
        @Nullable Value before,
        @Nullable Value after,
        Fate fate) {

    /** What becomes of a published URL, where something else takes its place. */
    public enum Fate {
        /** Nobody is served by it any more. */
        STOPS,
        /** Another output gives it from now on. */
        IS_GIVEN_BY_ANOTHER,
        /** It means the same as what is given from now on, and goes on doing so. */
        GOES_ON,
        /** No viewer holds it, for it is no URL. */
        IS_NO_URL
    }

    /** Whether something else is published in its place. */
    public boolean isReplaced() {
        return before != null && !before.equals(after);
    }

    /** Whether viewers with the published URL are still served. */
    public boolean staysGood() {
        return fate != Fate.STOPS;
    }

    /** Viewers with the published URL need the one that takes its place, or should get it. */
    public Impact impact() {
        if (!isReplaced() || fate == Fate.GOES_ON || fate == Fate.IS_NO_URL || (staysGood() && after == null)) {
            return Impact.NONE;
        }
        return Impact.urlChange(
                staysGood()
                        ? "the published URL keeps working, and there is a new one to publish"
                        : "the published URL stops working");
    }
}
