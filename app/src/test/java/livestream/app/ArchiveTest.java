package livestream.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.app.Shell.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is downloaded runs anywhere, and loads no more than a command needs. */
final class ArchiveTest {
    private static final String FILE = "examples/four-formats/livestream.yaml";

    @TempDir
    private static Path scratch;

    private static Unpacked unpacked;

    @BeforeAll
    static void unpack() throws IOException {
        unpacked = Unpacked.in(scratch);
    }

    @Test
    void runsTheFirstCommandOfTheReadme() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        Matcher block = Pattern.compile("```sh\n(\\./livestream .*)\n").matcher(readme);
        assertThat(block.find()).isTrue();

        Answer answer = unpacked.run(block.group(1).split(" ", -1));

        assertThat(answer.text()).contains("Deployed.").contains("https://");
        assertThat(answer.code()).isZero();
    }

    @Test
    void isStartedThroughALink() throws IOException {
        Path link = Files.createSymbolicLink(
                scratch.resolve("livestream"), unpacked.folder().resolve("livestream"));

        assertThat(unpacked.run(link.toString(), "version").text()).startsWith("livestream ");
    }

    @Test
    void isNoLongDownload() throws IOException {
        assertThat(Files.size(Unpacked.archive())).isLessThan(60_000_000);
    }

    @Test
    void carriesTheLicencesOfWhatItHolds() {
        assertThat(unpacked.folder().resolve("runtime/legal")).isDirectoryContaining("glob:**sdk-core*");
        assertThat(unpacked.folder().resolve("runtime/legal/java.base")).isDirectoryContaining("glob:**LICENSE");
    }

    @Test
    void findsItsClassesReadyWhereverItIs() throws IOException {
        List<String> classes = unpacked.classes("./livestream", "validate", FILE);

        long ready = classes.stream()
                .filter(line -> line.contains("shared objects file"))
                .count();
        assertThat(ready).isGreaterThan(classes.size() * 9L / 10);
    }

    @Test
    void readsNoFileToSayItsVersionOrItsHelp() throws IOException {
        assertThat(unpacked.classes("./livestream", "version"))
                .noneMatch(line -> line.contains(" org.snakeyaml.") || line.contains(" com.fasterxml."));
        assertThat(unpacked.classes("./livestream", "--help"))
                .noneMatch(line -> line.contains(" org.snakeyaml.") || line.contains(" com.fasterxml."));
    }

    @Test
    void validatesWithoutTheSdkOfAws() throws IOException {
        // The verifier looks at this interface when it meets the class that can ask AWS; nothing of it runs.
        assertThat(unpacked.classes("./livestream", "validate", FILE))
                .noneMatch(line -> line.contains(" software.amazon.awssdk.")
                        && !line.contains(" software.amazon.awssdk.core.SdkPojo "));
    }

    @Test
    void plansWithTheClientsThatTheFileNeeds() throws IOException {
        List<String> classes = unpacked.classes("./livestream", "plan", "--simulate", FILE);

        assertThat(classes.stream()
                        .map(
                                Pattern.compile(" software\\.amazon\\.awssdk\\.services\\.(\\w+)\\.Default\\w+Client ")
                                        ::matcher)
                        .filter(Matcher::find)
                        .map(client -> client.group(1)))
                .containsOnlyOnce("cloudfront", "mediapackage", "sts")
                .doesNotContain("s3", "iam", "mediastore", "secretsmanager", "ssm", "kms", "acm");
    }
}
