package livestream.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one tree: what a resource is told, what AWS answers and what is remembered all have this shape.
 *
 * <p>Immutable. Fields keep the order in which they were given, for reading; equality ignores it.
 */
public sealed interface Value {

    /** A string. */
    record Text(String text) implements Value {
        @Override
        public String toString() {
            return text;
        }
    }

    /** A number; {@code 1} and {@code 1.0} are equal. */
    record Num(BigDecimal number) implements Value {
        public Num {
            number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }

        @Override
        public String toString() {
            return number.toPlainString();
        }
    }

    /** True or false. */
    record Flag(boolean on) implements Value {
        @Override
        public String toString() {
            return Boolean.toString(on);
        }
    }

    /** A list. */
    record Items(List<Value> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return items.toString();
        }
    }

    /** A structure or map, by member name. */
    record Fields(Map<String, Value> fields) implements Value {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        /** The member, or null when it is not there. */
        public @Nullable Value get(String name) {
            return fields.get(name);
        }

        /** The text of a member that is known to be one; throws when it is missing or something else. */
        public String text(String name) {
            if (fields.get(name) instanceof Text text) {
                return text.text();
            }
            throw new IllegalStateException("no text `" + name + "` among " + fields.keySet());
        }

        /** The same fields with one set or replaced. */
        public Fields with(String name, Value value) {
            Map<String, Value> copy = new LinkedHashMap<>(fields);
            copy.put(name, value);
            return new Fields(copy);
        }

        /** The same fields with others added or replaced. */
        public Fields and(Fields others) {
            Map<String, Value> copy = new LinkedHashMap<>(fields);
            copy.putAll(others.fields);
            return new Fields(copy);
        }

        /** The same fields with one left out. */
        public Fields without(String name) {
            Map<String, Value> copy = new LinkedHashMap<>(fields);
            copy.remove(name);
            return new Fields(copy);
        }

        @Override
        public String toString() {
            return fields.toString();
        }
    }

    /**
     * What another resource will have once it is applied. It stays a reference until then; the plan prints it as
     * {@code (domain of news/hls)}.
     *
     * @param output the name of the target's property or output, in the target's own words
     */
    record Reference(Address target, String output) implements Value {
        private static final Pattern WORD = Pattern.compile("(?<=[a-z])(?=[A-Z])");

        @Override
        public String toString() {
            return "(" + words() + " of " + target.key() + ")";
        }

        /** The output's name as a reader says it: {@code OriginPath} is "origin path". */
        public String words() {
            return WORD.matcher(output).replaceAll(" ").toLowerCase(Locale.ROOT);
        }
    }

    /** A text with holes that references will fill, as in {@code out/v1/(news/hls id)/*.m3u8}. */
    record Template(List<Value> parts) implements Value {
        public Template {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            for (Value part : parts) {
                text.append(
                        part instanceof Reference hole
                                ? "(" + hole.target().key() + " " + hole.words() + ")"
                                : part.toString());
            }
            return text.toString();
        }
    }

    /**
     * A text that nobody may read but AWS. Equality and {@link #toString()} know only where it came from and its
     * fingerprint; {@link #reveal()} is for the classes that write requests.
     */
    final class Secret implements Value {
        private final String source;
        private final @Nullable String content;
        private final @Nullable String fingerprint;

        private Secret(String source, @Nullable String content, @Nullable String fingerprint) {
            this.source = source;
            this.content = content;
            this.fingerprint = fingerprint;
        }

        /** A secret whose content is at hand. */
        public static Secret of(String source, String content) {
            return new Secret(source, content, null);
        }

        /** A secret that was seen before and of which only the fingerprint was kept. */
        public static Secret remembered(String source, String fingerprint) {
            return new Secret(source, null, fingerprint);
        }

        /** Where it comes from, as in {@code env:PARTNER_CDN_ID}; never the content. */
        public String source() {
            return source;
        }

        /** Whether the content is here, and not only a fingerprint of it. */
        public boolean isAtHand() {
            return content != null;
        }

        /** The content; throws when only a fingerprint was kept. */
        public String reveal() {
            if (content == null) {
                throw new IllegalStateException("the content of the secret from " + source + " is not at hand");
            }
            return content;
        }

        /** The fingerprint under a key that belongs to one state, so that equal secrets of two states do not look alike. */
        public String fingerprint(String key) {
            return fingerprint != null ? fingerprint : Fingerprint.of(key, reveal());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Secret secret
                    && Objects.equals(content, secret.content)
                    && Objects.equals(fingerprint, secret.fingerprint);
        }

        @Override
        public int hashCode() {
            return Objects.hash(content, fingerprint);
        }

        @Override
        public String toString() {
            return "(secret)";
        }
    }

    static Text text(String text) {
        return new Text(text);
    }

    static Num num(long number) {
        return new Num(BigDecimal.valueOf(number));
    }

    static Flag flag(boolean on) {
        return new Flag(on);
    }

    static Items items(List<? extends Value> items) {
        return new Items(List.copyOf(items));
    }

    /** A list of texts. */
    static Items texts(List<String> texts) {
        return new Items(texts.stream().<Value>map(Text::new).toList());
    }

    /** A template; adjacent texts are joined, and a template without holes is a plain text. */
    static Value template(Value... parts) {
        List<Value> joined = new ArrayList<>();
        for (Value part : parts) {
            for (Value piece : part instanceof Template template ? template.parts() : List.of(part)) {
                int last = joined.size() - 1;
                if (piece instanceof Text text && last >= 0 && joined.get(last) instanceof Text before) {
                    joined.set(last, new Text(before.text() + text.text()));
                } else if (!(piece instanceof Text text && text.text().isEmpty())) {
                    joined.add(piece);
                }
            }
        }
        if (joined.isEmpty()) {
            return new Text("");
        }
        return joined.size() == 1 ? joined.get(0) : new Template(joined);
    }

    /** Fields in the order given, as alternating names and values. */
    static Fields fields(Object... namesAndValues) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], of(namesAndValues[i + 1]));
        }
        return new Fields(fields);
    }

    private static Value of(Object plain) {
        if (plain instanceof Value value) {
            return value;
        } else if (plain instanceof String text) {
            return new Text(text);
        } else if (plain instanceof Boolean on) {
            return new Flag(on);
        } else if (plain instanceof Integer number) {
            return num(number);
        } else if (plain instanceof Long number) {
            return num(number);
        }
        throw new IllegalArgumentException("not a plain value: " + plain.getClass());
    }

    /**
     * Whether this says no more than being absent does: AWS leaves out what is empty, zero or false in some answers and
     * sends it in others.
     */
    default boolean isNeutral() {
        if (this instanceof Text text) {
            return text.text().isEmpty();
        } else if (this instanceof Num num) {
            return num.number().signum() == 0;
        } else if (this instanceof Flag flag) {
            return !flag.on();
        } else if (this instanceof Items items) {
            return items.items().isEmpty();
        } else if (this instanceof Fields fields) {
            return fields.fields().values().stream().allMatch(Value::isNeutral);
        }
        return false;
    }

    /** Every reference within, each once, in order of appearance. */
    default Set<Reference> references() {
        Set<Reference> found = new LinkedHashSet<>();
        map(value -> {
            if (value instanceof Reference reference) {
                found.add(reference);
            }
            return value;
        });
        return found;
    }

    /**
     * The same tree with every leaf (text, number, flag, reference, secret) put through a function, templates joined
     * again afterwards.
     */
    default Value map(Function<Value, Value> leaf) {
        if (this instanceof Items items) {
            return new Items(items.items().stream().map(item -> item.map(leaf)).toList());
        } else if (this instanceof Fields fields) {
            Map<String, Value> mapped = new LinkedHashMap<>();
            fields.fields().forEach((name, value) -> mapped.put(name, value.map(leaf)));
            return new Fields(mapped);
        } else if (this instanceof Template template) {
            return template(
                    template.parts().stream().map(part -> part.map(leaf)).toArray(Value[]::new));
        }
        return leaf.apply(this);
    }
}
