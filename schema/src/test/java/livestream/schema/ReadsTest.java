package livestream.schema;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import livestream.golden.Golden;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every valid file beside its golden: warnings first, then the records. */
class ReadsTest {
    private static final Path FOLDER = Path.of("src/test/resources/reads");

    @TestFactory
    Stream<DynamicTest> readsEveryFile() throws IOException {
        return Files.list(FOLDER)
                .filter(file -> file.toString().endsWith(".yaml"))
                .sorted()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> reads(file)));
    }

    private static void reads(Path file) throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        DiagnosticPrinter printer = new DiagnosticPrinter(diagnostics.sourceTexts(), 100, false);
        String name = file.getFileName().toString();
        try {
            Livestream livestream = Project.of(file).read(diagnostics).livestream();
            String warnings = printer.text(diagnostics.all());
            String text = (warnings.isEmpty() ? "" : warnings + "\n") + RecordText.of(livestream);
            Golden.matches(FOLDER.resolve(name.replace(".yaml", ".txt")), text);
        } catch (Diagnostics.Stopped e) {
            fail("expected no errors\n" + printer.text(diagnostics.all()));
        }
    }
}
