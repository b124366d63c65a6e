package livestream.providers.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import livestream.machine.Jvm;
import livestream.network.TestAuthority;
import livestream.network.TestProxy;
import livestream.network.TlsFront;
import livestream.providers.remote.S3ObjectStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every client, in networks as they are: what docs/networks.md promises of each setting. */
class NetworkSettingsTest {
    private static final String LOGIN = "ann:p@ss:w%25rd";
    private static final String REFUSED = "HTTP 403";
    private static final int FORBIDDEN = 403;
    private static final int FAILED = 500;

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static TestAuthority authority;
    private static AwsEndpoint aws;
    private static TlsFront front;
    private static TestProxy open;
    private static TestProxy locked;
    /** For requests without TLS. */
    private static TestProxy plain;

    private final List<String> set = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        authority = TestAuthority.in(shared, TestAuthority.namesOfAws("us-west-2", "us-east-1"));
        aws = AwsEndpoint.start();
        front = TlsFront.start(authority, aws.port());
        open = TestProxy.open(front.port());
        locked = TestProxy.locked(front.port(), "ann:p@ss:w%rd");
        plain = TestProxy.locked(aws.port(), "ann:p@ss:w%rd");
    }

    @AfterAll
    static void stop() throws IOException {
        plain.close();
        locked.close();
        open.close();
        front.close();
        aws.close();
    }

    @BeforeEach
    void sign() throws IOException {
        open.forget();
        locked.forget();
        plain.forget();
        aws.forget(FORBIDDEN);
        set("aws.accessKeyId", "a");
        set("aws.secretAccessKey", "b");
        set("aws.profile", "studio");
        set("aws.sharedCredentialsFile", folder.resolve("none").toString());
        profile("region = us-west-2\n");
    }

    @AfterEach
    void forget() {
        set.forEach(System::clearProperty);
    }

    private void set(String property, String value) {
        set.add(property);
        System.setProperty(property, value);
    }

    private void profile(String settings) throws IOException {
        set("aws.configFile", config(settings).toString());
    }

    private Path config(String settings) throws IOException {
        return Files.writeString(folder.resolve("config"), "[profile studio]\n" + settings);
    }

    static Stream<EachService> services() {
        return EachService.all();
    }

    private static Map<String, String> trusting(String... more) {
        Map<String, String> environment =
                new HashMap<>(Map.of("AWS_CA_BUNDLE", authority.pem().toString()));
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return environment;
    }

    private static String ask(EachService service, Map<String, String> environment) {
        try (AwsClients clients = AwsClients.real(environment)) {
            return service.ask(clients);
        }
    }

    @Test
    void areThoseOfAllServices() {
        assertThat(services().map(EachService::service))
                .containsExactly(
                        "acm",
                        "cloudfront",
                        "iam",
                        "kms",
                        "mediapackage",
                        "mediastore",
                        "s3",
                        "secretsmanager",
                        "ssm",
                        "sts");
    }

    @ParameterizedTest
    @MethodSource("services")
    void aProxyAndAnAuthorityCountForEachService(EachService service) {
        assertThat(ask(service, trusting("HTTPS_PROXY", open.url()))).contains(REFUSED);
        assertThat(open.hosts()).hasSize(1).allSatisfy(host -> assertThat(host).startsWith(service.service()));
        assertThat(open.asked().get(0).authorization()).isNull();
    }

    private static String at(TestProxy proxy, String login) {
        return "http://" + login + "@127.0.0.1:" + proxy.port();
    }

    /** What each service said to a process with no other environment than this. */
    private String inProcess(Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(Jvm.command(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                EachService.class.getName()));
        builder.environment().clear();
        builder.environment().putAll(Map.of("AWS_ACCESS_KEY_ID", "a", "AWS_SECRET_ACCESS_KEY", "b"));
        builder.environment().put("AWS_CONFIG_FILE", folder.resolve("config").toString());
        builder.environment()
                .put("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("none").toString());
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        builder.environment().putAll(environment);
        builder.environment().values().removeIf(String::isEmpty);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static void eachIsRefused(String said) {
        assertThat(said.lines()).hasSize((int) services().count()).allSatisfy(line -> assertThat(line)
                .contains(REFUSED));
    }

    @Test
    void aProxyWithALoginCountsForEachService() throws Exception {
        eachIsRefused(inProcess(trusting("HTTPS_PROXY", at(locked, LOGIN))));
        assertThat(aws.hosts()).hasSize((int) services().count());
        assertThat(locked.asked())
                .filteredOn(asked -> asked.authorization() != null)
                .hasSize((int) services().count());
    }

    /** A directory locks users who try too often. */
    @Test
    void aWrongLoginIsTriedOnce() throws Exception {
        String said = inProcess(trusting("HTTPS_PROXY", at(locked, "ann:canary")));
        assertThat(said.lines()).hasSize((int) services().count()).allSatisfy(line -> assertThat(line)
                .contains(
                        "through the proxy 127.0.0.1:" + locked.port() + " of HTTPS_PROXY",
                        "refused the user and the password"));
        assertThat(said).doesNotContain("canary").doesNotContain("ann");
        assertThat(locked.asked().stream().filter(asked -> asked.authorization() != null))
                .hasSize((int) services().count());
        assertThat(aws.requests()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("services")
    void aProxyThatWantsALoginIsTold(EachService service) {
        assertThat(ask(service, trusting("https_proxy", locked.url())))
                .contains("of https_proxy: it wants a user and a password");
    }

    @ParameterizedTest
    @MethodSource("services")
    void aProxyForHttpGetsItsLoginWithTheRequest(EachService service) {
        set("aws.endpointUrl", "http://aws.test");
        assertThat(ask(service, Map.of("HTTP_PROXY", at(plain, LOGIN)))).contains(REFUSED);
        assertThat(aws.hosts()).containsExactly("aws.test");
        assertThat(plain.asked()).hasSize(1).allSatisfy(asked -> assertThat(asked.line())
                .contains(" http://aws.test"));
        plain.forget();
        assertThat(ask(service, Map.of("HTTP_PROXY", at(plain, "ann:canary"))))
                .contains("refused the user and the password")
                .doesNotContain("canary");
        assertThat(plain.asked()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("services")
    void theNameInLowerCaseCounts(EachService service) {
        ask(service, trusting("HTTPS_PROXY", "http://127.0.0.1:1", "https_proxy", open.url()));
        assertThat(open.hosts()).hasSize(1);
        set("aws.endpointUrl", "https://localhost:" + front.port());
        assertThat(ask(service, trusting("HTTPS_PROXY", "http://127.0.0.1:1", "https_proxy", "")))
                .contains(REFUSED);
        assertThat(open.hosts()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("services")
    void aHostOfNoProxyIsAskedDirectly(EachService service) {
        set("aws.endpointUrl", "https://localhost:" + front.port());
        assertThat(ask(service, trusting("HTTPS_PROXY", open.url()))).contains(REFUSED);
        assertThat(open.hosts()).containsExactly("localhost");
        for (String direct : List.of("a.test, localhost", "*", "localhost:" + front.port())) {
            assertThat(ask(service, trusting("HTTPS_PROXY", "http://127.0.0.1:1", "NO_PROXY", direct)))
                    .contains(REFUSED);
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void aDeadProxyIsNamed(EachService service) {
        set("aws.maxAttempts", "1");
        assertThat(ask(service, trusting("HTTPS_PROXY", "ann:canary@127.0.0.1:1")))
                .contains("through the proxy 127.0.0.1:1 of HTTPS_PROXY: Connection refused")
                .doesNotContain("canary");
    }

    @ParameterizedTest
    @MethodSource("services")
    void anAuthorityIsTrustedFromEachOfItsPlaces(EachService service) throws IOException {
        set("aws.endpointUrl", "https://localhost:" + front.port());
        set("aws.maxAttempts", "1");
        assertThat(ask(service, Map.of())).contains("its certificate is not trusted here", "AWS_CA_BUNDLE");
        assertThat(ask(service, trusting())).contains(REFUSED);
        String bundle = authority.pem().toString();
        assertThat(ask(service, Map.of("REQUESTS_CA_BUNDLE", bundle))).contains(REFUSED);
        profile("ca_bundle = " + bundle + "\n");
        assertThat(ask(service, Map.of("REQUESTS_CA_BUNDLE", "/nonexistent"))).contains(REFUSED);
    }

    @ParameterizedTest
    @MethodSource("services")
    void anEndpointOfItsOwnCountsForEachService(EachService service) throws IOException {
        Map<String, String> proxy = Map.of("HTTP_PROXY", at(plain, LOGIN));
        String key = service.service().replace("secretsmanager", "secrets_manager");
        profile("endpoint_url = http://all.test\nservices = local\n[services local]\n" + key
                + " =\n  endpoint_url = http://own.test\n");
        ask(service, proxy);
        set("aws.endpointUrl", "http://process.test");
        ask(service, proxy);
        String property = key.equals("secrets_manager")
                ? "SecretsManager"
                : key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
        set("aws.endpointUrl" + property, "http://first.test");
        ask(service, proxy);
        profile("ignore_configured_endpoint_urls = true\n");
        ask(service, trusting("HTTPS_PROXY", open.url()));
        assertThat(aws.hosts().subList(0, 3)).containsExactly("own.test", "process.test", "first.test");
        assertThat(open.hosts()).hasSize(1).allSatisfy(host -> assertThat(host).endsWith(".amazonaws.com"));
    }

    @Test
    void theVariableOfAServiceCountsBeforeThatOfAll() throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of("HTTP_PROXY", at(plain, LOGIN)));
        environment.put("AWS_ENDPOINT_URL", "http://all.test");
        services()
                .skip(1)
                .forEach(each -> environment.put(
                        "AWS_ENDPOINT_URL_"
                                + each.service().toUpperCase(Locale.ROOT).replace("SECRETSM", "SECRETS_M"),
                        "http://" + each.service() + ".test"));
        eachIsRefused(inProcess(environment));
        assertThat(aws.hosts())
                .containsExactlyElementsOf(
                        Stream.concat(Stream.of("all.test"), services().skip(1).map(each -> each.service() + ".test"))
                                .toList());

        aws.forget(FORBIDDEN);
        environment.putAll(trusting("HTTPS_PROXY", open.url(), "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true"));
        eachIsRefused(inProcess(environment));
        assertThat(aws.hosts()).hasSize((int) services().count()).allSatisfy(host -> assertThat(host)
                .endsWith(".amazonaws.com"));
    }

    /** What the SDK asks by itself takes the same way. */
    @ParameterizedTest
    @ValueSource(strings = {"AssumeRoleWithWebIdentity", "profile", "AssumeRole"})
    void aRoleIsAssumedThroughTheSameNetwork(String how) throws Exception {
        String token = Files.writeString(folder.resolve("token"), "token").toString();
        String role = "arn:aws:iam::123456789012:role/live";
        Map<String, String> environment =
                trusting("HTTPS_PROXY", at(locked, LOGIN), "AWS_ACCESS_KEY_ID", "", "AWS_REGION", "us-west-2");
        switch (how) {
            case "AssumeRoleWithWebIdentity" ->
                environment.putAll(Map.of("AWS_WEB_IDENTITY_TOKEN_FILE", token, "AWS_ROLE_ARN", role));
            case "profile" -> {
                config("web_identity_token_file = " + token + "\nrole_arn = " + role + "\n");
                environment.put("AWS_PROFILE", "studio");
            }
            default -> {
                config("role_arn = " + role + "\nsource_profile = base\n"
                        + "[profile base]\naws_access_key_id = a\naws_secret_access_key = b\n");
                environment.put("AWS_PROFILE", "studio");
            }
        }
        eachIsRefused(inProcess(environment));
        assertThat(aws.requests().get(0).host()).isEqualTo("sts.us-west-2.amazonaws.com");
        assertThat(aws.requests().get(0).body()).contains("Action=AssumeRole");
        assertThat(aws.requests())
                .filteredOn(request -> request.key().equals("of-the-role"))
                .hasSize((int) services().count());
    }

    @ParameterizedTest
    @MethodSource("services")
    void aProcessGivesCredentials(EachService service) throws IOException {
        set("aws.endpointUrl", "http://127.0.0.1:" + aws.port());
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        Path printed = Files.writeString(
                folder.resolve("printed"),
                "{\"Version\": 1, \"AccessKeyId\": \"of-the-process\", \"SecretAccessKey\": \"s\"}");
        profile("credential_process = cat " + printed + "\n");
        assertThat(ask(service, Map.of())).contains(REFUSED);
        assertThat(aws.requests()).hasSize(1).allSatisfy(request -> assertThat(request.key())
                .isEqualTo("of-the-process"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void attemptsAreAsManyAsAreSet(EachService service) throws IOException {
        set("aws.endpointUrl", "http://127.0.0.1:" + aws.port());
        assertThat(attempts(service)).isEqualTo(3);
        profile("retry_mode = legacy\n");
        assertThat(attempts(service)).isEqualTo(4);
        profile("max_attempts = 2\n");
        assertThat(attempts(service)).isEqualTo(2);
        set("aws.maxAttempts", "1");
        assertThat(attempts(service)).isEqualTo(1);
    }

    private static int attempts(EachService service) {
        aws.forget(FAILED);
        ask(service, Map.of());
        return aws.requests().size();
    }

    @ParameterizedTest
    @MethodSource("services")
    void theSwitchesOfEndpointsCountForEachService(EachService service) throws IOException {
        for (String switches : List.of("", "fips", "dualstack", "fips,dualstack")) {
            StringBuilder keys = new StringBuilder();
            Stream.of(switches.split(","))
                    .filter(each -> !each.isEmpty())
                    .forEach(each -> keys.append("use_").append(each).append("_endpoint = true\n"));
            profile(keys.toString());
            assertThat(ask(service, trusting("HTTPS_PROXY", open.url()))).contains(REFUSED);
        }
        String name = service.service();
        assertThat(open.hosts())
                .containsExactly(
                        host(name, name, false),
                        host(name, name + "-fips", false),
                        host(name, name, true),
                        host(name, name + "-fips", true));
    }

    /** As botocore 1.43.11 has them, the library of the AWS CLI. Secrets Manager has one endpoint for IPv4 and IPv6. */
    private static String host(String service, String name, boolean both) {
        String region =
                switch (service) {
                    case "cloudfront", "iam" -> both ? ".global" : "";
                    case "acm" -> ".us-east-1";
                    default -> ".us-west-2";
                };
        if (!both || service.equals("secretsmanager")) {
            return name + region + ".amazonaws.com";
        }
        return service.equals("s3") ? name + ".dualstack" + region + ".amazonaws.com" : name + region + ".api.aws";
    }

    @ParameterizedTest
    @MethodSource("services")
    void theSwitchesAreVariablesToo(EachService service) {
        set("aws.useFipsEndpoint", "true");
        set("aws.useDualstackEndpoint", "true");
        assertThat(ask(service, trusting("HTTPS_PROXY", open.url()))).contains(REFUSED);
        assertThat(open.hosts()).containsExactly(host(service.service(), service.service() + "-fips", true));
    }

    /** As for the AWS CLI: such an endpoint is one or the other by itself. */
    @ParameterizedTest
    @MethodSource("services")
    void anEndpointOfItsOwnAndASwitchExcludeEachOther(EachService service) {
        set("aws.endpointUrl", "http://127.0.0.1:" + aws.port());
        for (String property : List.of("aws.useFipsEndpoint", "aws.useDualstackEndpoint")) {
            set(property, "true");
            assertThat(ask(service, Map.of())).containsIgnoringCase("custom endpoint");
            System.clearProperty(property);
        }
        assertThat(aws.requests()).isEmpty();
    }

    /** A bucket's name is part of the host. */
    @Test
    void aStateInS3TakesTheSameWay() {
        try (AwsClients clients = AwsClients.real(trusting("HTTPS_PROXY", open.url()))) {
            S3ObjectStore objectStore = new S3ObjectStore(() -> clients.s3("us-west-2"), "news-state", "", null);
            assertThatThrownBy(() -> objectStore.read("news.json")).isInstanceOf(IOException.class);
        }
        assertThat(open.hosts()).contains("news-state.s3.us-west-2.amazonaws.com");
        assertThat(aws.hosts()).contains("news-state.s3.us-west-2.amazonaws.com");
    }
}
