package livestream.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import livestream.golden.Golden;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code docs/language.md} says what the schema says, and every file in it can be used as it stands. */
class LanguageReferenceTest {
    private static final Pattern BLOCK =
            Pattern.compile("```yaml(?: livestream.yaml)?\n(.*?)```(?:\n\n```csv (\\S+)\n(.*?)```)?", Pattern.DOTALL);

    private static final Map<String, String> PROSE = Map.ofEntries(
            Map.entry(
                    "Document",
                    "The top of the file. `mediapackage`, `mediastore`, `s3`, `http`, `enabled`, `labels`, `timeShift`,"
                            + " `manifestFilter` and `routing` are keys of the one channel and do not stand beside"
                            + " `channels`. Everything that lives in this account needs `region`; an existing"
                            + " MediaPackage channel may have a region of its own, and origins given by URL need none."),
            Map.entry(
                    "channel",
                    "One live channel with exactly one origin: `mediapackage`, `mediastore`, `s3` or `http`. With one channel"
                            + " these keys stand at the top of the file; the places below are given that way, with several"
                            + " channels they begin with `channels.<name>`."),
            Map.entry(
                    "endpoint",
                    "One origin endpoint. The name is yours to choose; a name that is a format needs no `format`. A key that the"
                            + " endpoint's format does not have is an error."),
            Map.entry("cache policy", "What is left out has its default, so a map with one key is enough."),
            Map.entry(
                    "cdnAuthorization",
                    "How MediaPackage knows that a request comes through this CDN. Three forms: `create` for managed endpoints,"
                            + " `secret` and `role` for managed or existing ones, `value` for foreign ones."),
            Map.entry(
                    "entry",
                    "One text is the manifest of the format that it ends like; the others have `index`."
                            + " A map has one for each format of `formats`."),
            Map.entry(
                    "errorCaching",
                    "Left out, each of the eleven statuses is remembered for `1s`; one duration instead is for all of them. A map"
                            + " replaces all eleven: only the statuses that are written are sent, and the others are left to"
                            + " CloudFront's own default."),
            Map.entry(
                    "viewerAccess",
                    "Who may watch: `signed` with `keyGroup`, or `token`, or both."
                            + " [Private content](https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/PrivateContent.html)"),
            Map.entry(
                    "edge functions",
                    "One function an event at most. The two events of the viewer take CloudFront functions or Lambda@Edge, not"
                            + " one of each; the two of the origin take Lambda@Edge."),
            Map.entry(
                    "origin",
                    "Who answers: an endpoint of this file as `channel/endpoint`, or one of these origins, which has to"
                            + " exist."));

    private static final JsonNode SCHEMA = load();

    @Test
    void pageSaysWhatTheSchemaSays() {
        Golden.matches(Golden.root().resolve("docs/language.md"), page());
    }

    @TestFactory
    Stream<DynamicTest> everyFileOnThePageIsValid() {
        assertThat(BLOCK.matcher(page()).results()).isNotEmpty();
        return BLOCK.matcher(page())
                .results()
                .map(LanguageReferenceTest::project)
                .map(file ->
                        DynamicTest.dynamicTest(file.lines().skip(1).findFirst().orElse(file), () -> valid(file)));
    }

    /** A file with the table that follows it. */
    private static String project(MatchResult block) {
        return block.group(1) + (block.group(2) == null ? "" : "-- " + block.group(2) + " --\n" + block.group(3));
    }

    private static void valid(String file) throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        try {
            Project.of(file).read(diagnostics);
        } catch (Diagnostics.Stopped e) {
            assertThat(diagnostics.hasErrors()).isTrue();
        }
        String findings = new DiagnosticPrinter(diagnostics.sourceTexts(), 100, false).text(diagnostics.all());
        assertThat(findings).as(file).isEmpty();
    }

    private static String page() {
        return text("/language/intro.md") + routing() + LanguagePage.text(PROSE);
    }

    private static String routing() {
        JsonNode forms = SCHEMA.path("$defs").path("routing");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < forms.path("enum").size(); i++) {
            text.append("* `")
                    .append(forms.path("enum").get(i).asText())
                    .append("`: ")
                    .append(forms.path("enumDescriptions").get(i).asText())
                    .append("\n");
        }
        return text.append("\n").toString();
    }

    private static JsonNode load() {
        try {
            return new ObjectMapper().readTree(text("/livestream/schema/livestream.schema.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String resource) {
        try (InputStream content = Objects.requireNonNull(LanguageReferenceTest.class.getResourceAsStream(resource))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
