package livestream.schema.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import livestream.golden.Golden;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Position;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a person gets in an editor: with the first line that {@code livestream init} writes, and the schema where {@code livestream
 * schema} puts it.
 */
@TestInstance(Lifecycle.PER_CLASS)
class EditorTest {
    private static final Path CASES = Path.of("src/test/resources/editor");
    private static final String CURSOR = "▮";

    private Path folder;
    private LanguageServer server;
    private int files;

    @BeforeAll
    void begin(@TempDir Path empty) throws Exception {
        folder = empty;
        server = LanguageServer.start();
        Files.createDirectories(folder.resolve(".livestream"));
        Files.writeString(folder.resolve(".livestream/schema.json"), EditorSchema.text(Inventory.none()));
    }

    @AfterAll
    void end() {
        if (server != null) {
            server.close();
        }
    }

    /** A text with a cursor, and what is offered there. */
    @TestFactory
    Stream<DynamicTest> completes() throws IOException {
        return cases("completion", (text, at) -> {
            Path file = file();
            server.open(file, text);
            return server.completion(file, at).stream()
                    .sorted(Comparator.comparing(CompletionItem::getLabel))
                    .map(EditorTest::line)
                    .collect(Collectors.joining("\n", "", "\n"));
        });
    }

    /** What the account has is offered by name, and another name is no mistake. */
    @Test
    void offersWhatTheAccountHas() throws Exception {
        Inventory inventory = new Inventory(Map.of(
                Inventory.Kind.CHANNEL,
                List.of(new Inventory.Thing("news-24", "Made in the console"), new Inventory.Thing("sports", "")),
                Inventory.Kind.CERTIFICATE,
                List.of(new Inventory.Thing("arn:aws:acm:us-east-1:111122223333:certificate/1", "live.example.com"))));
        Files.writeString(folder.resolve("account.json"), EditorSchema.text(inventory));
        String text = Modeline.to("./account.json")
                + "\nversion: 1\nname: news\nregion: us-west-2\nmediapackage:\n  channel: ";
        Path file = file();
        server.open(file, text);
        assertThat(server.completion(file, new Position(5, 11)))
                .extracting(CompletionItem::getLabel)
                .contains("news-24", "sports");
        assertThat(server.open(file(), text + "of-tomorrow\n")).isEmpty();
    }

    /** A text with a cursor, and what is said of the word there. */
    @TestFactory
    Stream<DynamicTest> explains() throws IOException {
        return cases("hover", (text, at) -> {
            Path file = file();
            server.open(file, text);
            return server.hover(file, at).replace(folder.toUri().toString(), "file:///") + "\n";
        });
    }

    /** A text, and its red lines. */
    @TestFactory
    Stream<DynamicTest> finds() throws IOException {
        return cases("findings", (text, at) -> lines(server.open(file(), text)));
    }

    /** What we show others has no red line, but for the service that has ended. */
    @TestFactory
    Stream<DynamicTest> findsNothingInTheExamples() throws IOException {
        try (Stream<Path> examples = Files.walk(Golden.root().resolve("examples"))) {
            return examples.filter(file -> file.endsWith("livestream.yaml")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(
                            String.valueOf(file.getParent().getFileName()),
                            () -> findsNothing(Files.readString(file))));
        }
    }

    @TestFactory
    Stream<DynamicTest> findsNothingInAScenario() {
        return Stream.of(Scenario.values())
                .map(scenario -> DynamicTest.dynamicTest(scenario.key(), () -> findsNothing(scenario.file(Map.of()))));
    }

    /** Editors are not all of this year: their engine of 2025 and the newest one read other parts of a schema. */
    @ParameterizedTest
    @ValueSource(strings = {"yaml-language-server-1.18", "yaml-language-server", "yaml-language-server-2.0"})
    void findsNothingInWhatIsValid(String version) throws Exception {
        try (LanguageServer other = LanguageServer.start(version);
                Stream<Path> valid = Files.list(Path.of("src/test/resources/reads"))) {
            for (Path file : valid.filter(each -> each.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                // Other files of a project follow.
                findsNothing(other, Files.readString(file).split("(?m)^-- ")[0], file.toString());
            }
            findsNothing(other, """
                    version: 1
                    name: news
                    region: us-west-2
                    timeShift: true
                    mediapackage:
                    distribution:
                      errorCaching: { 404: 1s, 503: 1s }
                      errorPages: { 404: { page: /player/off-air.html } }
                      behaviors: [{ path: "player/*", origin: { http: { url: "https://www.example.com" } } }]
                    """, "keys that are numbers, and a flag among words");
        }
    }

    private void findsNothing(String text) throws Exception {
        findsNothing(server, text, "");
    }

    private void findsNothing(LanguageServer server, String text, String what) throws Exception {
        assertThat(server.open(file(), Modeline.TEXT + "\n" + text))
                .as(what)
                .filteredOn(one -> !one.getMessage().startsWith("AWS ended MediaStore"))
                .isEmpty();
    }

    private interface Question {
        String ask(String text, Position at) throws Exception;
    }

    private Stream<DynamicTest> cases(String kind, Question question) throws IOException {
        try (Stream<Path> found = Files.list(CASES.resolve(kind))) {
            List<Path> files = found.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            System.out.println(kind + " at " + files.size() + " positions: "
                    + files.stream()
                            .map(file -> file.getFileName().toString().replace(".yaml", ""))
                            .collect(Collectors.joining(", ")));
            return files.stream()
                    .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> {
                        String text = Modeline.TEXT + "\n" + Files.readString(file);
                        String before = text.substring(0, Math.max(0, text.indexOf(CURSOR)));
                        int line = (int) before.chars().filter(c -> c == '\n').count();
                        Position at = new Position(line, before.length() - before.lastIndexOf('\n') - 1);
                        String answer = question.ask(text.replace(CURSOR, ""), at);
                        Golden.matches(Path.of(file.toString().replace(".yaml", ".txt")), answer);
                    }));
        }
    }

    private Path file() {
        return folder.resolve("livestream-" + ++files + ".yaml");
    }

    private static String line(CompletionItem item) {
        String kind = item.getKind() == null ? "" : item.getKind().name().toLowerCase(Locale.ROOT);
        return "%-28s %s".formatted(item.getLabel(), kind).strip();
    }

    private static String lines(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .map(one -> one.getRange().getStart().getLine() + ":"
                        + (one.getRange().getStart().getCharacter() + 1) + " "
                        + one.getMessage() + "\n")
                .collect(Collectors.joining());
    }
}
