package livestream.engine.text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What most rows of a table have in a column.
 *
 * @param rows cells by column; one that is missing is an empty one
 */
record ColumnDefault(List<Map<String, String>> rows) {

    /** Of values that are equally frequent, the one that comes first. */
    String of(String column) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        rows.forEach(row -> counts.merge(cell(row, column), 1, Integer::sum));
        int most = Collections.max(counts.values());
        return counts.entrySet().stream()
                .filter(each -> each.getValue() == most)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /** How many rows have something else. */
    long exceptions(String column) {
        String most = of(column);
        return rows.stream().filter(row -> !cell(row, column).equals(most)).count();
    }

    /** An empty list and no list are the same to a reader. */
    static String cell(Map<String, String> row, String column) {
        String cell = row.getOrDefault(column, "");
        return cell.equals("(none)") ? "" : cell;
    }
}
