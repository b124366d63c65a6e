package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import livestream.cli.Terminal.Answer;
import livestream.cli.sweep.Whereabouts;
import livestream.simulator.Simulator;
import livestream.simulator.weather.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A refusal of AWS may repeat what it does not like; no secret is shown or kept for that. */
class EchoedSecretTest {
    private static final String SECRET = "cAn\"aRy<7&x y";

    private static final String FILE = """
            version: 1
            name: news
            region: us-west-2
            distribution: { waitForDeployed: false }
            http: { url: "https://packager.example.net/live", headers: { X-Key: "${secret:env:KEY}" } }
            """;

    @TempDir
    private Path folder;

    private Simulator aws;

    @BeforeEach
    void start() throws IOException {
        aws = Simulator.start(Simulator.Settings.inMemory());
    }

    @AfterEach
    void end() {
        aws.close();
    }

    private Answer run(String secret, String line) {
        Terminal terminal = new Terminal(folder).with("KEY", secret);
        terminal.write("livestream.yaml", FILE);
        return Whereabouts.at(aws.endpoint(), () -> terminal.run(line));
    }

    private Answer refused(String secret, String operation, String message, String line) {
        aws.faults().set(Fault.refused(400, "InvalidArgument", message).at("cloudfront", operation));
        Answer answer = run(secret, line);
        assertThat(answer.code()).as(answer.err()).isEqualTo(1);
        return answer;
    }

    private String kept() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(EchoedSecretTest::text)
                    .collect(Collectors.joining())
                    .toLowerCase(Locale.ROOT);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cAn\"aRy<7&x y",
                "cAn\"aRy<7&x\ny",
                "cAn\"aRy&lt;7&amp;x y",
                "cAn&quot;aRy&lt;7&amp;x y",
                "cAn&#34;aRy&lt;7&amp;x y",
                "{\\\"Value\\\": \\\"cAn\\\\\\\"aRy<7&x y\\\"}",
                "cAn\\\"aRy<7&x y",
                "cAn\\\"aRy&lt;7&amp;x y",
                "cAn%22aRy%3c7%26x+y",
                "cAn%22aRy%3C7%26x%20y",
                "Y0FuImFSeTw3JnggeQ==",
            })
    void isNotShown(String echo) throws IOException {
        String message = "The header value " + echo + " is not valid.";
        for (String line : List.of("apply FILE --yes", "apply FILE --yes --json")) {
            Answer answer = refused(SECRET, "CreateDistributionWithTags", message, line);
            assertThat(answer.out() + answer.err())
                    .as(line)
                    .doesNotContain(echo)
                    .contains("InvalidArgument", "repeats a secret");
            assertThat(kept()).doesNotContain(echo.toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void isNotShownWhereAnUpdateIsRefused() throws IOException {
        Answer made = run("before", "apply FILE --yes");
        assertThat(made.code()).as(made.err()).isZero();
        Answer answer = refused(SECRET, "UpdateDistribution", "no " + SECRET, "apply FILE --yes --accept interruption");
        assertThat(answer.out() + answer.err()).doesNotContain(SECRET).contains("repeats a secret");
    }

    /** What stands around a gap would tell it. */
    @Test
    void aShortOneTakesAllOfTheMessage() {
        Answer answer = refused("e", "CreateDistributionWithTags", "The header is not valid.", "apply FILE --yes");
        assertThat(answer.err()).doesNotContain("is not valid").contains("repeats a secret");
    }

    @Test
    void aMessageWithoutItIsShown() {
        Answer answer = refused(SECRET, "CreateDistributionWithTags", "The header is not valid.", "apply FILE --yes");
        assertThat(answer.err()).contains("The header is not valid.");
    }
}
