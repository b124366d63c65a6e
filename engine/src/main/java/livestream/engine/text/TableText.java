package livestream.engine.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * A list of structures as a table: what differs between the items in columns, what they share said once below.
 *
 * <p>Where a table would be wider than the page, what most items have is said below too, with those that have it otherwise;
 * where that is not enough, each item becomes a paragraph of its own.
 */
final class TableText {
    private final List<Map<String, String>> rows = new ArrayList<>();
    private final Set<String> columns = new LinkedHashSet<>();
    private final Map<String, String> shared = new LinkedHashMap<>();
    private final Map<String, String> usual = new LinkedHashMap<>();
    private final ColumnDefault columnDefault = new ColumnDefault(rows);

    /**
     * @param key the member that names an item, always a column; null when there is none
     */
    TableText(List<? extends Value> items, @Nullable String key, ValueFormat format) {
        items.forEach(item -> {
            Map<String, String> row = new LinkedHashMap<>();
            flatten("", item, row, format);
            rows.add(row);
        });
        Set<String> names = new LinkedHashSet<>();
        if (key != null) {
            names.add(key);
        }
        rows.forEach(row -> names.addAll(row.keySet()));
        for (String name : names) {
            Set<String> different = new LinkedHashSet<>();
            rows.forEach(row -> different.add(row.getOrDefault(name, "")));
            if (name.equals(key) || different.size() > 1) {
                columns.add(name);
            } else {
                shared.put(name, different.iterator().next());
            }
        }
    }

    private static void flatten(String path, Value value, Map<String, String> row, ValueFormat format) {
        if (value instanceof Value.Fields fields) {
            fields.fields()
                    .forEach((name, inner) -> flatten(path.isEmpty() ? name : path + "." + name, inner, row, format));
        } else {
            row.put(path, format.of(value));
        }
    }

    void print(StringBuilder out, String indent, int width) {
        if (columns.size() == 1) {
            String only = columns.iterator().next();
            List<String> keys =
                    rows.stream().map(row -> row.getOrDefault(only, "")).toList();
            ValueTreeText.wrap(out, indent, only + " " + String.join(", ", keys), width);
        } else if (!columns.isEmpty()) {
            printColumns(out, indent, width);
        }
        printShared(out, indent, width);
    }

    private void printColumns(StringBuilder out, String indent, int width) {
        int room = width - indent.length();
        if (!fits(columns, room) && !(hasNames() && narrow(room))) {
            printBlocks(out, indent, width);
            return;
        }
        Map<String, Integer> widths = widths(columns);
        StringBuilder head = new StringBuilder(indent);
        widths.forEach((column, wide) -> head.append(pad(title(column), wide + 2)));
        out.append(head.toString().stripTrailing()).append('\n');
        for (Map<String, String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            widths.forEach((column, wide) -> line.append(pad(row.getOrDefault(column, ""), wide + 2)));
            out.append(line.toString().stripTrailing()).append('\n');
        }
        printUsual(out, indent, width);
    }

    /** Whether the first column tells every item from the others. */
    private boolean hasNames() {
        String first = columns.iterator().next();
        return rows.stream().map(row -> row.getOrDefault(first, "")).distinct().count() == rows.size();
    }

    private boolean fits(Set<String> some, int width) {
        return widths(some).values().stream().mapToInt(each -> each + 2).sum() <= width + 2;
    }

    private Map<String, Integer> widths(Set<String> some) {
        Map<String, Integer> widths = new LinkedHashMap<>();
        for (String column : some) {
            int widest = title(column).length();
            for (Map<String, String> row : rows) {
                widest = Math.max(widest, row.getOrDefault(column, "").length());
            }
            widths.put(column, widest);
        }
        return widths;
    }

    /**
     * Takes columns out of a table that is too wide, those first that the fewest items have otherwise than the others.
     *
     * @return whether it fits then; if not, nothing is taken out
     */
    private boolean narrow(int width) {
        Set<String> left = new LinkedHashSet<>(columns);
        Map<String, String> taken = new LinkedHashMap<>();
        while (!fits(left, width)) {
            Optional<String> next = left.stream()
                    .skip(1)
                    .filter(column -> columnDefault.exceptions(column) * 2 < rows.size())
                    .min(Comparator.comparing(columnDefault::exceptions));
            if (next.isEmpty()) {
                return false;
            }
            left.remove(next.get());
            taken.put(next.get(), columnDefault.of(next.get()));
        }
        columns.stream()
                .filter(taken::containsKey)
                .forEach(column -> usual.put(column, taken.getOrDefault(column, "")));
        columns.retainAll(left);
        return true;
    }

    private void printUsual(StringBuilder out, String indent, int width) {
        if (usual.isEmpty()) {
            return;
        }
        List<String> most = new ArrayList<>();
        usual.forEach((column, text) -> {
            if (!text.isEmpty()) {
                most.add(title(column) + " " + text);
            }
        });
        if (!most.isEmpty()) {
            ValueTreeText.wrap(out, indent, "most: " + String.join("; ", most), width);
        }
        String key = columns.iterator().next();
        for (Map<String, String> row : rows) {
            List<String> words = new ArrayList<>();
            List<String> without = new ArrayList<>();
            usual.forEach((column, text) -> {
                String cell = ColumnDefault.cell(row, column);
                if (cell.isEmpty() && !text.isEmpty()) {
                    without.add(title(column));
                } else if (!cell.equals(text)) {
                    words.add(title(column) + " " + cell);
                }
            });
            if (!without.isEmpty()) {
                words.add("no " + String.join(", ", without));
            }
            if (!words.isEmpty()) {
                ValueTreeText.wrap(out, indent, row.getOrDefault(key, "") + ": " + String.join("; ", words), width);
            }
        }
    }

    private void printBlocks(StringBuilder out, String indent, int width) {
        for (Map<String, String> row : rows) {
            List<String> words = new ArrayList<>();
            for (String column : columns) {
                String cell = row.getOrDefault(column, "");
                if (!cell.isEmpty()) {
                    words.add(title(column) + " " + cell);
                }
            }
            ValueTreeText.wrap(out, indent + "- ", String.join("; ", words), width);
        }
    }

    private void printShared(StringBuilder out, String indent, int width) {
        if (shared.isEmpty()) {
            return;
        }
        List<String> words = new ArrayList<>();
        shared.forEach((name, text) -> {
            if (!text.isEmpty() && !text.equals("(none)")) {
                words.add(title(name) + " " + text);
            }
        });
        if (!words.isEmpty()) {
            ValueTreeText.wrap(out, indent, (rows.size() == 1 ? "with: " : "each: ") + String.join("; ", words), width);
        }
    }

    /** The last word of a path says enough, but for a bare {@code Items} and for what is {@code Enabled}. */
    private static String title(String path) {
        int dot = path.lastIndexOf('.');
        String last = path.substring(dot + 1);
        if (dot < 0 || !(last.equals("Items") || last.equals("Enabled"))) {
            return last;
        }
        String above = path.substring(0, dot);
        return last.equals("Items") ? above : above.substring(above.lastIndexOf('.') + 1) + "." + last;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
