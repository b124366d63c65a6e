package livestream.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import livestream.golden.Golden;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} shows the commonest mistakes with what is said of them, as the corpus of errors has it. */
class ErrorsPageTest {
    private static final Path ERRORS = Path.of("src/test/resources/errors");
    private static final String INTRO = """
            # Errors

            Everything that is wrong with a file is found in one run, each with its place, the reason and what to do. Nothing is
            touched while there is an error. `livestream validate` asks AWS nothing; `--json` prints the same for a program, and in a
            run of GitHub Actions each finding stands at its line in the pull request. These are the commonest mistakes.
            """;

    /**
     * One of them.
     *
     * @param file in the corpus, without its ending
     */
    private record Mistake(String title, String file) {}

    private static final List<Mistake> COMMONEST = List.of(
            new Mistake("A key that is misspelt", "unknown-key/misspelt-endpoints"),
            new Mistake("Keys that do not begin in one column", "not-yaml/indentation"),
            new Mistake("A tab", "tab-indentation/tab"),
            new Mistake("A colon in a value", "not-yaml/colon-in-a-value"),
            new Mistake("A key twice", "duplicate-key/region-twice"),
            new Mistake("A duration in other words", "wrong-form/durations"),
            new Mistake("A format that is none", "unknown-value/format-in-the-list"),
            new Mistake("A setting of another format", "key-of-other-format/dash-keys-on-hls"),
            new Mistake("No region", "missing-region/own-channel"),
            new Mistake("A host name of your own without a certificate", "alias-without-certificate/one"),
            new Mistake("A secret in the file", "literal-secret/in-headers"));

    @Test
    void pageShowsTheCorpus() throws IOException {
        StringBuilder page = new StringBuilder(INTRO);
        for (Mistake mistake : COMMONEST) {
            page.append("\n## ").append(mistake.title()).append("\n\n```yaml wrong\n");
            page.append(Files.readString(ERRORS.resolve(mistake.file() + ".yaml")));
            page.append("```\n\n```text\n");
            page.append(Files.readString(ERRORS.resolve(mistake.file() + ".txt")))
                    .append("```\n");
        }
        Golden.matches(Golden.root().resolve("docs/errors.md"), page.toString());
    }
}
