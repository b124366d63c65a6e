package livestream.cli.progress;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import livestream.cli.Printer;

/**
 * What a terminal shows of what is written to it: as much of one as {@link Display} uses, with lines that it breaks itself, and
 * with what becomes of them when it gets another size.
 */
final class Screen {
    private static final class Row {
        private final StringBuilder text = new StringBuilder();
        private boolean goesOn;
    }

    private final List<Row> rows = new ArrayList<>(List.of(new Row()));
    private int columns;
    private int height;
    private int top;
    private int row;
    private int column;
    private boolean breaksLines = true;

    Screen(int columns, int height) {
        this.columns = columns;
        this.height = height;
    }

    /** Where to write; what was written is there once it is flushed. */
    Printer input() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        OutputStream flushed = new OutputStream() {
            @Override
            public void write(int b) {
                bytes.write(b);
            }

            @Override
            public void flush() {
                take(bytes.toString(StandardCharsets.UTF_8));
                bytes.reset();
            }
        };
        return new Printer(new PrintStream(flushed, false, StandardCharsets.UTF_8), true);
    }

    private void take(String text) {
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '\u001b') {
                int end = i + 2;
                while (!Character.isLetter(text.charAt(end))) {
                    end++;
                }
                control(text.charAt(end), text.substring(i + 2, end));
                i = end;
            } else if (next == '\r') {
                column = 0;
            } else if (next == '\n') {
                column = 0;
                rows.get(row).goesOn = false;
                nextRow();
            } else {
                put(next);
            }
        }
    }

    private void control(char what, String number) {
        switch (what) {
            case 'K' -> {
                StringBuilder text = rows.get(row).text;
                text.setLength(Math.min(column, text.length()));
                rows.get(row).goesOn = false;
            }
            case 'J' -> {
                control('K', "");
                rows.subList(row + 1, rows.size()).clear();
            }
            case 'A' -> row = Math.max(top, row - Integer.parseInt(number));
            case 'h', 'l' -> {
                if (!number.equals("?7")) {
                    throw new AssertionError("a mode that nobody should change: " + number);
                }
                breaksLines = what == 'h';
            }
            default -> throw new AssertionError("not known here: " + what);
        }
    }

    private void put(char next) {
        if (column == columns && breaksLines) {
            rows.get(row).goesOn = true;
            column = 0;
            nextRow();
        } else if (column == columns) {
            column--;
        }
        StringBuilder text = rows.get(row).text;
        while (text.length() <= column) {
            text.append(' ');
        }
        text.setCharAt(column++, next);
    }

    private void nextRow() {
        row++;
        if (row == rows.size()) {
            rows.add(new Row());
        }
        top = Math.max(top, row - height + 1);
    }

    /** Another size; lines that were broken by the terminal are broken again, as most terminals do. */
    void resize(int newColumns, int newHeight) {
        List<Row> before = new ArrayList<>(rows);
        int cursorRow = row;
        int cursorColumn = column;
        rows.clear();
        StringBuilder line = new StringBuilder();
        int inLine = -1;
        for (int i = 0; i < before.size(); i++) {
            if (i == cursorRow) {
                inLine = line.length() + cursorColumn;
            }
            line.append(before.get(i).text);
            if (!before.get(i).goesOn) {
                addBroken(line.toString(), inLine, newColumns);
                line.setLength(0);
                inLine = -1;
            }
        }
        resized(newColumns, newHeight);
    }

    private void addBroken(String line, int cursor, int width) {
        int from = 0;
        do {
            Row next = new Row();
            next.text.append(line, from, Math.min(line.length(), from + width));
            if (cursor >= from && cursor < from + width) {
                row = rows.size();
                column = cursor - from;
            }
            from += width;
            next.goesOn = from < line.length();
            rows.add(next);
        } while (from < line.length());
    }

    /** Another size; what is beyond the edge is cut off, as some do. */
    void resizeCutting(int newColumns, int newHeight) {
        rows.forEach(each -> each.text.setLength(Math.min(each.text.length(), newColumns)));
        column = Math.min(column, newColumns - 1);
        resized(newColumns, newHeight);
    }

    private void resized(int newColumns, int newHeight) {
        columns = newColumns;
        height = newHeight;
        top = Math.max(0, Math.min(rows.size() - height, row));
        if (rows.size() > top + height) {
            rows.subList(top + height, rows.size()).clear();
        }
    }

    /** What a person sees. */
    String text() {
        return text(top);
    }

    /** The same with what has scrolled away. */
    String everything() {
        return text(0);
    }

    private String text(int from) {
        if (!breaksLines) {
            throw new AssertionError("whoever comes next cannot break lines");
        }
        return rows.subList(from, rows.size()).stream()
                .map(each -> each.goesOn
                        ? each.text.toString()
                        : each.text.toString().stripTrailing() + "\n")
                .collect(Collectors.joining())
                .replaceAll("\n+$", "\n");
    }

    /** How long the longest row is. */
    int widest() {
        return rows.stream().mapToInt(each -> each.text.length()).max().orElse(0);
    }
}
