package livestream.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import livestream.schema.compose.Composition;
import livestream.schema.compose.ProjectFiles;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.YamlDocument;
import livestream.schema.yaml.YamlText;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds of every composition, and what bounds it. */
class CompositionTest {
    private static final String HEAD = "version: 1\nname: news\nregion: us-west-2\nmediapackage:\n";

    @Property(tries = 500)
    void mergingIsAssociativeWhereNothingIsRemoved(@ForAll long seed) {
        Random random = new Random(seed);
        Node.Mapping a = mapping(random);
        Node.Mapping b = mapping(random);
        Node.Mapping c = mapping(random);
        assertThat(text(a.over(b.over(c)))).isEqualTo(text(a.over(b).over(c)));
        assertThat(text(a.over(a))).isEqualTo(text(a));
    }

    @Property(tries = 500)
    void whatHasNoReferenceStaysAsItIs(@ForAll long seed) {
        Node.Mapping document = mapping(new Random(seed));
        Composition composition = composed(document, new Diagnostics());
        assertThat(composition.document()).isEqualTo(document);
        assertThat(composition.origins()).isEmpty();
    }

    @Property(tries = 500)
    void textOfADocumentReadsAsTheSameDocument(@ForAll long seed) {
        Node.Mapping document = mapping(new Random(seed));
        assertThat(text(parse(text(document)))).isEqualTo(text(document));
    }

    @Test
    void nullRemovesAndABareKeyKeeps() {
        Node.Mapping below = parse("a: { b: 1, c: 2 }\nd: { e: 3 }\nf: 4\n");
        assertThat(text(parse("a: { b: null }\nd:\nf: ~\ng: null\n").over(below)))
                .isEqualTo("a:\n  c: 2\nd:\n  e: 3\ng: null\n");
    }

    @Test
    @Timeout(10)
    void variablesThatDoubleEachOtherAreBounded() throws IOException {
        StringBuilder text = new StringBuilder(HEAD + "variables:\n  v0: " + "x".repeat(60) + "\n");
        for (int i = 1; i < 38; i++) {
            text.append("  v%d: ${var.v%d}${var.v%d}\n".formatted(i, i - 1, i - 1));
        }
        assertThat(codes(text + "distribution: { comment: \"${var.v37}\" }\n")).contains("too-much-text");
    }

    @Test
    @Timeout(10)
    void aLongChainOfVariablesIsBounded() throws IOException {
        StringBuilder text = new StringBuilder(HEAD + "variables:\n  v0: end\n");
        for (int i = 1; i < 5000; i++) {
            text.append("  v%d: ${var.v%d}\n".formatted(i, i - 1));
        }
        assertThat(codes(text + "distribution: { comment: \"${var.v4999}\" }\n"))
                .contains("too-deep");
    }

    @Test
    @Timeout(10)
    void manyIncludesAreBounded() throws IOException {
        String files = numbers(20)
                .map(i -> "-- f%d.yaml --\ninclude: [f%d.yaml, f%d.yaml]\ntags: { a: b }\n".formatted(i, i + 1, i + 1))
                .collect(Collectors.joining());
        assertThat(codes(HEAD + "include: [f0.yaml]\n" + files + "-- f20.yaml --\ntags: { c: d }\n"))
                .containsExactly("too-many-includes");
    }

    @Test
    @Timeout(10)
    void manyChannelsOfManyDefaultsAreBounded() throws IOException {
        String tags = numbers(2000).map(i -> "k%d: v".formatted(i)).collect(Collectors.joining(", "));
        String channels = numbers(2000).map(i -> "  c%d:\n".formatted(i)).collect(Collectors.joining());
        assertThat(codes("version: 1\nname: news\nchannelDefaults: { " + tags + " }\nchannels:\n" + channels))
                .containsExactly("too-many-values");
    }

    private static List<String> codes(String project) throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        try {
            Project.of(project).read(diagnostics);
        } catch (Diagnostics.Stopped stopped) {
            assertThat(diagnostics.hasErrors()).isTrue();
        }
        return diagnostics.all().stream().map(Diagnostic::code).distinct().toList();
    }

    private static Composition composed(Node.Mapping document, Diagnostics diagnostics) {
        return Composition.of(document, Path.of("livestream.yaml"), ReadOptions.BARE, ProjectFiles.DISK, diagnostics);
    }

    private static String text(Node.Mapping mapping) {
        return YamlText.of(mapping, Node.Scalar::text).stream()
                .map(line -> line.text() + "\n")
                .collect(Collectors.joining());
    }

    private static Node.Mapping parse(String text) {
        return YamlDocument.read("livestream.yaml", text.getBytes(StandardCharsets.UTF_8), new Diagnostics());
    }

    private static Node.Mapping mapping(Random random) {
        List<String> keys = new ArrayList<>(List.of("tags", "cache", "a b", "0", "x: y"));
        keys.removeIf(key -> random.nextInt(4) == 0);
        // A file without any key is none.
        keys.add("last");
        return parse("{"
                + keys.stream()
                        .map(key -> "\"" + key + "\": " + node(random, 3))
                        .collect(Collectors.joining(", ")) + "}");
    }

    private static String node(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> "text";
            case 1 -> "\"$${x} 'a' #\\n: \\u00e9\"";
            case 2 -> String.valueOf(random.nextInt(100) - 50);
            case 3 -> random.nextBoolean() ? "true" : "\"012\"";
            case 4 -> "\"\"";
            case 5 -> "[" + node(random, depth - 1) + ", " + node(random, depth - 1) + "]";
            default -> "{ p: " + node(random, depth - 1) + ", q: " + node(random, depth - 1) + " }";
        };
    }

    @Test
    void aSensitiveValueIsInNoFinding() throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        String text = HEAD
                + "variables: { word: { default: hushhush, sensitive: true, allowed: [x] }, other: { type: integer, sensitive: true } }\n"
                + "distribution: { comment: \"${var.word}\", routing: \"${var.other}\", hushhush: 1 }\n";
        try {
            LivestreamReader.read(
                    "livestream.yaml",
                    text.getBytes(StandardCharsets.UTF_8),
                    new ReadOptions(null, Map.of("other", "silence"), Map.of()),
                    ProjectFiles.DISK,
                    diagnostics);
        } catch (Diagnostics.Stopped stopped) {
            assertThat(diagnostics.hasErrors()).isTrue();
        }
        assertThat(DiagnosticJson.text(diagnostics.all()))
                .contains("value-not-allowed", "variable-type")
                .doesNotContain("hushhush", "silence");
    }

    private static Stream<Integer> numbers(int end) {
        return IntStream.range(0, end).boxed();
    }
}
