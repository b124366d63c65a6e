package livestream.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;

/** What is true of any bytes at all: they are read, or it is told where and why not, in a form that a person can be shown. */
final class ReadOrTold {
    private ReadOrTold() {}

    static void holds(byte[] content) {
        holds(diagnostics -> LivestreamReader.read("livestream.yaml", content, diagnostics));
    }

    /** The same of anything that is read. */
    static void holds(Consumer<Diagnostics> reading) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            reading.accept(diagnostics);
        } catch (Diagnostics.Stopped e) {
            assertThat(diagnostics.hasErrors()).isTrue();
        }
        SourceTexts sourceTexts = diagnostics.sourceTexts();
        for (Diagnostic finding : diagnostics.all()) {
            if (!finding.code().equals("too-many-findings")) {
                inside(sourceTexts, finding.at().orElseThrow());
            }
            finding.also().forEach(label -> label.at().ifPresent(at -> inside(sourceTexts, at)));
            assertThat(finding.help()).as(finding.message()).isPresent();
            assertThat(finding.message())
                    .matches("(?s)[A-Z`$].*[.]")
                    .doesNotContain("\n")
                    .hasSizeLessThan(400);
        }
        new DiagnosticPrinter(sourceTexts, 80, true).text(diagnostics.all());
        DiagnosticJson.text(diagnostics.all());
    }

    private static void inside(SourceTexts sourceTexts, Span at) {
        String line = sourceTexts.line(at.file(), at.line()).orElseThrow(() -> new AssertionError("no line for " + at));
        int length = line.codePointCount(0, line.length());
        assertThat(at.column()).as(at + " in `" + line + "`").isBetween(1, length + 1);
        assertThat(at.column() - 1 + at.length())
                .as("end of " + at + " in `" + line + "`")
                .isLessThanOrEqualTo(length + 1);
        assertThat(at.length()).isPositive();
    }
}
