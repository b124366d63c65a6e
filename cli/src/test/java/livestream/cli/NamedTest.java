package livestream.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import livestream.golden.Golden;

/** A test of any module, as a page names it. */
final class NamedTest {
    static final List<String> MODULES = List.of("schema", "state", "engine", "simulator", "providers", "cli", "app");

    private NamedTest() {}

    /** Whether there is a test of this name, as in {@code PlannerTest} or {@code PlannerTest#createsWhatIsMissing}. */
    static boolean isThere(String proof) throws IOException {
        String[] named = proof.split("#");
        Pattern method = Pattern.compile(
                named.length == 1 ? "class " + named[0] : "(void|Stream<DynamicTest>) " + named[1] + "\\(");
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Golden.root().resolve(module).resolve("src/test/java"))) {
                for (Path file : files.filter(
                                file -> file.getFileName().toString().equals(named[0] + ".java"))
                        .toList()) {
                    if (method.matcher(Files.readString(file)).find()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
