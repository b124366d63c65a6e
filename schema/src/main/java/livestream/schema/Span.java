package livestream.schema;

/**
 * A stretch of text in a file that a user wrote.
 *
 * @param file the file's name as the user gave it, to be shown back
 * @param line the first line, counted from 1
 * @param column the first column in code points, counted from 1
 * @param length how many code points of that line it covers; at least 1
 */
public record Span(String file, int line, int column, int length) implements Comparable<Span> {

    /** The whole of a file, for findings that have no better place. */
    public static Span startOf(String file) {
        return new Span(file, 1, 1, 1);
    }

    @Override
    public int compareTo(Span other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }

    /** {@code file:line:column}, the form that editors and terminals make clickable. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
