package livestream.schema.compose;

import java.util.List;
import livestream.schema.Span;
import livestream.schema.yaml.MappingReader;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Node.Entry;
import livestream.schema.yaml.Node.Kind;
import livestream.schema.yaml.Node.Scalar;
import org.jspecify.annotations.Nullable;

/**
 * A variable as it is declared.
 *
 * @param type what it holds; that of the default unless it is written
 * @param otherwise its default; null when it has none
 * @param allowed the only values that it may have; empty for any
 * @param sensitive whether its value must not be shown
 */
record Variable(
        String name, Span at, VariableType type, @Nullable Node otherwise, List<String> allowed, boolean sensitive) {

    /** Reads a declaration: a map of keys, or the default alone. */
    static Variable of(Entry entry) {
        if (entry.value() instanceof Node.Mapping keys) {
            MappingReader section = new MappingReader(keys, entry.at());
            Node otherwise = given(keys.get("default"));
            String type = section.text("type");
            return new Variable(
                    entry.key(),
                    entry.at(),
                    type == null ? VariableType.of(otherwise) : VariableType.named(type),
                    otherwise,
                    allowed(keys.get("allowed")),
                    section.flag("sensitive", false));
        }
        Node otherwise = given(entry.value());
        return new Variable(entry.key(), entry.at(), VariableType.of(otherwise), otherwise, List.of(), false);
    }

    private static @Nullable Node given(@Nullable Node value) {
        return value instanceof Scalar scalar && scalar.kind() == Kind.NOTHING ? null : value;
    }

    private static List<String> allowed(@Nullable Node list) {
        return list instanceof Node.Sequence sequence
                ? sequence.items().stream()
                        .filter(Scalar.class::isInstance)
                        .map(item -> ((Scalar) item).text())
                        .toList()
                : List.of();
    }
}
