package livestream.schema.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import livestream.schema.Span;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a YAML document with its place; aliases and merge keys are already resolved.
 *
 * <p>An alias shares the node of its anchor, so nodes form a graph without cycles, not always a tree.
 */
public sealed interface Node {

    /** The key whose list of names says the same as a map of them, so that a map laid over it adds to it. */
    String NAMES_OR_MAP = "endpoints";

    /** Where it stands; for a block that spans several lines, where its first line does. */
    Span span();

    /** So many characters weigh as much as one node: aliases of a long text are as dear as aliases of a long list. */
    int TEXT_OF_ONE = 64;

    /** What there is to look at within: nodes and text, every alias counted in full. */
    long size();

    /** What a scalar is under the YAML 1.2 core schema. */
    enum Kind {
        TEXT,
        INTEGER,
        DECIMAL,
        FLAG,
        NOTHING
    }

    /**
     * A single value.
     *
     * @param text as it is written, without quotes
     * @param plain whether it is written without quotes
     */
    record Scalar(Kind kind, String text, boolean plain, Span span) implements Node {
        @Override
        public long size() {
            return 1 + text.length() / TEXT_OF_ONE;
        }
    }

    /** A list. */
    record Sequence(List<Node> items, boolean flow, Span span, long size) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        private boolean isOfTexts() {
            return !items.isEmpty() && items.stream().allMatch(Scalar.class::isInstance);
        }

        /** What a list of names stands for: a map in which each has its defaults. */
        private Mapping asMapping() {
            Map<String, Entry> entries = new LinkedHashMap<>();
            for (Node item : items) {
                Scalar name = (Scalar) item;
                Scalar nothing = new Scalar(Kind.NOTHING, "", false, name.span());
                entries.put(name.text(), new Entry(name.text(), name.span(), nothing));
            }
            return new Mapping(entries, flow, span, size);
        }
    }

    /** Keys and values, in document order. */
    record Mapping(Map<String, Entry> entries, boolean flow, Span span, long size) implements Node {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** The value of a key, or null when the key is not there. */
        public @Nullable Node get(String key) {
            Entry entry = entries.get(key);
            return entry == null ? null : entry.value();
        }

        /**
         * This mapping laid over another: mappings merge, everything else replaces, a bare key keeps the mapping that was
         * there, and a written {@code null} removes what was there.
         */
        public Mapping over(Mapping below) {
            Map<String, Entry> merged = new LinkedHashMap<>(below.entries);
            long sum = below.size;
            for (Entry entry : entries.values()) {
                Entry old = merged.get(entry.key());
                if (old != null && entry.removes()) {
                    merged.remove(entry.key());
                } else {
                    merged.put(entry.key(), old == null ? entry : entry.over(old));
                }
                sum += entry.value().size();
            }
            return new Mapping(merged, flow, span, sum);
        }

        /** The same place with other keys. */
        public Mapping with(Map<String, Entry> others) {
            long sum = 1;
            for (Entry entry : others.values()) {
                sum += 1 + entry.value().size();
            }
            return new Mapping(others, flow, span, sum);
        }
    }

    /**
     * One key of a mapping with its value.
     *
     * @param at where the key stands
     */
    record Entry(String key, Span at, Node value) {
        /** Where to point when the value is meant: at the value, or at the key when the value is empty or a block. */
        public Span place() {
            if (value instanceof Scalar scalar) {
                return scalar.kind() == Kind.NOTHING || scalar.text().isEmpty() ? at : scalar.span();
            } else if (value instanceof Sequence sequence) {
                return sequence.flow() ? sequence.span() : at;
            }
            return value instanceof Mapping mapping && mapping.flow() ? mapping.span() : at;
        }

        /** Whether this takes away what it is laid over: {@code null} is written, where a bare key is a map of defaults. */
        private boolean removes() {
            return value instanceof Scalar scalar
                    && scalar.kind() == Kind.NOTHING
                    && !scalar.text().isEmpty();
        }

        private Entry over(Entry below) {
            if (key.equals(NAMES_OR_MAP)
                    && below.value instanceof Sequence names
                    && value instanceof Mapping mapping
                    && names.isOfTexts()) {
                return new Entry(key, at, mapping.over(names.asMapping()));
            } else if (below.value instanceof Mapping old) {
                if (value instanceof Mapping mapping) {
                    return new Entry(key, at, mapping.over(old));
                } else if (value instanceof Scalar scalar && scalar.kind() == Kind.NOTHING) {
                    return new Entry(key, at, old);
                }
            }
            return this;
        }
    }
}
