package livestream.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever happens to a valid file, it is read or told about, and every finding has a place that exists. */
class MutationsTest {
    private static final List<String> FILES = files();
    private static final String[] SNIPPETS = {
        "&a",
        "*a",
        "<<: *a",
        "!!int",
        "!x",
        "---",
        "...",
        "${x}",
        "$${",
        "[",
        "]",
        "{",
        "}",
        ":",
        ": ",
        ",",
        "\n",
        "\r\n",
        "\t",
        "\"",
        "'",
        "|",
        ">",
        "#",
        "?",
        "-",
        "- ",
        "%",
        "@",
        "`",
        "\\",
        "null",
        "~",
        "true",
        "0123",
        "-1",
        "1e9",
        ".inf",
        "99999999999999999999",
        "\uFEFF",
        "\u0000",
        "\u0085",
        "\u2028",
        "é",
        "🎥",
        "チ",
        "  ",
        "url:",
        "channels:",
        "1d",
        "24h",
        "é\u0301"
    };

    @Property(tries = 3000)
    void mutationsAreReadOrToldAbout(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(FILES.get(random.nextInt(FILES.size())));
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            mutate(text, random);
        }
        holds(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 1000)
    void bytesAreReadOrToldAbout(@ForAll byte[] bytes) {
        holds(bytes);
    }

    private static void mutate(StringBuilder text, Random random) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(12));
        switch (random.nextInt(5)) {
            case 0 -> text.delete(at, end);
            case 1 -> text.insert(at, SNIPPETS[random.nextInt(SNIPPETS.length)]);
            case 2 -> text.replace(at, end, SNIPPETS[random.nextInt(SNIPPETS.length)]);
            case 3 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
            default -> {
                String[] lines = text.toString().split("\n", -1);
                String line = lines[random.nextInt(lines.length)];
                int to = random.nextInt(lines.length);
                lines[to] =
                        random.nextBoolean() ? line + "\n" + lines[to] : " ".repeat(random.nextInt(4)) + line.strip();
                text.setLength(0);
                text.append(String.join("\n", lines));
            }
        }
    }

    private static void holds(byte[] content) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            LivestreamReader.read("livestream.yaml", content, diagnostics);
        } catch (Diagnostics.Stopped e) {
            assertThat(diagnostics.hasErrors()).isTrue();
        }
        Sources sources = diagnostics.sources();
        for (Diagnostic finding : diagnostics.all()) {
            if (!finding.code().equals("too-many-findings")) {
                inside(sources, finding.at().orElseThrow());
            }
            finding.also().forEach(label -> label.at().ifPresent(at -> inside(sources, at)));
            assertThat(finding.help()).as(finding.message()).isPresent();
            assertThat(finding.message())
                    .matches("(?s)[A-Z`$].*[.]")
                    .doesNotContain("\n")
                    .hasSizeLessThan(400);
        }
        new DiagnosticPrinter(sources, 80, true).text(diagnostics.all());
        DiagnosticJson.text(diagnostics.all());
    }

    private static void inside(Sources sources, Span at) {
        String line = sources.line(at.file(), at.line()).orElseThrow(() -> new AssertionError("no line for " + at));
        int length = line.codePointCount(0, line.length());
        assertThat(at.column()).as(at + " in `" + line + "`").isBetween(1, length + 1);
        assertThat(at.column() - 1 + at.length())
                .as("end of " + at + " in `" + line + "`")
                .isLessThanOrEqualTo(length + 1);
        assertThat(at.length()).isPositive();
    }

    private static List<String> files() {
        try (var files = Files.list(Path.of("src/test/resources/reads"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(MutationsTest::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
