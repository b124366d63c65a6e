package livestream.schema.yaml.style;

import java.util.Iterator;
import java.util.List;
import livestream.schema.Diagnostics;
import livestream.schema.yaml.YamlDocument;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.scanner.ScannerImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.tokens.ScalarToken;
import org.snakeyaml.engine.v2.tokens.Token;

/**
 * A file in canonical style: what is within something is two columns further in, the words of a line have one space between them
 * and braces one inside, quotes are double where that changes nothing, and no two lines in a row are empty.
 *
 * <p>Words, comments, their order and the ends of lines stay the author's own. Only the space between them is rewritten, so
 * that the result reads as the same nodes, and doing it twice changes nothing more.
 */
public final class CanonicalText {
    /** What would be read as a byte order mark, wherever it stood before. */
    private static final String MARKS = "^\uFEFF+\n?";

    private final String text;
    private final int[] source;
    private final OutputBuffer outputBuffer = new OutputBuffer();
    private final IndentLevels indentLevels = new IndentLevels();

    /** The levels around the word that was written last, which may have ended since. */
    private IndentLevels before = new IndentLevels();

    private Token.ID left = Token.ID.StreamStart;
    private int end;
    private int brackets;
    private boolean isKey;

    private CanonicalText(String text) {
        this.text = text;
        this.source = text.codePoints().toArray();
    }

    /**
     * The content of a file in canonical style.
     *
     * @param file how the file is called in findings
     * @throws Diagnostics.Stopped when it is no YAML; the collector says where and why
     */
    public static String of(String file, byte[] content, Diagnostics diagnostics) {
        return of(YamlDocument.text(file, content, diagnostics));
    }

    /** The same of text that is YAML. */
    static String of(String text) {
        CanonicalText canonical = new CanonicalText(text.replace("\r\n", "\n").replace('\r', '\n'));
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        Iterator<Token> tokens = new ScannerImpl(settings, new StreamReader(settings, canonical.text));
        while (tokens.hasNext()) {
            canonical.write(tokens.next());
        }
        return canonical.outputBuffer.whole().replaceFirst(MARKS, "");
    }

    private void write(Token token) {
        switch (token.getTokenId()) {
            case StreamStart -> {}
            case StreamEnd -> lines(slice(end, source.length) + "\n", 0, 0);
            case BlockMappingStart -> indentLevels.open(start(token).getColumn(), false);
            case BlockSequenceStart -> indentLevels.open(start(token).getColumn(), true);
            case BlockEnd -> indentLevels.close();
            case Key -> key(token);
            default -> word(token);
        }
    }

    private void key(Token token) {
        if (brackets == 0) {
            indentLevels.closeUnmarked();
            isKey = true;
        }
        if (end(token) > start(token).getIndex()) {
            word(token); // a question mark, and not only what the scanner sees in the words that follow
        }
    }

    private void word(Token token) {
        Token.ID id = token.getTokenId();
        if (id == Token.ID.BlockEntry) {
            indentLevels.item();
        } else if (id == Token.ID.Value && brackets == 0) {
            indentLevels.closeUnmarked();
        }
        boolean closes = id == Token.ID.FlowMappingEnd || id == Token.ID.FlowSequenceEnd;
        brackets -= closes ? 1 : 0;
        int column = closes || brackets > 0 ? indentLevels.inner() + 2 * brackets : column(id);
        String gap = slice(end, start(token).getIndex());
        if (gap.contains("\n") || left == Token.ID.StreamStart) {
            lines(gap, column, start(token).getColumn());
            outputBuffer.newLine(column);
        } else if (WhitespaceRule.between(left, id)) {
            outputBuffer.add(" ");
        }
        end = id == Token.ID.Directive ? endOfLine(end(token)) : end(token);
        outputBuffer.add(
                token instanceof ScalarToken scalar
                        ? scalar(scalar)
                        : slice(start(token).getIndex(), end));
        brackets += id == Token.ID.FlowMappingStart || id == Token.ID.FlowSequenceStart ? 1 : 0;
        isKey &= id == Token.ID.Anchor || id == Token.ID.Tag;
        left = id;
        before = indentLevels.copy();
    }

    /** Where a line belongs that begins with this word, outside of brackets. */
    private int column(Token.ID id) {
        return switch (id) {
            case DocumentStart, DocumentEnd, Directive -> 0;
            case BlockEntry, Key, Value -> indentLevels.own();
            default -> isKey ? indentLevels.own() : indentLevels.inner();
        };
    }

    private String scalar(ScalarToken token) {
        String written = slice(start(token).getIndex(), end);
        if (token.getStyle() == ScalarStyle.LITERAL || token.getStyle() == ScalarStyle.FOLDED) {
            return block(written);
        }
        return ScalarText.flowing(written, indentLevels.inner() + 2 * brackets);
    }

    /** The scanner counts lines to it that are none of its text: what they are is written with what follows. */
    private String block(String written) {
        List<String> lines = ScalarText.block(written, indentLevels);
        for (long more = written.chars().filter(c -> c == '\n').count() + 1; more > lines.size(); more--) {
            do {
                end--;
            } while (source[end] != '\n');
        }
        return String.join("\n", lines);
    }

    /**
     * Ends the line that was begun, with its comment, and writes the lines without words before the next.
     *
     * @param column where the next line's words belong, and {@code was} where they were
     */
    private void lines(String gap, int column, int was) {
        String[] lines = gap.split("\n", -1);
        int next = 0;
        if (left != Token.ID.StreamStart) {
            String comment = comment(lines[next++]);
            if (!comment.isEmpty()) {
                outputBuffer.addBehind(columnOf(end) + lines[0].indexOf('#'), comment);
            }
        }
        for (; next < lines.length - 1; next++) {
            String comment = comment(lines[next]);
            if (comment.isEmpty()) {
                outputBuffer.room();
            } else {
                outputBuffer.newLine(commentColumn(lines[next].indexOf('#'), column, was));
                outputBuffer.add(comment);
            }
        }
    }

    /** A comment goes with the line below it, or with the nearest of the maps and lists that it ends. */
    private int commentColumn(int at, int column, int was) {
        return was <= at && was >= before.nearest(at) ? column : before.of(at);
    }

    /** The comment of a line without words; empty without one. */
    private static String comment(String line) {
        int hash = line.indexOf('#');
        return hash < 0 ? "" : line.substring(hash).stripTrailing();
    }

    private int columnOf(int index) {
        int first = index;
        while (first > 0 && source[first - 1] != '\n') {
            first--;
        }
        return index - first;
    }

    private int endOfLine(int index) {
        int at = index;
        while (at < source.length && source[at] != '\n') {
            at++;
        }
        return at;
    }

    private String slice(int from, int to) {
        return new String(source, from, to - from);
    }

    private static Mark start(Token token) {
        return token.getStartMark().orElseThrow();
    }

    private static int end(Token token) {
        return token.getEndMark().orElseThrow().getIndex();
    }
}
