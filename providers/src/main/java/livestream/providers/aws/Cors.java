package livestream.providers.aws;

import java.util.HashSet;
import java.util.Set;
import livestream.engine.FieldDiff;
import livestream.engine.Impact;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * What viewers in browsers notice when the web pages that may play change. Applies to every list of a CORS configuration: a
 * {@code *} in it stands for all, and {@code ALL} for all methods.
 */
public final class Cors {
    private static final Impact WIDER = Impact.none("more web pages may play", Impact.Flag.ACCESS);
    private static final Impact NARROWER =
            Impact.interruption("web players that are let in now may be refused", Impact.Flag.ACCESS);

    private Cors() {}

    /**
     * Of a list of origins, methods or headers. Where nothing was said before, the origin's own headers counted, and what
     * they allowed is not known.
     */
    public static Impact impact(FieldDiff diff) {
        Set<Value> before = items(diff.from());
        Set<Value> after = items(diff.to());
        boolean all = after.contains(Value.text("*")) || after.contains(Value.text("ALL"));
        return all || !before.isEmpty() && after.containsAll(before) ? WIDER : NARROWER;
    }

    private static Set<Value> items(@Nullable Value list) {
        return list instanceof Value.Items items ? new HashSet<>(items.items()) : Set.of();
    }
}
