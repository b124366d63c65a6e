package livestream.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.schema.EscapedText;

/**
 * The one way to standard output and standard error. What others wrote, such as a name in AWS or who holds a lock, cannot act
 * on a terminal or on the log of a pipeline: control characters are shown as escapes, and so are the beginnings of the commands
 * that GitHub Actions and Azure Pipelines take from a log. JSON stays the same JSON. Thread-safe.
 */
public final class Printer {
    /** What is put around our own words: weight, slant, underline and the colour of letters, and their end. */
    private static final Pattern STYLE = Pattern.compile("\u001b\\[(?:(?:[0-4]|2[1-4]|3[0-79])(?:;(?=\\d)|(?=m)))++m");

    private static final String COMMAND = "::";

    private final PrintStream stream;
    private final boolean styled;
    /** Whether the line so far is nothing but space. */
    private boolean blank = true;

    private int hashes;
    /** Whether the line so far ends with two hashes and perhaps letters. */
    private boolean marked;

    /**
     * Prints there.
     *
     * @param styled whether colours pass: where none are wanted, none do
     */
    public Printer(PrintStream stream, boolean styled) {
        this.stream = stream;
        this.styled = styled;
    }

    /** Prints a line: one, whatever is in it. */
    public synchronized void println(String text) {
        pass(text.replace("\n", "\\n") + "\n");
    }

    /** Prints an empty line. */
    public void println() {
        println("");
    }

    /** Prints a part of a line, as a question that is answered behind it. */
    public synchronized void ask(String question) {
        pass(question.replace("\n", "\\n"));
        stream.flush();
    }

    /** Prints lines of our own; what others wrote in them has to stay within its line, see {@link EscapedText#line}. */
    public synchronized void print(String lines) {
        pass(lines);
    }

    /** Prints where an exception came from. */
    public void print(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        print(trace.toString());
    }

    /** Prints commands of our own for the log of a pipeline, a line each, as in {@code ::error title=locked::words}. */
    public synchronized void command(String lines) {
        lines.lines().forEach(command -> {
            stream.print(COMMAND);
            blank = false;
            pass(command.substring(COMMAND.length()) + "\n");
        });
    }

    /** Moves the cursor and draws; nothing in it but what {@link EscapedText#line} gave may be somebody else's. */
    public synchronized void draw(String control) {
        stream.print(control);
    }

    /** Prints a document as it is, byte by byte, for a program that reads it. */
    public synchronized void copy(byte[] document) {
        stream.write(document, 0, document.length);
    }

    public void flush() {
        stream.flush();
    }

    /** For a library that writes characters. */
    public PrintWriter writer() {
        return new PrintWriter(
                new Writer() {
                    @Override
                    public void write(char[] characters, int offset, int length) {
                        print(new String(characters, offset, length));
                    }

                    @Override
                    public void flush() {
                        Printer.this.flush();
                    }

                    @Override
                    public void close() {
                        flush();
                    }
                },
                true);
    }

    /** For libraries that print on their own, and never should. */
    PrintStream stream() {
        OutputStream lines = new ByteArrayOutputStream() {
            @Override
            public synchronized void flush() {
                print(toString(StandardCharsets.UTF_8));
                reset();
            }
        };
        return new PrintStream(lines, true, StandardCharsets.UTF_8);
    }

    private void pass(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        int from = 0;
        if (styled) {
            Matcher style = STYLE.matcher(text);
            while (style.find()) {
                escape(text.substring(from, style.start()), out);
                out.append(style.group());
                from = style.end();
            }
        }
        escape(text.substring(from), out);
        stream.print(out);
    }

    private void escape(String text, StringBuilder out) {
        for (char unit : EscapedText.lines(text).toCharArray()) {
            boolean begins = unit == ':' && blank || unit == '[' && marked;
            if (begins) {
                out.append("\\u00").append(Integer.toHexString(unit));
            } else {
                out.append(unit);
            }
            follow(unit);
        }
    }

    /**
     * Looks for what makes a command of a line: {@code ::name} behind nothing but space, or {@code ##[name]} and {@code
     * ##vso[name]} anywhere (docs.github.com/actions/reference/workflow-commands-for-github-actions;
     * learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands).
     */
    private void follow(char unit) {
        blank = unit == '\n' || blank && (Character.isWhitespace(unit) || Character.isSpaceChar(unit));
        hashes = unit == '#' ? hashes + 1 : 0;
        marked = hashes > 1 || marked && Character.isLetter(unit);
    }
}
