package livestream.schema.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Span;
import livestream.schema.csv.Cell;
import livestream.schema.csv.CsvTable;
import livestream.schema.shape.ChannelPath;
import livestream.schema.shape.SecretRedaction;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Node.Entry;

/** A table of channels: a row is a channel, a column a key of channels, an empty cell says nothing. */
final class ChannelTable {
    /** A cell with the key that its column is. */
    private record Filled(ChannelPath path, Cell cell) {}

    private final ChannelColumns columns;
    private final CellParser values;
    private final Diagnostics diagnostics;

    private ChannelTable(ChannelColumns columns, Diagnostics diagnostics) {
        this.columns = columns;
        this.values = new CellParser(diagnostics);
        this.diagnostics = diagnostics;
    }

    /** The channels of a table in the order of its rows; none when its header is wrong. */
    static List<Entry> channels(String file, byte[] content, Diagnostics diagnostics) {
        List<List<Cell>> rows = CsvTable.rows(file, content, diagnostics);
        if (rows.size() < 2) {
            Span at = rows.isEmpty() ? Span.startOf(file) : rows.get(0).get(0).at();
            diagnostics.add(Diagnostic.error(
                            "no-channel-in-table",
                            "The table has no channel, expected a row below its header for each.")
                    .at(at)
                    .help("write `name` and keys of channels in the first line, such as `name,labels.tier`, and"
                            + " `news,gold` in the second."));
        }
        ChannelColumns columns = rows.isEmpty() ? null : ChannelColumns.of(rows.get(0), diagnostics);
        if (columns == null) {
            return List.of();
        }
        ChannelTable table = new ChannelTable(columns, diagnostics);
        List<Entry> channels = new ArrayList<>();
        rows.subList(1, rows.size()).forEach(row -> table.row(row, channels));
        return channels;
    }

    private void row(List<Cell> row, List<Entry> channels) {
        List<Filled> filled = new ArrayList<>();
        for (int i = 0; i < Math.min(row.size(), columns.size()); i++) {
            ChannelPath path = columns.path(i);
            if (path != null && !row.get(i).text().isEmpty()) {
                filled.add(new Filled(path, row.get(i)));
            }
        }
        Cell name = columns.name() < row.size() ? row.get(columns.name()) : null;
        Node.Mapping channel = mapping(filled, 0, name == null ? row.get(0).at() : name.at());
        // Whatever becomes of the row, its line may be shown.
        SecretRedaction.hide(channel, diagnostics.sourceTexts());
        if (row.size() != columns.size()) {
            diagnostics.add(length(row));
        } else if (name == null || name.text().isEmpty()) {
            diagnostics.add(Diagnostic.error("missing-name", "The row has no name of its channel.")
                    .at(name == null ? row.get(0).at() : name.at())
                    .help("write the name below `name`, or delete the row."));
        } else {
            channels.add(new Entry(name.text(), name.at(), channel));
        }
    }

    private Diagnostic length(List<Cell> row) {
        boolean longer = row.size() > columns.size();
        return Diagnostic.error(
                        "row-length",
                        "The row has " + cells(row.size()) + ", expected " + columns.size() + " as the header has.")
                .at(row.get(longer ? columns.size() : row.size() - 1).at())
                .note("note", "the header is here", columns.place())
                .help(
                        longer
                                ? "put quotes around a value that has a comma in it, with no space before them."
                                : "write a comma for each cell that is empty.");
    }

    private static String cells(int count) {
        return count + (count == 1 ? " cell" : " cells");
    }

    /** Keys that begin alike stand in one map. */
    private Node.Mapping mapping(List<Filled> filled, int depth, Span at) {
        Map<String, List<Filled>> groups = new LinkedHashMap<>();
        for (Filled one : filled) {
            groups.computeIfAbsent(one.path().keys().get(depth), any -> new ArrayList<>())
                    .add(one);
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        groups.forEach((key, group) -> {
            Filled first = group.get(0);
            boolean last = first.path().keys().size() == depth + 1;
            Span start = first.cell().at();
            Node value = last ? values.of(first.cell(), first.path().isText()) : mapping(group, depth + 1, start);
            if (value != null) {
                entries.put(key, new Entry(key, start, value));
            }
        });
        return new Node.Mapping(Map.of(), false, at, 1).with(entries);
    }
}
