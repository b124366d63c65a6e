package livestream.providers.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import livestream.golden.Golden;
import org.junit.jupiter.api.Test;

/** docs/guide-coverage.md says of every rule of the guide what the tool does, and where that is held. */
class GuideCoverageTest {
    private static final String INTRO = """
            # The live-streaming guide, rule by rule

            What "Delivering live streaming video with CloudFront and AWS Media Services" (Amazon CloudFront Developer Guide) tells
            a person to do, and what the tool does instead. Each sentence of the last column is held by a file beside the one it
            leads to: the same name with `.yaml` is what a user writes, `.txt` is what comes of it.

            X01 to X08 are the guide's section on MediaStore, with their like for S3 and other servers; the rest is its section on
            MediaPackage. X05 holds for both.

            | rule | the guide | the tool |
            | --- | --- | --- |
            """;

    /** X09, X16 to X19 and X21 to X29 name no sentence. */
    private static List<String> rules() {
        return Stream.of(
                        IntStream.rangeClosed(1, 8),
                        IntStream.rangeClosed(10, 15),
                        IntStream.of(20),
                        IntStream.rangeClosed(30, 43))
                .flatMap(IntStream::boxed)
                .map("X%02d"::formatted)
                .toList();
    }

    @Test
    void leavesNoRuleOut() throws IOException {
        List<Sentence> sentences = Sentence.all();
        assertThat(sentences.stream().map(Sentence::rule).distinct()).isEqualTo(rules());
        assertThat(sentences).allSatisfy(sentence -> assertThat(sentence.golden())
                .as("GuideTest writes it and holds it")
                .isNotEmptyFile());
    }

    @Test
    void leavesNoGoldenBehind() throws IOException {
        List<String> golden = Sentence.all().stream()
                .map(sentence -> sentence.golden().getFileName().toString())
                .toList();
        try (Stream<String> files =
                Files.list(Sentence.FOLDER).map(file -> file.getFileName().toString())) {
            assertThat(files.filter(file -> file.endsWith(".txt"))).hasSameElementsAs(golden);
        }
    }

    @Test
    void isOnItsPage() throws IOException {
        Map<String, List<Sentence>> byQuote = Sentence.all().stream()
                .collect(Collectors.groupingBy(
                        sentence -> "| " + sentence.rule() + " | \"" + sentence.quote() + "\" | ",
                        LinkedHashMap::new,
                        Collectors.toList()));
        StringBuilder table = new StringBuilder(INTRO);
        byQuote.forEach((start, sentences) -> table.append(start)
                .append(sentences.stream().map(GuideCoverageTest::link).collect(Collectors.joining("<br>")))
                .append(" |\n"));
        Golden.matches(Golden.root().resolve("docs/guide-coverage.md"), table.toString());
    }

    private static String link(Sentence sentence) {
        return "[%s](../providers/%s)"
                .formatted(sentence.does(), sentence.golden().toString().replace('\\', '/'));
    }
}
