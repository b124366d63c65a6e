package livestream.schema;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The official YAML test suite: odd, and some of it wrong on purpose. None of it is a livestream file. */
class YamlSuiteTest {
    @TestFactory
    Stream<DynamicTest> isReadOrToldAbout() throws IOException {
        return YamlSuite.inputs().stream()
                .map(input -> DynamicTest.dynamicTest(
                        input.name(), () -> ReadOrTold.holds(input.text().getBytes(StandardCharsets.UTF_8))));
    }
}
