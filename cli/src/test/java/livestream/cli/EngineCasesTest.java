package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import livestream.golden.Golden;
import org.junit.jupiter.api.Test;

/** docs/maintainers/engine-cases.md leaves no case out, and what it and docs/maintainers/attacks.md name is there. */
class EngineCasesTest {
    private static final int CASES = 85;
    private static final int ATTACKS = 25;
    private static final Pattern ROW = Pattern.compile("\\| (T\\d+) \\| (.+) \\| (.*) \\|");
    private static final Pattern ATTACK = Pattern.compile("\\| ([FBMm]\\d+) \\| ([^|]+) \\| ([^|]+) \\|.*");
    private static final Pattern PROOF = Pattern.compile("`([^`]+)`");

    /** @param proofs what is named in the last column */
    private record Row(String name, String promise, List<String> proofs) {}

    private static List<Row> rows() throws IOException {
        return rows("docs/maintainers/engine-cases.md", ROW);
    }

    private static List<Row> rows(String page, Pattern form) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Golden.root().resolve(page))) {
            Matcher row = form.matcher(line);
            if (row.matches()) {
                List<String> proofs = PROOF.matcher(row.group(3))
                        .results()
                        .map(proof -> proof.group(1))
                        .toList();
                rows.add(new Row(row.group(1), row.group(2), proofs));
            }
        }
        return rows;
    }

    @Test
    void leavesNoCaseOut() throws IOException {
        assertThat(rows())
                .extracting(Row::name)
                .isEqualTo(
                        IntStream.rangeClosed(1, CASES).mapToObj(n -> "T" + n).toList());
    }

    @Test
    void eachIsHeldOrOutOfScope() throws IOException {
        assertThat(rows())
                .filteredOn(row ->
                        row.proofs().stream().noneMatch(proof -> proof.contains("#") || proof.startsWith("lives/")))
                .allSatisfy(row -> assertThat(row.promise()).startsWith("Out of scope: "));
    }

    @Test
    void everythingThatIsNamedIsThere() throws IOException {
        List<String> missing = new ArrayList<>();
        List<Row> rows = new ArrayList<>(rows());
        List<Row> attacks = rows("docs/maintainers/attacks.md", ATTACK);
        assertThat(attacks).hasSize(ATTACKS);
        rows.addAll(attacks);
        for (Row row : rows) {
            assertThat(row.proofs().isEmpty() && !row.promise().startsWith("Out of scope"))
                    .as(row.name())
                    .isFalse();
            for (String proof : row.proofs()) {
                if (!(proof.contains("#") || proof.endsWith("Test") ? NamedTest.isThere(proof) : isCase(proof))) {
                    missing.add(row.name() + " " + proof);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static boolean isCase(String proof) {
        return NamedTest.MODULES.stream()
                .anyMatch(module -> Files.exists(Golden.root()
                        .resolve(module)
                        .resolve("src/test/resources")
                        .resolve(proof)));
    }
}
