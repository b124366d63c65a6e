package livestream.schema.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import livestream.schema.Durations;
import livestream.schema.KeySpans;
import livestream.schema.Span;
import livestream.schema.yaml.Node.Entry;
import livestream.schema.yaml.Node.Kind;
import livestream.schema.yaml.Node.Scalar;
import org.jspecify.annotations.Nullable;

/**
 * A map of the file, read by key and type. A value of the wrong type reads as if it were left out: the schema has a finding
 * for it, and everything else can still be checked.
 *
 * @param mapping the keys, none when the map was left out or is a bare key
 * @param self where the map is spoken of
 */
public record MappingReader(Node.Mapping mapping, Span self) {

    /** The map at a key; without keys when the value is a scalar or a list. */
    public static MappingReader of(Entry entry) {
        return entry.value() instanceof Node.Mapping mapping
                ? new MappingReader(mapping, entry.place())
                : new MappingReader(new Node.Mapping(Map.of(), true, entry.at(), 1), entry.place());
    }

    /** The map at a key of this one; without keys and standing where this one does when the key is not there. */
    public MappingReader section(String key) {
        Entry entry = mapping.entries().get(key);
        return entry == null ? new MappingReader(new Node.Mapping(Map.of(), true, self, 1), self) : of(entry);
    }

    /** The key with its value, or null when it is not there. */
    public @Nullable Entry entry(String key) {
        return mapping.entries().get(key);
    }

    public boolean has(String key) {
        return mapping.entries().containsKey(key);
    }

    /** A text, with {@code $$&#123;} read as {@code $&#123;}; numbers count as texts, as in a price class. */
    public @Nullable String text(String key) {
        return mapping.get(key) instanceof Scalar scalar && isWord(scalar) ? unescaped(scalar) : null;
    }

    public String text(String key, String otherwise) {
        String text = text(key);
        return text == null ? otherwise : text;
    }

    public @Nullable Duration duration(String key) {
        String text = text(key);
        return text == null ? null : Durations.parse(text).orElse(null);
    }

    public Duration duration(String key, Duration otherwise) {
        Duration duration = duration(key);
        return duration == null ? otherwise : duration;
    }

    public @Nullable Boolean flag(String key) {
        return mapping.get(key) instanceof Scalar scalar && scalar.kind() == Kind.FLAG
                ? Boolean.valueOf(scalar.text())
                : null;
    }

    public boolean flag(String key, boolean otherwise) {
        Boolean flag = flag(key);
        return flag == null ? otherwise : flag;
    }

    public @Nullable Integer integer(String key) {
        if (mapping.get(key) instanceof Scalar scalar && scalar.kind() == Kind.INTEGER) {
            long number = Long.parseLong(scalar.text());
            return number >= 0 && number <= Integer.MAX_VALUE ? (int) number : null;
        }
        return null;
    }

    /** The texts of a list; nothing when the key is not there. */
    public List<String> words(String key) {
        List<String> words = new ArrayList<>();
        if (mapping.get(key) instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                if (item instanceof Scalar scalar && isWord(scalar)) {
                    words.add(unescaped(scalar));
                }
            }
        }
        return words;
    }

    /** Where the keys stand, for the typed record that is made of this map. */
    public KeySpans place() {
        Map<String, Span> keys = new HashMap<>();
        mapping.entries().forEach((key, entry) -> keys.put(key, entry.place()));
        return new KeySpans(self, keys);
    }

    private static boolean isWord(Scalar scalar) {
        return scalar.kind() != Kind.NOTHING && scalar.kind() != Kind.FLAG;
    }

    private static String unescaped(Scalar scalar) {
        return scalar.text().replace("$${", "${");
    }
}
