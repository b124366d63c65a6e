package livestream.schema.yaml;

import java.util.List;
import java.util.Optional;
import livestream.schema.Diagnostic;
import livestream.schema.Span;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/** What the YAML parser stumbled over, in words for someone who wants to mend the file. */
final class SyntaxError {
    /**
     * A complaint of the parser that has a sentence of ours.
     *
     * @param said a part of the parser's own words
     * @param atOpening whether to point at what was opened and not at where the parser gave up
     */
    private record Known(String said, String message, String help, boolean atOpening) {}

    private static final List<Known> SENTENCES = List.of(
            new Known(
                    "mapping values are not allowed here",
                    "A `:` stands where no key can begin.",
                    "indent the key like its neighbours, or put quotes around a value that holds a colon and a space.",
                    false),
            new Known(
                    "could not find expected ':'",
                    "Expected a `:` after the key.",
                    "write `key: value`; a text of several lines needs quotes or `|`.",
                    true),
            new Known(
                    "found unexpected end of stream",
                    "A quote is opened and never closed.",
                    "close the quote on the line where the value ends.",
                    true),
            new Known(
                    "got <stream end>",
                    "A bracket or brace is opened and never closed.",
                    "close it on the line where the value ends.",
                    true),
            new Known(
                    "expected <block end>",
                    "The indentation does not fit the lines above.",
                    "keys of one map begin in the same column, with spaces.",
                    false),
            new Known(
                    "expected ',' or '}'",
                    "Expected `,` or `}`.",
                    "separate the keys by commas and close the brace.",
                    false),
            new Known(
                    "expected ',' or ']'",
                    "Expected `,` or `]`.",
                    "separate the items by commas and close the bracket.",
                    false),
            new Known(
                    "cannot start any token",
                    "A value cannot begin with this character.",
                    "put quotes around the value.",
                    false),
            new Known(
                    "expected the node content",
                    "Expected a value here.",
                    "write the value, or delete what stands in its place.",
                    false),
            new Known(
                    "unknown escape character",
                    "This backslash escape does not exist.",
                    "double the backslash, or use single quotes around the text.",
                    false),
            new Known(
                    "sequence entries are not allowed here",
                    "A list item cannot begin here.",
                    "put the `-` on a line of its own below the key.",
                    false));

    private static final Known OTHER =
            new Known("", "The text is not YAML.", "compare the line with its neighbours.", false);

    private SyntaxError() {}

    static Diagnostic of(String file, String text, YamlEngineException e) {
        if (e instanceof YamlVersionException) {
            return Diagnostic.error("not-yaml", "Expected YAML 1.2, found another version in the `%YAML` line.")
                    .at(Span.startOf(file))
                    .help("delete the `%YAML` line.");
        } else if (!(e instanceof MarkedYamlEngineException marked)) {
            return sentence(OTHER, String.valueOf(e.getMessage())).at(Span.startOf(file));
        } else {
            return of(file, text, marked);
        }
    }

    private static Diagnostic of(String file, String text, MarkedYamlEngineException e) {
        String said = String.valueOf(e.getProblem());
        Known known = SENTENCES.stream()
                .filter(candidate -> said.contains(candidate.said()))
                .findFirst()
                .orElse(OTHER);
        Optional<Mark> opening = known.atOpening() ? e.getContextMark() : Optional.empty();
        Span at = opening.or(e::getProblemMark)
                .map(mark -> new Span(file, mark.getLine() + 1, mark.getColumn() + 1, 1))
                .orElse(Span.startOf(file));
        String line = text.split("\r\n|\n|\r", -1)[at.line() - 1];
        int tab = line.indexOf('\t');
        if (tab >= 0 && line.substring(0, tab).isBlank()) {
            return Diagnostic.error("tab-indentation", "The line is indented with a tab, expected spaces.")
                    .at(new Span(file, at.line(), tab + 1, 1))
                    .help("replace the tab by two spaces for each level.");
        }
        return sentence(known, said).at(at);
    }

    private static Diagnostic sentence(Known known, String said) {
        return Diagnostic.error("not-yaml", known.message()).help(known.help()).note("yaml", MessageText.quoted(said));
    }
}
