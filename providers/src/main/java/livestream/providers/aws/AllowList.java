package livestream.providers.aws;

import livestream.engine.FieldDiff;
import livestream.engine.FieldDiff.Turn;
import livestream.engine.Impact;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/** A list of those that are let in, where an empty list lets everybody in. */
public final class AllowList {
    /** When some are turned away that were let in. */
    public static final Impact NARROWER = Impact.interruption("some viewers get 403", Impact.Flag.ACCESS);

    /** When some are let in that were turned away. */
    public static final Impact WIDER = Impact.none("more viewers are let in", Impact.Flag.ACCESS);

    private AllowList() {}

    /** One more lets more in, unless it is the first, which turns all others away. */
    public static Impact impact(FieldDiff diff) {
        boolean first = isEmpty(diff.from());
        boolean last = isEmpty(diff.to());
        return last || !first && diff.turn() == Turn.MORE ? WIDER : NARROWER;
    }

    private static boolean isEmpty(@Nullable Value list) {
        return list == null || list.isNeutral();
    }
}
