package livestream.engine.plan;

import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * One property of one resource that is not as it should be.
 *
 * @param path where, with items of keyed lists by their key, as in {@code behavior[*.m3u8].CachePolicyId}
 * @param from what AWS has; null for nothing
 * @param to what it should be; null for nothing
 * @param replaces whether no update can bring it about
 */
public record Difference(
        String path, @Nullable Value from, @Nullable Value to, Kind kind, Cause cause, boolean replaces) {

    /** What happens to the property. */
    public enum Kind {
        SET,
        ADDED,
        REMOVED,
        MOVED
    }

    /** Who made the difference. */
    public enum Cause {
        /** The file changed since the last apply. */
        FILE,
        /** AWS changed since the last apply, by somebody else's hand. */
        DRIFT,
        /** Both changed. */
        BOTH
    }
}
