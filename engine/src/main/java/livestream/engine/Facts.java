package livestream.engine;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one kind of resource beside its verbs. Paths name members, with {@code []} for the items of a list, as
 * in {@code Origins[].DomainName}.
 *
 * @param label what a reader calls it, as in {@code CloudFront distribution}
 * @param immutable members that no update can change
 * @param keyed lists whose items are told apart by a member
 * @param unordered lists whose order means nothing and may be changed by AWS
 * @param secret members that nobody may read
 * @param writeOnly members that AWS never answers; they are compared with what was applied last
 * @param tightening members that, once set, turn away whoever has not heard of it; they are set after everything that
 *     refers to the resource has changed and settled
 * @param afterwards members that AWS takes only of a thing that has settled: a create leaves them to an update that comes
 *     then, and every update of the kind waits for it
 * @param deadline how long it may take to settle
 * @param consistency for how long after a change AWS may still answer as if it had not been made
 * @param impacts what viewers notice of changes
 */
public record Facts(
        String label,
        Set<String> immutable,
        Map<String, Keyed> keyed,
        Set<String> unordered,
        Set<String> secret,
        Set<String> writeOnly,
        Set<String> tightening,
        Set<String> afterwards,
        Duration deadline,
        Duration consistency,
        Impacts impacts) {

    /**
     * How the items of a list are told apart.
     *
     * @param member the member that names an item
     * @param noun what a reader calls an item, as in {@code behavior}
     * @param ordered whether the order of the list means something
     */
    public record Keyed(String member, String noun, boolean ordered) {

        /** The items of a list by their key, in the list's order; none when it is no list. */
        public Map<String, Value> index(@Nullable Value list) {
            Map<String, Value> byKey = new LinkedHashMap<>();
            if (list instanceof Value.Items items) {
                for (Value item : items.items()) {
                    Value key = item instanceof Value.Fields fields ? fields.get(member) : null;
                    if (key == null) {
                        throw new IllegalStateException("a " + noun + " has no " + member + ": " + item);
                    }
                    byKey.put(key.toString(), item);
                }
            }
            return byKey;
        }
    }

    public Facts {
        immutable = Set.copyOf(immutable);
        keyed = Map.copyOf(keyed);
        unordered = Set.copyOf(unordered);
        secret = Set.copyOf(secret);
        writeOnly = Set.copyOf(writeOnly);
        tightening = Set.copyOf(tightening);
        afterwards = Set.copyOf(afterwards);
    }

    /** A kind of which nothing special is known yet; five minutes to settle, half a minute to be known everywhere. */
    public static Facts of(String label) {
        return new Facts(
                label,
                Set.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                Impacts.unknown());
    }

    public Facts immutable(String... paths) {
        return new Facts(
                label,
                Set.of(paths),
                keyed,
                unordered,
                secret,
                writeOnly,
                tightening,
                afterwards,
                deadline,
                consistency,
                impacts);
    }

    public Facts keyed(Map<String, Keyed> lists) {
        return new Facts(
                label,
                immutable,
                lists,
                unordered,
                secret,
                writeOnly,
                tightening,
                afterwards,
                deadline,
                consistency,
                impacts);
    }

    public Facts unordered(String... paths) {
        return new Facts(
                label,
                immutable,
                keyed,
                Set.of(paths),
                secret,
                writeOnly,
                tightening,
                afterwards,
                deadline,
                consistency,
                impacts);
    }

    public Facts secret(String... paths) {
        return new Facts(
                label,
                immutable,
                keyed,
                unordered,
                Set.of(paths),
                writeOnly,
                tightening,
                afterwards,
                deadline,
                consistency,
                impacts);
    }

    public Facts writeOnly(String... paths) {
        return new Facts(
                label,
                immutable,
                keyed,
                unordered,
                secret,
                Set.of(paths),
                tightening,
                afterwards,
                deadline,
                consistency,
                impacts);
    }

    public Facts tightening(String... paths) {
        return new Facts(
                label,
                immutable,
                keyed,
                unordered,
                secret,
                writeOnly,
                Set.of(paths),
                afterwards,
                deadline,
                consistency,
                impacts);
    }

    public Facts afterwards(String... members) {
        return new Facts(
                label,
                immutable,
                keyed,
                unordered,
                secret,
                writeOnly,
                tightening,
                Set.of(members),
                deadline,
                consistency,
                impacts);
    }

    public Facts deadline(Duration longest) {
        return new Facts(
                label,
                immutable,
                keyed,
                unordered,
                secret,
                writeOnly,
                tightening,
                afterwards,
                longest,
                consistency,
                impacts);
    }

    public Facts consistency(Duration longest) {
        return new Facts(
                label,
                immutable,
                keyed,
                unordered,
                secret,
                writeOnly,
                tightening,
                afterwards,
                deadline,
                longest,
                impacts);
    }

    public Facts impacts(Impacts noticed) {
        return new Facts(
                label,
                immutable,
                keyed,
                unordered,
                secret,
                writeOnly,
                tightening,
                afterwards,
                deadline,
                consistency,
                noticed);
    }
}
