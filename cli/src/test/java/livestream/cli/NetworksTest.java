package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import livestream.cli.Terminal.Answer;
import livestream.golden.Golden;
import livestream.machine.Jvm;
import livestream.network.TestAuthority;
import livestream.network.TestProxy;
import livestream.network.TlsFront;
import livestream.simulator.Simulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole tool in networks as they are: behind a proxy that wants a login, with certificates of the company's own. */
class NetworksTest {
    private static final String FILE =
            "version: 1\nname: news\nregion: us-west-2\nstate: { backend: s3, bucket: news-state }\n"
                    + "mediapackage: { endpoints: [hls, dash] }\n";

    private static final String BUCKET = """
            [ { "service": "s3", "region": "us-west-2", "method": "PUT", "path": "/news-state",
                "body": "<CreateBucketConfiguration><LocationConstraint>us-west-2</LocationConstraint></CreateBucketConfiguration>" } ]
            """;

    private static final List<String> SETTINGS =
            List.of("aws.endpointUrl", "aws.accessKeyId", "aws.secretAccessKey", "aws.maxAttempts");

    @TempDir
    private Path folder;

    private Terminal terminal;

    @BeforeEach
    void news() {
        terminal = new Terminal(folder);
        terminal.write("livestream.yaml", FILE);
        System.setProperty("aws.accessKeyId", "a");
        System.setProperty("aws.secretAccessKey", "b");
        System.setProperty("aws.maxAttempts", "1");
    }

    @AfterEach
    void forget() {
        SETTINGS.forEach(System::clearProperty);
    }

    @Test
    void aDeliveryLivesBehindALockedProxy() throws Exception {
        TestAuthority authority = TestAuthority.in(folder, List.of("localhost"));
        try (Simulator aws = Simulator.start(Simulator.Settings.inMemory());
                TlsFront front = TlsFront.start(authority, aws.endpoint().getPort());
                TestProxy proxy = TestProxy.locked(front.port(), "ann:canary")) {
            aws.seed(Files.writeString(folder.resolve("seed.json"), BUCKET));
            Map<String, String> environment = Map.of(
                    "AWS_ACCESS_KEY_ID",
                    "a",
                    "AWS_SECRET_ACCESS_KEY",
                    "b",
                    "AWS_ENDPOINT_URL",
                    "https://localhost:" + front.port(),
                    "AWS_CA_BUNDLE",
                    authority.pem().toString(),
                    "HTTPS_PROXY",
                    "http://ann:canary@127.0.0.1:" + proxy.port());
            assertThat(inProcess(environment, "apply", "--yes")).doesNotContain("canary");
            assertThat(aws.isEmpty()).isFalse();
            inProcess(environment, "plan", "--detailed-exitcode");
            assertThat(proxy.asked())
                    .allSatisfy(asked -> assertThat(asked.line()).isEqualTo("CONNECT localhost:" + front.port()));
            // Each run is asked for its login once, and gives it before it is asked again.
            assertThat(proxy.asked())
                    .filteredOn(asked -> asked.authorization() == null)
                    .hasSizeLessThan(20);
            assertThat(aws.calls()).anyMatch(call -> call.service().equals("s3"));
        }
    }

    private String inProcess(Map<String, String> environment, String... line) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(Jvm.command(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "livestream.cli.Main"));
        builder.command().addAll(List.of(line));
        builder.directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @ParameterizedTest
    @CsvSource({
        "no-url, HTTPS_PROXY, http://pro xy:3128",
        "secret, https_proxy, http://ann:canary@pro xy:3128",
        "port, HTTP_PROXY, proxy:99999",
        "secret-port, HTTP_PROXY, ann:canary@proxy:99999",
        "socks, HTTPS_PROXY, socks5://ann:canary@127.0.0.1:1080",
        "tls, HTTPS_PROXY, https://ann:canary@127.0.0.1:3128",
        "percent, HTTPS_PROXY, http://ann:canary%@127.0.0.1:3128",
        "authority-missing, AWS_CA_BUNDLE, FOLDER/none.pem",
        "authority-no-pem, AWS_CA_BUNDLE, FOLDER/livestream.yaml"
    })
    void aSettingThatCannotBeUsedIsNamed(String name, String variable, String value) {
        terminal.with(variable, value.replace("FOLDER", folder.toString()));
        golden(name, run("plan FILE"));
        for (String line : List.of(
                "apply FILE --yes", "drift FILE", "state list FILE", "lint FILE", "route /a --distribution E1")) {
            Answer answer = run(line);
            assertThat(answer.err()).as(line).contains("error[wrong-setting]: `" + variable + "`");
            assertThat(answer.code()).as(line).isEqualTo(ExitCode.FAILED);
        }
        // Nothing of it is about a simulated AWS.
        assertThat(run("plan FILE --simulate").err()).doesNotContain("wrong-setting");
    }

    @Test
    void aProxyThatDoesNotAnswerIsNamed() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            terminal.with("HTTPS_PROXY", "http://ann:canary@127.0.0.1:" + closed.getLocalPort());
        }
        System.setProperty("aws.endpointUrl", "https://aws.test");
        golden("dead-state", run("plan FILE"));
        terminal.write("livestream.yaml", FILE.replaceFirst("state: .*\n", ""));
        golden("dead", run("plan FILE"));
    }

    @Test
    void aProxyThatWantsALoginIsNamed() throws IOException {
        try (TestProxy proxy = TestProxy.locked(1, "ann:canary")) {
            terminal.with("HTTPS_PROXY", proxy.url());
            terminal.write("livestream.yaml", FILE.replaceFirst("state: .*\n", ""));
            golden("locked", run("plan FILE"));
        }
    }

    @Test
    void aCertificateThatIsNotTrustedIsNamed() throws IOException {
        TestAuthority authority = TestAuthority.in(folder, List.of("localhost"));
        try (Simulator aws = Simulator.start(Simulator.Settings.inMemory());
                TlsFront front = TlsFront.start(authority, aws.endpoint().getPort())) {
            System.setProperty("aws.endpointUrl", "https://localhost:" + front.port());
            terminal.write("livestream.yaml", FILE.replaceFirst("state: .*\n", ""));
            golden("authority-unknown", run("plan FILE"));
            terminal.with("AWS_CA_BUNDLE", authority.pem().toString());
            assertThat(run("plan FILE").err()).doesNotContain("error[");
        }
    }

    private Answer run(String line) {
        Answer answer = terminal.run(line);
        assertThat(answer.out() + answer.err())
                .as(line)
                .doesNotContain("This is a bug", "\tat ")
                .doesNotContain("canary");
        return answer;
    }

    private static void golden(String name, Answer answer) {
        String text = "exit " + answer.code() + "\n--- out\n" + answer.out() + "--- err\n" + answer.err();
        Golden.matches(
                Path.of("src/test/resources/networks").resolve(name + ".txt"),
                // Where a line breaks depends on how long the name of the folder is.
                Golden.masked(text)
                        .replaceAll("(127\\.0\\.0\\.1|localhost):\\d{4,5}\\b(?!`)", "$1:<port>")
                        .replaceAll("\n {9,}(?=\\S)", " "));
    }
}
