package livestream.schema.yaml.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import livestream.golden.Golden;
import livestream.schema.Diagnostics;
import livestream.schema.YamlSuite;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.events.CommentEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

class CanonicalTextTest {
    private static final Path STYLES = Path.of("src/test/resources/styles");

    /** A file in somebody's own style, and the same in ours. */
    @TestFactory
    Stream<DynamicTest> writesInStyle() throws IOException {
        try (Stream<Path> files = Files.list(STYLES)) {
            return files.filter(file -> file.toString().endsWith(".in.yaml")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                        byte[] content = Files.readAllBytes(file);
                        String styled = CanonicalText.of(file.toString(), content, new Diagnostics());
                        Golden.matches(Path.of(file.toString().replace(".in.yaml", ".out.yaml")), styled);
                        holds(new String(content, StandardCharsets.UTF_8).replace("\uFEFF", ""));
                    }));
        }
    }

    /** What we show others is in our style. */
    @Test
    void examplesAreInStyle() throws IOException {
        try (Stream<Path> files = Files.walk(Golden.root().resolve("examples"))) {
            List<Path> yaml = files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.toString().contains(".livestream"))
                    .toList();
            assertThat(yaml).isNotEmpty().allSatisfy(file -> {
                String text = Files.readString(file);
                assertThat(CanonicalText.of(text)).isEqualTo(text);
            });
        }
    }

    @TestFactory
    Stream<DynamicTest> keepsWhatTheYamlSuiteSays() throws IOException {
        return YamlSuite.inputs().stream()
                .filter(input -> isYaml(input.text()))
                .map(input -> DynamicTest.dynamicTest(input.name(), () -> holds(input.text())));
    }

    /** These inputs are wrong in every way, and those that are YAML are odd. */
    @TestFactory
    Stream<DynamicTest> keepsWhatTheErrorCorpusSays() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/errors"))) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> isYaml(text(file)))
                    .toList()
                    .stream()
                    .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> holds(text(file))));
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\uFEFF", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isYaml(String text) {
        try {
            return !events(text, false).isEmpty();
        } catch (YamlEngineException e) {
            return false;
        }
    }

    private static void holds(String text) {
        String styled = CanonicalText.of(text);
        assertThat(said(styled)).as(styled).isEqualTo(said(text));
        comments(text)
                .ifPresent(comments -> assertThat(comments(styled)).as(styled).contains(comments));
        assertThat(CanonicalText.of(styled)).isEqualTo(styled);
    }

    private static List<Event> events(String text, boolean withComments) {
        List<Event> events = new ArrayList<>();
        LoadSettings settings =
                LoadSettings.builder().setParseComments(withComments).build();
        new Parse(settings).parseString(text).forEach(events::add);
        return events;
    }

    /** All that a parser hears, but for the kind of quotes. */
    private static List<String> said(String text) {
        return events(text, false).stream()
                .map(event -> event instanceof ScalarEvent scalar
                        ? scalar.getAnchor() + " " + scalar.getTag() + " " + scalar.getImplicit() + " "
                                + scalar.getValue()
                        : event.toString())
                .toList();
    }

    /** The parser does not understand some odd places of comments; then we cannot either. */
    private static Optional<List<String>> comments(String text) {
        List<Event> events;
        try {
            events = events(text, true);
        } catch (YamlEngineException e) {
            return Optional.empty();
        }
        return Optional.of(events.stream()
                .filter(event ->
                        event instanceof CommentEvent comment && comment.getCommentType() != CommentType.BLANK_LINE)
                .map(event -> ((CommentEvent) event).getValue().strip())
                .toList());
    }
}
