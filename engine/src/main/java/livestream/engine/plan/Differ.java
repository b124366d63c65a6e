package livestream.engine.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import livestream.engine.Facts;
import livestream.engine.FieldDiff;
import livestream.engine.FieldDiff.Cause;
import livestream.engine.FieldDiff.Kind;
import livestream.engine.Impact;
import livestream.engine.Observation.Present;
import livestream.engine.Observation.Readiness;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * The three-way comparison of one resource: applied last, observed, desired.
 *
 * <p>Only what is desired is compared, what was desired last time and no longer is, and what has to go because AWS does not take
 * it beside what is desired: what AWS fills in by itself never shows else.
 */
public final class Differ {
    private final Facts facts;
    private final String fingerprintKey;
    private final boolean everApplied;
    private final List<FieldDiff> found = new ArrayList<>();

    private Differ(Facts facts, String fingerprintKey, boolean everApplied) {
        this.facts = facts;
        this.fingerprintKey = fingerprintKey;
        this.everApplied = everApplied;
    }

    /**
     * All differences, in the order of the desired fields; what viewers notice of them is not decided here.
     *
     * @param applied null when this state never applied the resource; nothing was changed by others then, for there is nothing
     *     that it was changed from
     * @param fingerprintKey the state's lineage, under which secrets applied last were fingerprinted
     */
    public static List<FieldDiff> of(
            Facts facts,
            Value.@Nullable Fields applied,
            Value.Fields observed,
            Value.Fields desired,
            String fingerprintKey) {
        boolean everApplied = applied != null && !applied.fields().isEmpty();
        Differ differ = new Differ(facts, fingerprintKey, everApplied);
        differ.fields("", "", applied, observed, desired);
        return differ.found;
    }

    /**
     * What AWS tells of a thing. Of one that is completed only when it is ready it does not tell all at other times: the rest
     * is taken as applied.
     *
     * @param applied null when nothing is known of that
     */
    public static Value.Fields told(Facts facts, Value.@Nullable Fields applied, Present present) {
        boolean untold = !(present.readiness() instanceof Readiness.Ready)
                && !facts.afterwards().isEmpty();
        return untold && applied != null ? applied.and(present.properties()) : present.properties();
    }

    private void compare(
            String shown, String path, @Nullable Value applied, @Nullable Value observed, @Nullable Value desired) {
        if (facts.writeOnly().contains(path)) {
            observed = applied;
        }
        if (same(spelled(path, observed), spelled(path, desired))) {
            return;
        }
        Facts.Keyed keyed = facts.keyed().get(path);
        if (desired instanceof Value.Fields wanted && (observed == null || observed instanceof Value.Fields)) {
            fields(shown, path, applied, (Value.Fields) observed, wanted);
        } else if (keyed != null && desired instanceof Value.Items) {
            keyedItems(shown, path, keyed, applied, observed, desired);
        } else if (desired instanceof Value.Items wanted
                && observed instanceof Value.Items present
                && wanted.items().size() == present.items().size()
                && !facts.unordered().contains(path)) {
            for (int i = 0; i < wanted.items().size(); i++) {
                compare(
                        shown + "[" + i + "]",
                        path + "[]",
                        at(applied, i),
                        present.items().get(i),
                        wanted.items().get(i));
            }
        } else if (!(facts.unordered().contains(path) && sameSet(spelled(path, observed), spelled(path, desired)))) {
            differ(shown, path, applied, observed, desired, desired == null ? Kind.REMOVED : Kind.SET);
        }
    }

    private void fields(
            String shown, String path, @Nullable Value applied, Value.@Nullable Fields observed, Value.Fields desired) {
        Set<String> names = new LinkedHashSet<>(desired.fields().keySet());
        if (applied instanceof Value.Fields last) {
            names.addAll(last.fields().keySet());
        }
        for (String name : names) {
            compare(
                    shown.isEmpty() ? name : shown + "." + name,
                    path.isEmpty() ? name : path + "." + name,
                    applied instanceof Value.Fields last ? last.get(name) : null,
                    observed == null ? null : observed.get(name),
                    desired.get(name));
        }
        if (observed != null) {
            Value.Fields last = applied instanceof Value.Fields fields ? fields : null;
            Set<String> lost = facts.givenUp(path, observed, desired);
            observed.fields().keySet().stream()
                    .filter(name -> lost.contains(name) && !names.contains(name))
                    .forEach(name -> giveUp(shown, path, name, last, observed, desired));
        }
    }

    /** Whoever set what excludes a member took it away. */
    private void giveUp(
            String shown,
            String path,
            String name,
            Value.@Nullable Fields applied,
            Value.Fields observed,
            Value.Fields desired) {
        Value present = observed.get(name);
        if (present == null || present.isNeutral()) {
            return;
        }
        boolean file = !everApplied || facts.givenUp(path, applied, desired).contains(name);
        String member = path.isEmpty() ? name : path + "." + name;
        found.add(new FieldDiff(
                shown.isEmpty() ? name : shown + "." + name,
                member,
                present,
                null,
                Kind.REMOVED,
                file ? Cause.FILE : Cause.DRIFT,
                facts.immutable().contains(member),
                Impact.NONE));
    }

    private void keyedItems(
            String list,
            String path,
            Facts.Keyed keyed,
            @Nullable Value applied,
            @Nullable Value observed,
            Value desired) {
        // An item is named by its key alone, but within something else also by that.
        String within = list.substring(0, list.lastIndexOf('.') + 1);
        Map<String, Value> wanted = keyed.index(desired);
        Map<String, Value> last = facts.index(path, applied, wanted);
        Map<String, Value> present = facts.index(path, observed, wanted);
        wanted.forEach((key, item) -> {
            String shown = within + keyed.noun() + "[" + key + "]";
            if (present.containsKey(key)) {
                compare(shown, path + "[]", last.get(key), present.get(key), item);
            } else {
                differ(shown, path, last.get(key), null, item, Kind.ADDED);
            }
        });
        present.forEach((key, item) -> {
            if (!wanted.containsKey(key)) {
                differ(within + keyed.noun() + "[" + key + "]", path, last.get(key), item, null, Kind.REMOVED);
            }
        });
        if (keyed.ordered() && !sameOrder(present, wanted)) {
            Cause cause = applied != null && sameOrder(last, wanted) ? Cause.DRIFT : Cause.FILE;
            found.add(new FieldDiff(
                    (within.isEmpty() ? "" : within.substring(0, within.length() - 1) + ": ") + "order of "
                            + keyed.noun() + "s",
                    path,
                    Value.texts(List.copyOf(present.keySet())),
                    Value.texts(List.copyOf(wanted.keySet())),
                    Kind.MOVED,
                    cause,
                    false,
                    Impact.NONE));
        }
    }

    private void differ(
            String shown,
            String path,
            @Nullable Value applied,
            @Nullable Value observed,
            @Nullable Value desired,
            Kind kind) {
        Cause cause = same(spelled(path, applied), spelled(path, desired))
                ? Cause.DRIFT
                : holds(shown, path, observed, applied) ? Cause.FILE : Cause.BOTH;
        if (!everApplied || (applied == null && kind != Kind.REMOVED)) {
            cause = Cause.FILE;
        } else if (applied == null) {
            cause = Cause.DRIFT;
        }
        found.add(new FieldDiff(
                shown, path, observed, desired, kind, cause, facts.immutable().contains(path), Impact.NONE));
    }

    /** Whether AWS still has what was applied last, beside whatever it filled in. */
    private boolean holds(String shown, String path, @Nullable Value observed, @Nullable Value applied) {
        if (observed instanceof Value.Fields present && applied instanceof Value.Fields last) {
            Differ inner = new Differ(facts, fingerprintKey, true);
            inner.fields(shown, facts.keyed().containsKey(path) ? path + "[]" : path, null, present, last);
            return inner.found.isEmpty();
        }
        return same(spelled(path, observed), spelled(path, applied));
    }

    /** In lower case where case means nothing. */
    private @Nullable Value spelled(String path, @Nullable Value value) {
        return value == null || !facts.caseless().contains(path)
                ? value
                : value.map(leaf ->
                        leaf instanceof Value.Text text ? Value.text(text.text().toLowerCase(Locale.ROOT)) : leaf);
    }

    private boolean same(@Nullable Value one, @Nullable Value other) {
        if (one == null || other == null) {
            return (one == null || one.isNeutral()) && (other == null || other.isNeutral());
        }
        boolean hidden = one instanceof Value.Secret || other instanceof Value.Secret;
        if (hidden && hidden(one) instanceof Value.Secret first && hidden(other) instanceof Value.Secret second) {
            return first.fingerprint(fingerprintKey).equals(second.fingerprint(fingerprintKey));
        }
        return one.equals(other);
    }

    /** What AWS tells of a member that may be a secret is one, even where the file says it openly. */
    private static Value hidden(Value value) {
        return value instanceof Value.Text open ? Value.Secret.of("file", open.text()) : value;
    }

    /** Whether those that both hold stand in the same order. */
    private static boolean sameOrder(Map<String, Value> one, Map<String, Value> other) {
        List<String> common = one.keySet().stream().filter(other::containsKey).toList();
        return common.equals(other.keySet().stream().filter(one::containsKey).toList());
    }

    private static boolean sameSet(@Nullable Value one, @Nullable Value other) {
        return one instanceof Value.Items first
                && other instanceof Value.Items second
                && counts(first).equals(counts(second));
    }

    private static Map<Value, Long> counts(Value.Items items) {
        return items.items().stream().collect(Collectors.groupingBy(item -> item, Collectors.counting()));
    }

    private static @Nullable Value at(@Nullable Value list, int index) {
        return list instanceof Value.Items items && index < items.items().size()
                ? items.items().get(index)
                : null;
    }
}
