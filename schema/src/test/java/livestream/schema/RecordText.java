package livestream.schema;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A stable text of any record, with the places that it remembers. */
final class RecordText {
    private RecordText() {}

    static String of(Record record) {
        StringBuilder out = new StringBuilder();
        fields(record, "", out);
        return out.toString();
    }

    private static void fields(Record record, String indent, StringBuilder out) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                value(component.getName(), component.getAccessor().invoke(record), indent, out);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void value(String name, @Nullable Object value, String indent, StringBuilder out) {
        out.append(indent).append(name).append(':');
        if (value instanceof KeySpans place) {
            out.append(' ').append(at(place.self()));
            new TreeMap<>(place.keys())
                    .forEach((key, span) ->
                            out.append(' ').append(key).append('@').append(at(span)));
            out.append('\n');
        } else if (value instanceof Duration duration) {
            out.append(' ').append(Durations.text(duration)).append('\n');
        } else if (value instanceof Span span) {
            out.append(' ').append(at(span)).append('\n');
        } else if (value instanceof Value tree) {
            out.append(' ').append(tree).append('\n');
        } else if (value instanceof SecretSource source) {
            out.append(' ').append(source).append('\n');
        } else if (value instanceof Record record) {
            out.append(' ').append(record.getClass().getSimpleName()).append('\n');
            fields(record, indent + "  ", out);
        } else if (value instanceof List<?> list && list.stream().anyMatch(Record.class::isInstance)) {
            out.append('\n');
            list.forEach(item -> value("-", item, indent + "  ", out));
        } else if (value instanceof Map<?, ?> map) {
            out.append('\n');
            map.forEach((key, item) -> value(String.valueOf(key), item, indent + "  ", out));
        } else {
            out.append(' ').append(value).append('\n');
        }
    }

    private static String at(Span span) {
        return span.line() + ":" + span.column() + "+" + span.length();
    }
}
