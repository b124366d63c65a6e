package livestream.providers.lint;

import java.util.Comparator;
import java.util.stream.Collectors;
import livestream.golden.Golden;
import livestream.providers.lint.rules.Rules;
import livestream.schema.Explanation;
import org.junit.jupiter.api.Test;

/** docs/rules.md says of every rule what its class says. */
class RulesPageTest {
    private static final String INTRO = """
            # Rules

            What the tool says of a file before anything is touched. `livestream lint` says all of it, `plan` and `apply` all but
            what is of severity info, and an error refuses the plan. `livestream explain NAME` prints one entry of this page.

            A finding that is **advice** can be answered by a user who knows better, and the reason stays with the file:

            - beside it, or on a line of its own above it: `# livestream: ignore NAME REASON`;
            - for the whole file: `lint: { disable: [NAME] }` or `lint: { severity: { NAME: info } }`;
            - for all that is there today: `lint: { baseline: lint-baseline.json }`, written by
              `livestream lint --write-baseline`.

            | rule | severity | advice | finds |
            | --- | --- | --- | --- |
            """;

    @Test
    void holdsEveryRule() {
        String table = Rules.BOOK.explanations().stream()
                .sorted(Comparator.comparing(Explanation::name))
                .map(each -> "| [%s](#%s) | %s | %s | %s |\n"
                        .formatted(
                                each.name(),
                                each.name(),
                                each.severity().word(),
                                each.advice() ? "yes" : "",
                                each.summary()))
                .collect(Collectors.joining());
        String entries = Rules.BOOK.explanations().stream()
                .map(each -> "\n## %s\n\n%s\n\n%s\n\n*What to do.* %s\n"
                        .formatted(each.name(), each.summary(), each.why(), each.fix()))
                .collect(Collectors.joining());
        Golden.matches(Golden.root().resolve("docs/rules.md"), INTRO + table + entries);
    }
}
