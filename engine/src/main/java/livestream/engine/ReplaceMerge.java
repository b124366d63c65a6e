package livestream.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * Lays what is desired over what is live, for services whose update replaces the whole: members that the desired side does
 * not name stay as they are; those that were applied last and are no longer desired go, and so do those that AWS does not take
 * beside what is desired.
 *
 * <p>A list is the desired list; its items are laid over the live items of the same key where the list has keys.
 */
public final class ReplaceMerge {
    private final Facts facts;

    private ReplaceMerge(Facts facts) {
        this.facts = facts;
    }

    /** What to send. */
    public static Value.Fields of(Facts facts, Value.Fields live, Value.Fields applied, Value.Fields desired) {
        return new ReplaceMerge(facts).fields("", live, applied, desired);
    }

    private Value.Fields fields(String path, Value.Fields live, @Nullable Value applied, Value.Fields desired) {
        Map<String, Value> laid = new LinkedHashMap<>(live.fields());
        if (applied instanceof Value.Fields last) {
            last.fields().keySet().stream()
                    .filter(name -> desired.get(name) == null)
                    .forEach(laid::remove);
        }
        laid.keySet().removeAll(facts.givenUp(path, live, desired));
        desired.fields().forEach((name, value) -> {
            Value before = applied instanceof Value.Fields last ? last.get(name) : null;
            String inner = path.isEmpty() ? name : path + "." + name;
            laid.put(name, value(inner, live.get(name), before, value));
        });
        return new Value.Fields(laid);
    }

    private Value value(String path, @Nullable Value live, @Nullable Value applied, Value desired) {
        if (desired instanceof Value.Fields wanted && live instanceof Value.Fields present) {
            return fields(path, present, applied, wanted);
        }
        Facts.Keyed keyed = facts.keyed().get(path);
        if (keyed != null && desired instanceof Value.Items wanted) {
            return items(path, keyed, live, applied, wanted);
        }
        return desired;
    }

    private Value items(
            String path, Facts.Keyed keyed, @Nullable Value live, @Nullable Value applied, Value.Items desired) {
        Map<String, Value> wanted = keyed.index(desired);
        Map<String, Value> present = facts.index(path, live, wanted);
        Map<String, Value> last = facts.index(path, applied, wanted);
        List<Value> laid = new ArrayList<>();
        wanted.forEach((key, item) -> laid.add(value(path + "[]", present.get(key), last.get(key), item)));
        return Value.items(laid);
    }
}
