package livestream.providers.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import livestream.golden.Golden;
import livestream.providers.life.World;
import livestream.providers.lint.rules.Rules;
import livestream.schema.Diagnostic;
import livestream.schema.DiagnosticPrinter;
import livestream.schema.Diagnostics;
import livestream.schema.Explanation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * {@code lint/<rule>/triggers*.yaml} has findings of the rule, and {@code .txt} beside it holds all that is said;
 * {@code close*.yaml} is close to it and has none. What AWS has already is in {@code simulator.json}; what was applied before,
 * in {@code <case>.before.yaml}; what others made of it since, in {@code <case>.outside.yaml}, and beside it, in {@code
 * <case>.others.yaml}; requests that others sent since, in {@code <case>.others.json}; the variables of the process, in {@code <case>.environment}.
 */
class RulesTest {
    private static final Path FOLDER = Path.of("src/test/resources/lint");

    /** Rules that say what AWS refuses, and not what viewers would notice. */
    private static final Set<String> REFUSED = Set.of(
            "account-quota-exceeded",
            "alias-taken",
            "certificate-elsewhere",
            "certificate-unfit",
            "function-not-published",
            "id-not-found",
            "log-bucket-closed",
            "name-taken",
            "no-room-for-tags",
            "numbered-segments-change",
            "origin-shield-not-offered",
            "override-refused",
            "packager-quota-exceeded",
            "policy-too-long",
            "role-not-found",
            "secret-waits-for-deletion",
            "shared-by-too-many-distributions",
            "still-used",
            "target-not-there",
            "too-many-origins",
            "too-many-policies",
            "too-many-query-strings",
            "web-acl-not-for-cloud-front");

    @TestFactory
    Stream<DynamicTest> saysWhatItFinds() throws IOException {
        return cases("triggers")
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    Diagnostics findings = lint(file);
                    assertThat(codes(findings)).contains(rule(file));
                    Golden.matches(
                            Path.of(file.toString().replaceFirst("\\.yaml$", ".txt")),
                            Golden.masked(
                                    new DiagnosticPrinter(findings.sourceTexts(), 100, false).text(findings.all())));
                }));
    }

    @TestFactory
    Stream<DynamicTest> isSilentWhereNothingIsWrong() throws IOException {
        return cases("close")
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    Diagnostics findings = lint(file);
                    assertThat(findings.all()).as("a file that can be planned").noneMatch(finding -> Rules.BOOK
                            .explanation(finding.code())
                            .filter(Explanation::advice)
                            .isEmpty());
                    assertThat(codes(findings)).doesNotContain(rule(file));
                }));
    }

    /** A rule that nobody saw find something, or saw silent, may do either all the time. */
    @Test
    void everyRuleHasACaseOfBothKinds() throws IOException {
        List<String> triggers = cases("triggers").map(RulesTest::rule).toList();
        List<String> close = cases("close").map(RulesTest::rule).toList();
        Stream.concat(Rules.BOOK.rules().stream().map(Rule::explanation), LinterFindings.ALL.stream())
                .map(Explanation::name)
                .forEach(rule -> {
                    assertThat(triggers).as("cases in which it finds something").contains(rule);
                    assertThat(close).as("cases in which it finds nothing").contains(rule);
                });
    }

    /** A rule that speaks of a refusal is wrong where nothing is refused, or the simulator is. */
    @TestFactory
    Stream<DynamicTest> whatAwsWouldRefuseTheSimulatorRefuses() throws IOException {
        return cases("triggers")
                .filter(file -> REFUSED.contains(rule(file)))
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    try (World world = new World()) {
                        prepare(world, file);
                        world.write(Files.readString(file));
                        assertThat(world.apply().failures()).isNotEmpty();
                    }
                }));
    }

    private static Diagnostics lint(Path file) throws IOException {
        try (World world = new World()) {
            prepare(world, file);
            return world.lint(Files.readString(file), Rules.BOOK);
        }
    }

    private static void prepare(World world, Path file) throws IOException {
        Path folder = file.getParent();
        world.filesIn(folder);
        if (Files.exists(folder.resolve("simulator.json"))) {
            world.seed(folder.resolve("simulator.json"));
        }
        Optional<String> before = beside(file, ".before.yaml");
        if (before.isPresent()) {
            world.write(before.get());
            assertThat(world.apply().failures()).isEmpty();
        }
        Optional<String> outside = beside(file, ".outside.yaml");
        if (outside.isPresent()) {
            assertThat(world.applyUnrecorded(outside.get()).failures()).isEmpty();
        }
        Optional<String> others = beside(file, ".others.yaml");
        if (others.isPresent()) {
            assertThat(world.applyByOthers(others.get()).failures()).isEmpty();
        }
        Path requests = Path.of(file.toString().replaceFirst("\\.yaml$", ".others.json"));
        if (Files.exists(requests)) {
            world.send(requests);
        }
        Optional<String> environment = beside(file, ".environment");
        if (environment.isPresent()) {
            world.surroundings(RunEnvironment.of(variables(environment.get())));
        }
    }

    private static Optional<String> beside(Path file, String ending) throws IOException {
        Path other = Path.of(file.toString().replaceFirst("\\.yaml$", ending));
        return Files.exists(other) ? Optional.of(Files.readString(other)) : Optional.empty();
    }

    private static Map<String, String> variables(String text) {
        return text.lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(variable -> variable[0], variable -> variable[1]));
    }

    private static Stream<Path> cases(String kind) throws IOException {
        return Files.walk(FOLDER)
                .filter(file -> file.getFileName().toString().startsWith(kind)
                        && file.toString().endsWith(".yaml")
                        && !file.toString().matches(".*\\.(before|outside|others)\\.yaml"))
                .sorted();
    }

    private static String name(Path file) {
        return FOLDER.relativize(file).toString();
    }

    private static String rule(Path file) {
        return file.getParent().getFileName().toString();
    }

    private static List<String> codes(Diagnostics findings) {
        return findings.all().stream().map(Diagnostic::code).distinct().toList();
    }
}
