package livestream.engine;

import java.util.HashSet;
import java.util.Set;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * One property of one resource that is not as it should be.
 *
 * @param path where, with items of keyed lists by their key, as in {@code behavior[*.m3u8].CachePolicyId}
 * @param member the same in the words of {@link Facts}, as in {@code CacheBehaviors[].CachePolicyId}; an item that joins or
 *     leaves a list, and a list in another order, have the path of the list
 * @param from what AWS has; null for nothing
 * @param to what it should be; null for nothing
 * @param replaces whether no update can bring it about
 * @param impact what viewers notice of it
 */
public record FieldDiff(
        String path,
        String member,
        @Nullable Value from,
        @Nullable Value to,
        Kind kind,
        Cause cause,
        boolean replaces,
        Impact impact) {

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

    /** Whether there is more of it afterwards, or less. */
    public enum Turn {
        MORE,
        LESS,
        /** Neither: another text, or a list that gains and loses. */
        OTHER
    }

    /** The same, with what viewers notice of it. */
    public FieldDiff noticed(Impact noticed) {
        return new FieldDiff(path, member, from, to, kind, cause, replaces, noticed);
    }

    /** A number rises, a list gains, a flag is set, something appears where nothing was: more. The reverse: less. */
    public Turn turn() {
        boolean before = from != null && !from.isNeutral();
        boolean after = to != null && !to.isNeutral();
        if (before != after) {
            return after ? Turn.MORE : Turn.LESS;
        } else if (from instanceof Value.Num less && to instanceof Value.Num more) {
            return more.number().compareTo(less.number()) > 0 ? Turn.MORE : Turn.LESS;
        } else if (from instanceof Value.Items first && to instanceof Value.Items second) {
            Set<Value> had = new HashSet<>(first.items());
            Set<Value> has = new HashSet<>(second.items());
            boolean gains = !had.containsAll(has);
            boolean loses = !has.containsAll(had);
            return gains == loses ? Turn.OTHER : gains ? Turn.MORE : Turn.LESS;
        }
        return Turn.OTHER;
    }
}
