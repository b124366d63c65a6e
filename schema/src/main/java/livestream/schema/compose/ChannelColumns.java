package livestream.schema.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Span;
import livestream.schema.csv.Cell;
import livestream.schema.shape.ChannelPath;
import livestream.schema.yaml.MessageText;
import org.jspecify.annotations.Nullable;

/** The header of a table of channels: {@code name}, and keys of a channel by the way to them. */
final class ChannelColumns {
    private static final String NAME = "name";

    private final List<@Nullable ChannelPath> paths;
    private final int name;
    private final Span place;

    private ChannelColumns(List<@Nullable ChannelPath> paths, int name, Span place) {
        this.paths = paths;
        this.name = name;
        this.place = place;
    }

    /** The columns that a header names; null with findings when it is wrong, since its rows would say nothing then. */
    static @Nullable ChannelColumns of(List<Cell> header, Diagnostics diagnostics) {
        Cell only = header.get(0);
        if (header.size() == 1 && (only.text().contains(";") || only.text().contains("\t"))) {
            diagnostics.add(separator(only));
            return null;
        }
        Map<String, Cell> seen = new HashMap<>();
        List<@Nullable ChannelPath> paths = new ArrayList<>();
        boolean good = true;
        for (Cell cell : header) {
            Cell first = seen.putIfAbsent(cell.text(), cell);
            ChannelPath path = null;
            if (cell.text().isEmpty()) {
                diagnostics.add(Diagnostic.error("unknown-column", "A column has no name.")
                        .at(cell.at())
                        .help("write which key of a channel it holds, or delete the column."));
            } else if (first != null) {
                diagnostics.add(Diagnostic.error(
                                "duplicate-column",
                                "The column " + MessageText.quoted(cell.text()) + " is there twice.")
                        .at(cell.at())
                        .note("note", "the first one is here", first.at())
                        .help("keep one of the two."));
            } else if (!cell.text().equals(NAME)) {
                path = ChannelPath.of(cell.text(), cell.at(), List.of(NAME), diagnostics);
            }
            good &= path != null || (first == null && cell.text().equals(NAME));
            paths.add(path);
        }
        good = good && hasName(seen, header, diagnostics) && isWithoutMaps(paths, seen, diagnostics);
        int name = header.indexOf(seen.get(NAME));
        return good ? new ChannelColumns(paths, name, only.at()) : null;
    }

    /** How many there are. */
    int size() {
        return paths.size();
    }

    /** Which of them is the name. */
    int name() {
        return name;
    }

    /** Where the header begins. */
    Span place() {
        return place;
    }

    /** The key of a column; null for the name. */
    @Nullable
    ChannelPath path(int column) {
        return paths.get(column);
    }

    private static boolean hasName(Map<String, Cell> seen, List<Cell> header, Diagnostics diagnostics) {
        if (!seen.containsKey(NAME)) {
            diagnostics.add(
                    Diagnostic.error("missing-column", "The table has no column `name`.")
                            .at(header.get(0).at())
                            .help(
                                    "call the column that has the names of the channels `name`; the first line names the columns."));
        }
        return seen.containsKey(NAME);
    }

    /** A key cannot have a value and keys below it. */
    private static boolean isWithoutMaps(
            List<@Nullable ChannelPath> paths, Map<String, Cell> seen, Diagnostics diagnostics) {
        boolean good = true;
        for (ChannelPath path : paths) {
            for (int i = 1; path != null && i < path.keys().size(); i++) {
                String above = String.join(".", path.keys().subList(0, i));
                Cell whole = seen.get(above);
                if (whole != null) {
                    good = false;
                    diagnostics.add(Diagnostic.error(
                                    "conflicting-keys",
                                    "The columns " + MessageText.quoted(above) + " and "
                                            + MessageText.quoted(path.toString()) + " say the same key in two ways.")
                            .at(whole.at())
                            .note(
                                    "note",
                                    "the other one is here",
                                    seen.getOrDefault(path.toString(), whole).at())
                            .help("keep the columns of single keys, or the one of the whole."));
                }
            }
        }
        return good;
    }

    private static Diagnostic separator(Cell only) {
        String found = only.text().contains(";") ? "`;`" : "tabs";
        return Diagnostic.error("csv-separator", "The columns are separated by " + found + ", expected commas.")
                .at(only.at())
                .help("save the table as CSV with commas, which RFC 4180 asks for; some spreadsheets choose another"
                        + " separator by country.");
    }
}
