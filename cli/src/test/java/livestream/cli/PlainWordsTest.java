package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import livestream.golden.Golden;
import org.junit.jupiter.api.Test;

/** What people read is plain: messages, help, the texts of the language, and pages. */
class PlainWordsTest {
    /** Words that have to be read twice, or that the field does not use, each beside the plain one. */
    private static final List<String> BANNED = List.of(
            "pretended", // simulated
            "anew", // again; replaced
            "nobody", // who it is: no viewer, no run
            "whoever", // who it is: viewers, the run that holds the lock
            "somebody", // who it is: another run; outside livestream
            "mend(?:s|ed|ing)?", // fix
            "tells? of|told of", // report, list
            "waiv(?:e|es|ed|ers?|able)"); // suppress

    private static final Pattern FOUND = Pattern.compile(
            "\\b(?:" + BANNED.stream().collect(Collectors.joining("|")) + ")\\b", Pattern.CASE_INSENSITIVE);

    /** Names stay: the codes of two findings, what versions before called an origin, and the credentials of no one. */
    private static final Pattern NAMES =
            Pattern.compile("idle-waiver|waiver-without-reason|`nobody`|\"nobody\"|nobody-\\w+|unlock nobody");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern LINK = Pattern.compile("\\]\\([^)]*\\)");

    @Test
    void isInMessages() throws IOException {
        List<String> found = new ArrayList<>();
        for (String module : NamedTest.MODULES) {
            for (Path file : files(module + "/src/main/java", ".java")) {
                for (String line : Files.readAllLines(file)) {
                    Matcher literal = LITERAL.matcher(NAMES.matcher(line).replaceAll("\"\""));
                    while (literal.find()) {
                        look(literal.group(1), file, found);
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void isInTextsOfTheLanguage() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files("schema/src/main/resources", "")) {
            look(Files.readString(file), file, found);
        }
        assertThat(found).isEmpty();
    }

    @Test
    void isInPages() throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> pages = new ArrayList<>(files("docs", ".md"));
        for (String page : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
            pages.add(Golden.root().resolve(page));
        }
        for (String module : NamedTest.MODULES) {
            pages.add(Golden.root().resolve(module).resolve("README.md"));
        }
        for (Path page : pages) {
            if (Files.exists(page)) {
                String text = FENCED.matcher(Files.readString(page)).replaceAll("");
                look(LINK.matcher(text).replaceAll("]"), page, found);
            }
        }
        assertThat(found).isEmpty();
    }

    private static void look(String text, Path file, List<String> found) {
        Matcher word = FOUND.matcher(NAMES.matcher(text).replaceAll(""));
        while (word.find()) {
            int from = Math.max(0, word.start() - 40);
            int to = Math.min(word.regionEnd(), word.end() + 40);
            found.add(file.getFileName() + ": "
                    + NAMES.matcher(text).replaceAll("").substring(from, to));
        }
    }

    private static List<Path> files(String folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(Golden.root().resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(end))
                    .toList();
        }
    }
}
