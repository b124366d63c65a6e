package livestream.engine.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import livestream.engine.Catalog;
import livestream.engine.plan.Change;
import livestream.engine.plan.OutputChange;
import livestream.engine.plan.Plan;

/** How much of which kind a plan creates, changes and deletes, as a table. */
final class SummaryTable {
    private static final List<String> ACTIONS =
            List.of("create", "import", "update", "replace", "delete", "forget", "spare", "unchanged");

    private SummaryTable() {}

    static void print(StringBuilder out, Plan plan, Catalog catalog, AnsiStyle style) {
        Map<String, Map<String, Integer>> rows = new LinkedHashMap<>();
        for (Change change : plan.changes()) {
            String kind = catalog.type(change.address().type()).facts().label();
            rows.computeIfAbsent(kind, any -> new LinkedHashMap<>()).merge(action(change), 1, Integer::sum);
        }
        for (OutputChange output : plan.outputs()) {
            rows.computeIfAbsent(ValueFormat.visible(kind(output)), any -> new LinkedHashMap<>())
                    .merge(action(output), 1, Integer::sum);
        }
        Set<String> used = new LinkedHashSet<>();
        rows.values().forEach(row -> used.addAll(row.keySet()));
        List<String> columns = ACTIONS.stream().filter(used::contains).toList();
        int widest = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        rows.forEach((kind, row) -> lines.add(kind + line(kind.length(), widest, columns, row)));
        if (!lines.isEmpty()) {
            String head = " ".repeat(widest) + head(columns);
            out.append(style.bold(head)).append('\n');
            lines.forEach(line -> out.append(line).append('\n'));
            out.append('\n');
        }
    }

    private static String head(List<String> columns) {
        StringBuilder head = new StringBuilder();
        columns.forEach(
                column -> head.append("  ").append(" ".repeat(pad(column))).append(column));
        return head.toString();
    }

    private static String line(int length, int widest, List<String> columns, Map<String, Integer> row) {
        StringBuilder line = new StringBuilder(" ".repeat(widest - length));
        for (String column : columns) {
            String count = row.containsKey(column) ? String.valueOf(row.get(column)) : "";
            line.append(" ".repeat(2 + pad(column) + column.length() - count.length()))
                    .append(count);
        }
        return line.toString().stripTrailing();
    }

    /** Room for as many digits as there may be. */
    private static int pad(String column) {
        return Math.max(0, 6 - column.length());
    }

    private static String action(Change change) {
        if (change instanceof Change.Create) {
            return "create";
        } else if (change instanceof Change.Adopt) {
            return "import";
        } else if (change instanceof Change.Update) {
            return "update";
        } else if (change instanceof Change.Replace) {
            return "replace";
        } else if (change instanceof Change.Delete) {
            return "delete";
        } else if (change instanceof Change.Retain) {
            return "spare";
        }
        return change instanceof Change.Forget ? "forget" : "unchanged";
    }

    /** Its group's name, without what explains it. */
    private static String kind(OutputChange output) {
        return output.after() == null ? "published URLs" : output.group().replaceFirst(" \\(.*", "");
    }

    private static String action(OutputChange output) {
        if (output.before() == null) {
            return "create";
        } else if (output.after() == null) {
            return "delete";
        }
        return output.isReplaced() ? "replace" : "unchanged";
    }
}
