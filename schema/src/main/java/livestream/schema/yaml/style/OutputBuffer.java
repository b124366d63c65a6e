package livestream.schema.yaml.style;

/** What is written so far. */
final class OutputBuffer {
    private final StringBuilder text = new StringBuilder();
    private int line;
    private boolean room;

    /** Writes on in the line that was begun. */
    void add(String words) {
        text.append(words);
        line = Math.max(line, text.lastIndexOf("\n") + 1);
    }

    /** Writes a comment behind what the line has, in this column where that is free. */
    void addBehind(int column, String comment) {
        int free = text.codePointCount(line, text.length());
        text.append(" ".repeat(Math.max(1, column - free))).append(comment);
    }

    /** Has an empty line before the next one, and no more than one; none before the first. */
    void room() {
        room = true;
    }

    /** Begins a line, whose words stand from this column on. */
    void newLine(int column) {
        if (!text.isEmpty()) {
            text.append(room ? "\n\n" : "\n");
        }
        room = false;
        line = text.length();
        text.append(" ".repeat(column));
    }

    /** The whole, with the end of its last line. */
    String whole() {
        return text.isEmpty() ? "" : text + "\n";
    }
}
