package livestream.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticPrinterTest {
    private final SourceTexts sourceTexts = new SourceTexts();

    @Test
    void showsTheLineAndEveryNote() {
        sourceTexts.add("a.yaml", "one: 1\ntwo: 2\n");
        Diagnostic finding = Diagnostic.error("refused", "MediaPackage refused to create channel `main`.")
                .at(new Span("a.yaml", 2, 1, 3))
                .note("aws", "UnprocessableEntityException: id exists")
                .note("note", "the first one is here", new Span("a.yaml", 1, 1, 3))
                .help("nothing was created.");
        assertThat(plain(100, finding)).isEqualTo("""
                        error[refused]: MediaPackage refused to create channel `main`.
                          --> a.yaml:2:1
                           |
                         2 | two: 2
                           | ^^^
                           = aws: UnprocessableEntityException: id exists
                           = note: the first one is here (a.yaml:1:1)
                           = help: nothing was created.
                        """);
    }

    @Test
    void widensTheMarginForLongLineNumbers() {
        sourceTexts.add("a.yaml", "\n".repeat(999) + "key: 1\n");
        assertThat(plain(
                        100,
                        Diagnostic.warning("w", "W.")
                                .at(new Span("a.yaml", 1000, 6, 1))
                                .help("h.")))
                .isEqualTo("""
                        warning[w]: W.
                            --> a.yaml:1000:6
                             |
                        1000 | key: 1
                             |      ^
                             = help: h.
                        """);
    }

    @Test
    void putsTheCaretUnderTabsAndWideCharacters() {
        sourceTexts.add("a.yaml", "a:\t日本 e\u0301🎥 x\n");
        String[] lines = plain(100, Diagnostic.error("e", "E.").at(new Span("a.yaml", 1, 11, 1)))
                .split("\n");
        assertThat(lines[3]).isEqualTo(" 1 | a:    日本 e\u0301🎥 x");
        assertThat(lines[4]).isEqualTo("   | " + " ".repeat(2 + 4 + 4 + 1 + 1 + 2 + 1) + "^");
    }

    @Test
    void wrapsHelpButKeepsWhatPeopleCopyTogether() {
        assertThat(plain(40, Diagnostic.error("e", "E.").help("write `mediapackage: { channel: ID }` at the top.")))
                .isEqualTo("""
                        error[e]: E.
                           = help: write
                                   `mediapackage: { channel: ID }`
                                   at the top.
                        """);
    }

    @Test
    void cutsALongLineAroundThePlace() {
        sourceTexts.add("a.yaml", "x".repeat(500) + "HERE" + "y".repeat(500));
        String text = plain(60, Diagnostic.error("e", "E.").at(new Span("a.yaml", 1, 501, 4)));
        assertThat(text.lines()).allMatch(line -> line.length() <= 60).anyMatch(line -> line.contains("xHEREy"));
        String[] lines = text.split("\n");
        assertThat(lines[4].indexOf("^^^^")).isEqualTo(lines[3].indexOf("HERE"));
    }

    @Test
    void coloursTheSameText() {
        sourceTexts.add("a.yaml", "key: 1\n");
        Diagnostic finding =
                Diagnostic.error("e", "E.").at(new Span("a.yaml", 1, 1, 3)).help("h.");
        String coloured = new DiagnosticPrinter(sourceTexts, 100, true).text(finding);
        assertThat(coloured).contains("\u001B[");
        assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(plain(100, finding));
    }

    @Test
    void letsNoControlCharacterReachTheTerminal() {
        sourceTexts.add("a.yaml", "key: \u001B[31m\u202E\n");
        String text = plain(100, Diagnostic.error("e", "E \u001B[31m.").at(new Span("a.yaml", 1, 1, 3)));
        assertThat(text).doesNotContain("\u001B").doesNotContain("\u202E");
    }

    @Test
    void staysReadableWithoutASource() {
        assertThat(plain(100, Diagnostic.error("e", "E.").at(new Span("gone.yaml", 7, 2, 1))))
                .isEqualTo("error[e]: E.\n  --> gone.yaml:7:2\n");
    }

    @Test
    void writesJson() {
        Diagnostic finding = Diagnostic.error("e", "E.")
                .at(new Span("a.yaml", 1, 2, 3))
                .note("note", "n", new Span("a.yaml", 4, 5, 6))
                .help("h.");
        assertThat(DiagnosticJson.text(List.of(finding))).isEqualToIgnoringWhitespace("""
                        [ { "code": "e", "severity": "error", "message": "E.",
                            "file": "a.yaml", "line": 1, "column": 2, "length": 3,
                            "also": [ { "name": "note", "text": "n", "file": "a.yaml", "line": 4, "column": 5, "length": 6 } ],
                            "help": "h." } ]
                        """);
    }

    private String plain(int width, Diagnostic finding) {
        return new DiagnosticPrinter(sourceTexts, width, false).text(finding);
    }
}
