package livestream.providers.route;

import java.util.List;
import java.util.Optional;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/** Members of AWS's structures, where one that is absent says the same as one that is empty. */
final class ApiMembers {
    private static final Value.Fields EMPTY = Value.fields();

    private ApiMembers() {}

    static Value.Fields fields(Value.Fields tree, String name) {
        return tree.get(name) instanceof Value.Fields inner ? inner : EMPTY;
    }

    /** As it is printed; the other when it is absent or empty. */
    static String text(Value.Fields tree, String name, String otherwise) {
        Value value = tree.get(name);
        return value == null || value.isNeutral() ? otherwise : value.toString();
    }

    static boolean on(Value.Fields tree, String name) {
        return tree.get(name) instanceof Value.Flag flag && flag.on();
    }

    static Optional<Long> number(Value.Fields tree, String name) {
        return tree.get(name) instanceof Value.Num number
                ? Optional.of(number.number().longValue())
                : Optional.empty();
    }

    /** A list, also one that has another member beside its {@code Items}. */
    static List<Value> items(Value.Fields tree, String name) {
        return items(tree.get(name));
    }

    static List<String> texts(Value.Fields tree, String name) {
        return items(tree, name).stream().map(Value::toString).toList();
    }

    /** A list of structures. */
    static List<Value.Fields> structures(Value.Fields tree, String name) {
        return items(tree, name).stream()
                .filter(Value.Fields.class::isInstance)
                .map(Value.Fields.class::cast)
                .toList();
    }

    private static List<Value> items(@Nullable Value value) {
        if (value instanceof Value.Items items) {
            return items.items();
        }
        return value instanceof Value.Fields fields ? items(fields.get("Items")) : List.of();
    }
}
