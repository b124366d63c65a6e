package livestream.engine.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import livestream.engine.Catalog;
import livestream.engine.plan.Change;
import livestream.schema.Address;
import livestream.schema.TerminalWidth;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * Values as a reader says them, in one line. An id that AWS made up is shown as whose it is: {@code (id of manifest)} says
 * more than sixteen hexadecimal digits.
 */
final class ValueFormat {
    private final Map<Value, String> owners = new HashMap<>();
    private final Catalog catalog;

    /** Knows whose ids are whose among these changes. */
    ValueFormat(List<Change> changes, Catalog catalog) {
        this.catalog = catalog;
        for (Change change : changes) {
            if (change instanceof Change.NoOp noOp) {
                own(noOp.address(), noOp.observed().id(), noOp.observed().properties());
            } else if (change instanceof Change.Update update) {
                own(update.address(), update.observed().id(), update.observed().properties());
            } else if (change instanceof Change.Delete delete) {
                own(delete.address(), delete.recorded().id(), delete.recorded().inputs());
            }
        }
    }

    private void own(Address address, String id, Value.Fields properties) {
        if (!properties.fields().containsValue(Value.text(id))) {
            owners.put(Value.text(id), new Value.Reference(address, "Id").toString());
        }
    }

    private String item(Value item) {
        return item instanceof Value.Fields ? "{" + of(item) + "}" : of(item);
    }

    String of(@Nullable Value value) {
        if (value == null) {
            return "(none)";
        } else if (value instanceof Value.Items items) {
            return items.items().isEmpty()
                    ? "(none)"
                    : items.items().stream().map(this::item).collect(Collectors.joining(", "));
        } else if (value instanceof Value.Fields fields) {
            return fields.fields().entrySet().stream()
                    .map(each -> visible(each.getKey()) + " " + of(each.getValue()))
                    .collect(Collectors.joining("; "));
        }
        if (hasLines(value)) {
            List<String> lines = value.toString().lines().toList();
            return visible(lines.get(0)) + " ... (" + lines.size() + " lines)";
        }
        String own = owners.get(value);
        String text = visible(own == null ? catalog.nameOf(value.toString()).orElse(value.toString()) : own);
        return text.isEmpty() ? "\"\"" : text;
    }

    /** An address in one line: the names in it may come from a state that somebody else wrote. */
    static String of(Address address) {
        return visible(address.toString());
    }

    /** Whether it is a text of several lines, such as a public key or the code of a function. */
    static boolean hasLines(Value value) {
        return value instanceof Value.Text text && text.text().strip().indexOf('\n') > 0;
    }

    /** The text in one line and without what would act on a terminal: what AWS holds, somebody else may have written. */
    static String visible(String text) {
        return TerminalWidth.visible(text);
    }
}
