package livestream.schema;

import java.util.Map;

/**
 * Where a mapping of the user's file stands, and where each of its keys does, so that a typed record can still point at
 * the line that a user wrote.
 *
 * @param self the mapping, or the scalar or key that stands for it in a short form
 * @param keys key to the span of its value (of the key itself when the value is empty or a block)
 */
public record KeySpans(Span self, Map<String, Span> keys) {

    public KeySpans {
        keys = Map.copyOf(keys);
    }

    /** A place without keys of its own. */
    public static KeySpans of(Span self) {
        return new KeySpans(self, Map.of());
    }

    /** Where the key was written; the mapping itself when the key was left to its default. */
    public Span of(String key) {
        return keys.getOrDefault(key, self);
    }

    /** Whether the user wrote the key. */
    public boolean has(String key) {
        return keys.containsKey(key);
    }
}
