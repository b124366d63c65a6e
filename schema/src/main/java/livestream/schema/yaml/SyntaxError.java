package livestream.schema.yaml;

import java.util.Map;
import java.util.Optional;
import livestream.schema.Diagnostic;
import livestream.schema.Span;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What the YAML parser stumbled over, in words for someone who wants to mend the file. */
final class SyntaxError {
    /** The parser's own words (a part of them) to a sentence and a help. */
    private static final Map<String, String[]> SENTENCES = Map.of(
            "mapping values are not allowed here",
            new String[] {
                "A `:` stands where no key can begin.",
                "indent the key like its neighbours, or put quotes around a value that holds `: `."
            },
            "could not find expected ':'",
            new String[] {"Expected a `:` after the key.", "write `key: value`; a block of text needs quotes or `|`."},
            "found unexpected end of stream",
            new String[] {"A quote is opened and never closed.", "close the quote on the line where the value ends."},
            "expected <block end>",
            new String[] {
                "The indentation does not fit the lines above.",
                "keys of one map begin in the same column, with spaces."
            },
            "expected ',' or '}'",
            new String[] {"Expected `,` or `}`.", "separate the keys by commas and close the brace."},
            "expected ',' or ']'",
            new String[] {"Expected `,` or `]`.", "separate the items by commas and close the bracket."},
            "cannot start any token",
            new String[] {"A value cannot begin with this character.", "put quotes around the value."},
            "unknown escape character",
            new String[] {
                "This backslash escape does not exist.", "double the backslash, or use single quotes around the text."
            },
            "sequence entries are not allowed here",
            new String[] {"A list item cannot begin here.", "put the `-` on a line of its own below the key."});

    private SyntaxError() {}

    static Diagnostic of(String file, String text, YamlEngineException e) {
        if (!(e instanceof MarkedYamlEngineException marked)) {
            return sentence(
                            "The text is not YAML.",
                            "check the line against a YAML reference.",
                            String.valueOf(e.getMessage()))
                    .at(Span.startOf(file));
        }
        Optional<Span> problem =
                marked.getProblemMark().map(mark -> new Span(file, mark.getLine() + 1, mark.getColumn() + 1, 1));
        Span at = problem.orElse(Span.startOf(file));
        String[] lines = text.split("\r\n|\n|\r", -1);
        String line = at.line() <= lines.length ? lines[at.line() - 1] : "";
        int tab = line.indexOf('\t');
        if (tab >= 0 && line.substring(0, tab).isBlank()) {
            return Diagnostic.error("tab-indentation", "The line is indented with a tab, expected spaces.")
                    .at(new Span(file, at.line(), tab + 1, 1))
                    .help("replace the tab by two spaces for each level.");
        }
        String said = marked.getProblem() == null ? "" : marked.getProblem();
        Diagnostic diagnostic = SENTENCES.entrySet().stream()
                .filter(known -> said.contains(known.getKey()))
                .findFirst()
                .map(known -> sentence(known.getValue()[0], known.getValue()[1], said))
                .orElseGet(() -> sentence("The text is not YAML.", "check the line against its neighbours.", said));
        Optional<Span> context = marked.getContextMark()
                .map(mark -> new Span(file, mark.getLine() + 1, mark.getColumn() + 1, 1))
                .filter(span -> span.line() != at.line());
        Diagnostic placed = diagnostic.at(at);
        return context.map(span -> placed.note("note", "it belongs to what begins here", span))
                .orElse(placed);
    }

    private static Diagnostic sentence(String message, String help, String said) {
        return Diagnostic.error("not-yaml", message).help(help).note("yaml", Words.quoted(said));
    }
}
