package livestream.providers.aws;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/** Tags, which AWS sets and removes by calls of their own. Tags that somebody else put on are left alone. */
public final class Tags {
    private Tags() {}

    /**
     * What to do.
     *
     * @param set tags to put on, by key
     * @param gone keys to take off
     */
    public record Change(Value.Fields set, List<String> gone) {
        public boolean isEmpty() {
            return set.fields().isEmpty() && gone.isEmpty();
        }
    }

    /** As AWS answers them: a tag without a value has an empty one. */
    public static <T> Value.Fields read(
            Collection<T> tags, Function<T, String> key, Function<T, @Nullable String> value) {
        Map<String, Value> fields = new LinkedHashMap<>();
        tags.forEach(tag -> fields.put(key.apply(tag), Value.text(Objects.requireNonNullElse(value.apply(tag), ""))));
        return new Value.Fields(fields);
    }

    /** The member {@code Tags} of a resource's inputs; none when it is not there. */
    public static Value.Fields of(Value.Fields inputs) {
        return inputs.get("Tags") instanceof Value.Fields tags ? tags : Value.fields();
    }

    /** What leads from the live tags to the wanted ones, taking off what was applied last and is no longer wanted. */
    public static Change change(Value.Fields live, Value.Fields applied, Value.Fields wanted) {
        Map<String, Value> set = new LinkedHashMap<>(wanted.fields());
        live.fields().forEach((key, value) -> set.remove(key, value));
        List<String> gone = applied.fields().keySet().stream()
                .filter(key -> wanted.get(key) == null && live.get(key) != null)
                .toList();
        return new Change(new Value.Fields(set), gone);
    }

    /** As the plain map that some services take. */
    public static Map<String, String> map(Value.Fields tags) {
        Map<String, String> map = new LinkedHashMap<>();
        tags.fields().forEach((key, value) -> map.put(key, value.toString()));
        return map;
    }
}
