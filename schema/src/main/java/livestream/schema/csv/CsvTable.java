package livestream.schema.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayList;
import java.util.List;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Span;
import livestream.schema.yaml.MessageText;
import livestream.schema.yaml.SourceText;

/** The door of this package: the bytes of one file become rows, as RFC 4180 has them. */
public final class CsvTable {
    private CsvTable() {}

    /**
     * The rows that have anything in them, the header first; a lone carriage return reads as a line feed. Throws {@link
     * Diagnostics.Stopped} when the file is not text or its quotes do not fit.
     */
    public static List<List<Cell>> rows(String file, byte[] content, Diagnostics diagnostics) {
        // After a lone carriage return in quotes the parser would not see where the row ends.
        String text = new SourceText(file, diagnostics).decodeTable(content).replaceAll("\r(?!\n)", "\n");
        CellSpans cells = new CellSpans(file);
        List<List<Cell>> rows = new ArrayList<>();
        try {
            // How long a row may be is for whoever knows the columns.
            CsvReader.builder()
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .maxBufferSize(text.length() + 1)
                    .build(cells, text)
                    .forEach(rows::add);
        } catch (CsvParseException e) {
            Throwable said = e.getCause() == null ? e : e.getCause();
            diagnostics.add(Diagnostic.error("csv-quote", "A cell goes on after its closing quote.")
                    .at(cells.next())
                    .note("csv", MessageText.quoted(String.valueOf(said.getMessage())))
                    .help("put the whole cell in quotes, and write a quote within it twice."));
            diagnostics.stopIfErrors();
        }
        stopAtOpenQuote(cells, rows, diagnostics);
        rows.removeIf(row -> row.stream().allMatch(cell -> cell.text().isEmpty()));
        return rows;
    }

    /** The parser takes the end of the file for a closing quote. */
    private static void stopAtOpenQuote(CellSpans cells, List<List<Cell>> rows, Diagnostics diagnostics) {
        if (!cells.isInQuotes() || rows.isEmpty()) {
            return;
        }
        List<Cell> row = rows.get(rows.size() - 1);
        Span next = cells.next();
        int length = diagnostics
                .sourceTexts()
                .line(next.file(), next.line())
                .map(line -> line.codePointCount(0, line.length()))
                .orElse(0);
        // A cell that ends where it should is followed by a separator or by the end of its line.
        if (next.column() - 2 > length) {
            Span at = row.get(row.size() - 1).at();
            diagnostics.add(Diagnostic.error("csv-quote", "A quote is opened and never closed.")
                    .at(new Span(at.file(), at.line(), at.column(), 1))
                    .help("close the quote at the end of the cell, and write a quote within it twice."));
            diagnostics.stopIfErrors();
        }
    }
}
