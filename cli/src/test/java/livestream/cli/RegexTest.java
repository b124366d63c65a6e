package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import livestream.golden.Golden;
import org.junit.jupiter.api.Test;

/**
 * A group that repeats goes one call deeper for each repetition, and may try every way to divide a text among them. So each is
 * possessive ({@code ++}, {@code *+}), or repeats a bounded number of times.
 */
class RegexTest {
    private static final List<String> MODULES =
            List.of("schema", "state", "engine", "providers", "cli", "simulator", "app");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"");
    private static final Pattern REPEATED = Pattern.compile("(?<!\\\\)\\)(?:[*+]|\\{[0-9]+,})(?![+])");

    /** Not for the engine of Java: an automaton's language, and words of the schema's own. */
    private static final Set<String> OTHERS = Set.of("ObjectLanguage.java", "KeyDescriptions.java");

    @Test
    void groupsThatRepeatArePossessive() throws IOException {
        List<String> found = new ArrayList<>();
        int literals = 0;
        for (String module : MODULES) {
            Path sources = Golden.root().resolve(module).resolve("src/main/java");
            try (Stream<Path> files = Files.walk(sources)) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    for (String line : Files.readAllLines(file)) {
                        Matcher literal = LITERAL.matcher(line);
                        while (literal.find()) {
                            literals++;
                            boolean spoken =
                                    line.strip().startsWith("*") || line.strip().startsWith("//");
                            if (!spoken
                                    && REPEATED.matcher(literal.group(1)).find()
                                    && !OTHERS.contains(file.getFileName().toString())) {
                                found.add(file.getFileName() + ": " + line.strip());
                            }
                        }
                    }
                }
            }
        }
        assertThat(found).isEmpty();
        assertThat(literals).isGreaterThan(5000);
    }
}
