package livestream.providers.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import livestream.network.TestAuthority;
import livestream.network.TestProxy;
import livestream.network.TlsFront;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The AWS CLI in the same networks asks the same hosts in the same way; skipped where it is not installed. */
@Tag("sweep")
@Tag("long")
class AwsCliNetworkTest {
    private static final String LOGIN = "ann:p%40ss";

    private static final Map<String, String> QUESTIONS = Map.of(
            "acm", "acm list-certificates --region us-east-1",
            "cloudfront", "cloudfront list-distributions",
            "iam", "iam list-roles",
            "kms", "kms list-keys",
            "mediapackage", "mediapackage list-channels",
            "mediastore", "mediastore list-containers",
            "s3", "s3api list-buckets",
            "secretsmanager", "secretsmanager list-secrets",
            "ssm", "ssm describe-parameters",
            "sts", "sts get-caller-identity");

    @TempDir
    private static Path shared;

    private static TestAuthority authority;
    private static AwsEndpoint aws;
    private static TlsFront front;
    private static TestProxy proxy;
    private static TestProxy plain;

    private final Map<String, String> environment = new HashMap<>();
    private final List<String> set = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "aws")));
        if (!installed) {
            System.err.println("SKIPPED: AwsCliNetworkTest needs the AWS CLI, and there is no `aws` on PATH.");
        }
        assumeTrue(installed, "there is no `aws` on PATH");
        authority = TestAuthority.in(shared, TestAuthority.namesOfAws("us-west-2", "us-east-1"));
        aws = AwsEndpoint.start();
        front = TlsFront.start(authority, aws.port());
        proxy = TestProxy.open(front.port());
        plain = TestProxy.locked(aws.port(), "ann:p@ss");
    }

    @AfterAll
    static void stop() throws IOException {
        if (aws != null) {
            plain.close();
            proxy.close();
            front.close();
            aws.close();
        }
    }

    @AfterEach
    void forget() {
        set.forEach(System::clearProperty);
    }

    static Stream<EachService> services() {
        return EachService.all();
    }

    @ParameterizedTest
    @MethodSource("services")
    void theSameHostsAreAsked(EachService service) throws Exception {
        environment.put("HTTPS_PROXY", proxy.url());
        environment.put("AWS_CA_BUNDLE", authority.pem().toString());
        for (String switches : List.of("", "FIPS", "DUALSTACK", "FIPS DUALSTACK")) {
            List<String> words = switches.isEmpty() ? List.of() : List.of(switches.split(" "));
            words.forEach(word -> environment.put("AWS_USE_" + word + "_ENDPOINT", "true"));
            proxy.forget();
            askByTheCli(service);
            List<String> expected = proxy.hosts();
            proxy.forget();
            set("aws.useFipsEndpoint", String.valueOf(words.contains("FIPS")));
            set("aws.useDualstackEndpoint", String.valueOf(words.contains("DUALSTACK")));
            ask(service);
            assertThat(proxy.hosts()).as(switches).hasSize(1).isEqualTo(expected);
            words.forEach(word -> environment.remove("AWS_USE_" + word + "_ENDPOINT"));
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void theSameEndpointIsAskedWithTheSameLogin(EachService service) throws Exception {
        environment.put("HTTP_PROXY", "http://127.0.0.1:1");
        environment.put("http_proxy", LOGIN + "@127.0.0.1:" + plain.port());
        environment.put("AWS_ENDPOINT_URL", "http://aws.test");
        set("aws.endpointUrl", "http://aws.test");
        plain.forget();
        askByTheCli(service);
        ask(service);
        assertThat(plain.asked()).hasSize(2).allSatisfy(asked -> assertThat(asked.line())
                .contains(" http://aws.test"));
        assertThat(plain.asked().get(1).authorization())
                .isNotNull()
                .isEqualTo(plain.asked().get(0).authorization());
    }

    private void set(String property, String value) {
        set.add(property);
        System.setProperty(property, value);
    }

    private void ask(EachService service) {
        set("aws.accessKeyId", "a");
        set("aws.secretAccessKey", "b");
        try (AwsClients clients = AwsClients.real(environment)) {
            assertThat(service.ask(clients)).contains("HTTP 403");
        }
    }

    private void askByTheCli(EachService service) throws Exception {
        List<String> command = new ArrayList<>(List.of("aws"));
        command.addAll(List.of(QUESTIONS.get(service.service()).split(" ")));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.contains("PROXY"));
        builder.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID", "a",
                        "AWS_SECRET_ACCESS_KEY", "b",
                        "AWS_DEFAULT_REGION", EachService.REGION,
                        "AWS_MAX_ATTEMPTS", "1"));
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        // IAM and STS: an answer without words is no XML.
        assertThat(said).containsAnyOf("403", "Unable to parse response");
    }
}
