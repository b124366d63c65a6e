package livestream.engine.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import livestream.engine.Facts;
import livestream.engine.FieldDiff;
import livestream.engine.Observation;
import livestream.engine.Observation.Present;
import livestream.engine.plan.Differ;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * Whether a thing is still as the plan saw it, asked right before it is changed.
 *
 * <p>Only what is applied or wanted counts, and only what is farther from it than it was: that somebody else made it as it
 * shall be, or that an earlier attempt of this run did, is nothing to stop for.
 */
final class StaleCheck {
    private final Facts facts;
    private final Value.Fields applied;
    private final Value.Fields wanted;
    private final String fingerprintKey;

    /**
     * @param wanted what it shall be; of a thing that goes, what was applied
     * @param fingerprintKey the state's lineage
     */
    StaleCheck(Facts facts, Value.Fields applied, Value.Fields wanted, String fingerprintKey) {
        this.facts = facts;
        this.applied = applied;
        this.wanted = wanted;
        this.fingerprintKey = fingerprintKey;
    }

    /** Throws {@link ChangedSincePlanException} when it is not. */
    void hold(Present planned, Observation now) {
        if (!(now instanceof Present present)) {
            throw new ChangedSincePlanException(List.of());
        }
        List<FieldDiff> then = differences(planned);
        List<FieldDiff> changes = new ArrayList<>();
        for (FieldDiff diff : differences(present)) {
            if (then.stream().noneMatch(before -> isSame(before, diff))) {
                changes.add(sinceThen(then, diff));
            }
        }
        if (!changes.isEmpty()) {
            throw new ChangedSincePlanException(changes);
        }
    }

    private List<FieldDiff> differences(Present present) {
        return Differ.of(facts, applied, Differ.told(facts, applied, present), wanted, fingerprintKey);
    }

    /** What did not differ before was as it shall be. */
    private static FieldDiff sinceThen(List<FieldDiff> then, FieldDiff now) {
        Value before = then.stream()
                .filter(diff -> diff.path().equals(now.path()))
                .findFirst()
                .map(FieldDiff::from)
                .orElse(now.to());
        return new FieldDiff(
                now.path(), now.member(), before, now.from(), now.kind(), now.cause(), now.replaces(), now.impact());
    }

    private boolean isSame(FieldDiff one, FieldDiff other) {
        return one.path().equals(other.path())
                && one.kind() == other.kind()
                && Objects.equals(content(one), content(other));
    }

    private @Nullable Object content(FieldDiff diff) {
        Value from = diff.from();
        return from == null || diff.kind() == FieldDiff.Kind.MOVED ? from : unordered(from);
    }

    /** AWS may answer the same list in another order; where order means something, it is a difference of its own. */
    private Object unordered(Value value) {
        if (value instanceof Value.Fields fields) {
            Map<String, Object> sorted = new TreeMap<>();
            fields.fields().forEach((name, inner) -> sorted.put(name, unordered(inner)));
            return sorted;
        } else if (value instanceof Value.Items items) {
            return items.items().stream()
                    .map(item -> unordered(item).toString())
                    .sorted()
                    .toList();
        }
        return value instanceof Value.Secret secret ? secret.fingerprint(fingerprintKey) : value;
    }
}
