package livestream.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import livestream.golden.Golden;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * {@code errors/<code>/<case>.yaml} beside {@code <case>.txt}: all findings, as a person sees them. {@link Project} says how a
 * case has several files and a command line.
 */
class ErrorsTest {
    private static final Path FOLDER = Path.of("src/test/resources/errors");

    @TestFactory
    Stream<DynamicTest> tellsEveryMistake() throws IOException {
        return Files.walk(FOLDER)
                .filter(file -> file.toString().endsWith(".yaml"))
                .sorted()
                .map(file -> DynamicTest.dynamicTest(FOLDER.relativize(file).toString(), () -> tells(file)));
    }

    private static void tells(Path file) throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        try {
            Project.of(file).read(diagnostics);
        } catch (Diagnostics.Stopped e) {
            assertThat(diagnostics.hasErrors()).isTrue();
        }
        String code = file.getParent().getFileName().toString();
        assertThat(diagnostics.all())
                .as("findings")
                .extracting(Diagnostic::code)
                .contains(code);
        String text = new DiagnosticPrinter(diagnostics.sourceTexts(), 100, false).text(diagnostics.all());
        Golden.matches(Path.of(file.toString().replaceFirst("\\.yaml$", ".txt")), text);
    }
}
