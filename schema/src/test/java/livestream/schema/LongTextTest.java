package livestream.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.YamlDocument;
import livestream.schema.yaml.style.CanonicalText;
import org.junit.jupiter.api.Test;

/**
 * Every value and every key that some file of {@code reads} writes, with a text of 100,000 characters in its place: of one
 * character, of what pairs and groups repeat, and what a form takes nearly to its end. The file is read, or it is told why
 * not. Whatever held a text against a pattern that goes back or goes deeper for each character would not come to an end.
 */
class LongTextTest {
    private static final Path READS = Path.of("src/test/resources/reads");
    private static final int LONG = 100_000;

    /** One in so many pairs of a place and a text; no divisor of how many texts there are, so that each has its turn. */
    private static final int STEP = "full".equals(System.getProperty("sweep")) ? 1 : 180;

    private static final List<String> HOSTILE = Stream.of(
                    "a",
                    "A",
                    "0",
                    "a-",
                    "a.",
                    "a/",
                    "/",
                    "x/////",
                    "*",
                    "*a",
                    "?",
                    "{1..2}",
                    "{",
                    "${",
                    "$${a}",
                    "''",
                    "a: ",
                    "1h",
                    "-a",
                    ".js",
                    "https://",
                    "a@",
                    "[a",
                    ";q",
                    "arn:aws:",
                    "ARN ",
                    "é",
                    "\\u0000",
                    "%41")
            .map(unit -> unit.repeat(LONG / unit.length()) + "!")
            .toList();

    @Test
    void ends() throws IOException {
        Set<String> places = new TreeSet<>();
        int pairs = 0;
        int read = 0;
        for (Path file : files()) {
            for (Span place : places(file)) {
                String way = file.getFileName() + ":" + place.line() + ":" + place.column();
                for (String text : HOSTILE) {
                    if (pairs++ % STEP == 0) {
                        byte[] changed = with(file, place, text);
                        ReadOrTold.holds(changed);
                        restyle(changed);
                        read++;
                    }
                }
                places.add(way);
            }
        }
        System.out.println("long texts: " + read + " of " + pairs + " pairs of a place and a text read or told");
        assertThat(places).hasSizeGreaterThan(1000);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(READS)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.toString().matches(".*(composed-of|of-every-source).*"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Span> places(Path file) throws IOException {
        List<Span> places = new ArrayList<>();
        collect(YamlDocument.read(file.toString(), Files.readAllBytes(file), new Diagnostics()), places);
        return places;
    }

    private static void collect(Node node, List<Span> places) {
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().values().forEach(entry -> {
                places.add(entry.at());
                collect(entry.value(), places);
            });
        } else if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> collect(item, places));
        } else if (node instanceof Node.Scalar scalar && !scalar.text().isEmpty()) {
            places.add(scalar.span());
        }
    }

    /** The file with a quoted text in place of what stands there. */
    private static byte[] with(Path file, Span place, String text) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        String line = lines.get(place.line() - 1);
        int begin = line.offsetByCodePoints(0, Math.min(place.column() - 1, line.codePointCount(0, line.length())));
        int length = Math.min(place.length(), line.codePointCount(begin, line.length()));
        String quoted = text.contains("\\") ? '"' + text + '"' : "'" + text.replace("'", "''") + "'";
        lines.set(
                place.line() - 1,
                line.substring(0, begin) + quoted + line.substring(line.offsetByCodePoints(begin, length)));
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static void restyle(byte[] content) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            CanonicalText.of("livestream.yaml", content, diagnostics);
        } catch (Diagnostics.Stopped notYaml) {
            assertThat(diagnostics.hasErrors()).isTrue();
        }
    }
}
