package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import livestream.golden.Golden;
import org.junit.jupiter.api.Test;

/**
 * The types that pages for maintainers name are there. Links of Javadoc are checked by the compiler ({@code -Xdoclint:reference}), and
 * the names of AWS's errors in docs/maintainers/refusals.md by {@code RefusalListTest}.
 */
class NamedTypesTest {
    private static final Pattern NAME = Pattern.compile("`([A-Z][a-z]+[A-Za-z0-9]*)[^`]*`");
    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|interface|record|enum)\\s+([A-Z]\\w*)");

    /** A heading of a plan, a header of HTTP, and a policy and a status of AWS. */
    private static final Set<String> OTHERS = Set.of("Viewers", "Host", "CachingDisabled", "Deployed");

    @Test
    void areThere() throws IOException {
        Set<String> declared = declared();
        List<String> missing = new ArrayList<>();
        for (Path page : pages()) {
            NAME.matcher(Files.readString(page))
                    .results()
                    .map((MatchResult name) -> name.group(1))
                    .filter(name -> !declared.contains(name) && !OTHERS.contains(name))
                    .map(name -> Golden.root().relativize(page) + ": " + name)
                    .forEach(missing::add);
        }
        assertThat(missing).isEmpty();
    }

    private static Collection<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(
                List.of(Golden.root().resolve("CONTRIBUTING.md"), Golden.root().resolve("docs/architecture.md")));
        for (String module : NamedTest.MODULES) {
            pages.add(Golden.root().resolve(module).resolve("README.md"));
        }
        try (Stream<Path> files = Files.list(Golden.root().resolve("docs/maintainers"))) {
            files.filter(page -> !page.endsWith("refusals.md")).forEach(pages::add);
        }
        pages.removeIf(page -> !Files.exists(page));
        return pages;
    }

    private static Set<String> declared() throws IOException {
        Set<String> declared = new HashSet<>();
        for (String module : NamedTest.MODULES) {
            try (Stream<Path> files = Files.walk(Golden.root().resolve(module).resolve("src"))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    DECLARED.matcher(Files.readString(file)).results().forEach(type -> declared.add(type.group(1)));
                }
            }
        }
        return declared;
    }
}
