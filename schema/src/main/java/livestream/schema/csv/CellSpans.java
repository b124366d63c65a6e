package livestream.schema.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;
import livestream.schema.Span;

/**
 * Gives each cell its place. The parser knows the line of a row; where in it a cell stands follows from the cells before,
 * since a quoted cell is written with its quotes around it and each quote within twice.
 */
final class CellSpans extends AbstractBaseCsvCallbackHandler<List<Cell>> {
    private final String file;
    private List<Cell> cells = new ArrayList<>();
    private int line = 1;
    private int column = 1;
    private boolean quoted;

    CellSpans(String file) {
        this.file = file;
    }

    /** Where the next cell of the row would begin. */
    Span next() {
        return new Span(file, line, column, 1);
    }

    /** Whether the cell that was read last was written in quotes. */
    boolean isInQuotes() {
        return quoted;
    }

    @Override
    protected void handleBegin(long startingLine) {
        cells = new ArrayList<>();
        line = (int) startingLine;
        column = 1;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean inQuotes) {
        String text = new String(buffer, offset, length);
        quoted = inQuotes;
        int startLine = line;
        int startColumn = column;
        column += inQuotes ? 1 : 0;
        int covered = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1))) {
                covered = line == startLine ? column - startColumn : covered;
                line++;
                column = 1;
            } else if (c != '\r' && !Character.isLowSurrogate(c)) {
                column += inQuotes && c == '"' ? 2 : 1;
            }
        }
        column += inQuotes ? 1 : 0;
        covered = line == startLine ? column - startColumn : covered;
        Span at = new Span(file, startLine, startColumn, Math.max(1, covered));
        cells.add(new Cell(inQuotes ? text : text.strip(), at));
        column++; // the separator
    }

    @Override
    protected List<Cell> buildRecord() {
        return cells;
    }
}
