package livestream.simulator;

import static livestream.simulator.Clients.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.mediastore.MediaStoreClient;
import software.amazon.awssdk.services.mediastore.model.Container;
import software.amazon.awssdk.services.mediastore.model.ContainerLevelMetrics;
import software.amazon.awssdk.services.mediastore.model.ContainerStatus;
import software.amazon.awssdk.services.mediastore.model.CorsRule;
import software.amazon.awssdk.services.mediastore.model.MethodName;
import software.amazon.awssdk.services.mediastore.model.MetricPolicyRule;
import software.amazon.awssdk.services.mediastore.model.Tag;

class MediaStoreTest {

    private static final Duration DELAY = Duration.ofMinutes(1);
    private static final String ARN = "arn:aws:mediastore:us-west-2:123456789012:container/news";
    private static final String IN_USE = "ContainerInUseException 400";
    private static final String NO_POLICY = "PolicyNotFoundException 400";
    private static final String NOT_VALID = "ValidationException 400";

    private final SettableClock clock = new SettableClock();
    private final Clients clients =
            new Clients(Simulator.Settings.inMemory().withClock(clock).withContainerDelay(DELAY));
    private final MediaStoreClient client = clients.mediaStore();

    @AfterEach
    void close() {
        clients.close();
    }

    private Container described() {
        return client.describeContainer(d -> d.containerName("news")).container();
    }

    private void create() {
        client.createContainer(c -> c.containerName("news"));
        clock.advance(DELAY);
    }

    @Test
    void takesItsTimeToComeAndToGo() {
        Container made = client.createContainer(c -> c.containerName("news")).container();
        assertThat(made.status()).isEqualTo(ContainerStatus.CREATING);
        assertThat(made.endpoint()).isNull();
        assertThat(made.arn()).isEqualTo(ARN);
        assertThat(made.creationTime()).isEqualTo(clock.instant());
        assertThat(described()).isEqualTo(made);
        assertThat(refusal(() -> client.createContainer(c -> c.containerName("news"))))
                .isEqualTo(IN_USE);
        clock.advance(DELAY);
        assertThat(described().status()).isEqualTo(ContainerStatus.ACTIVE);
        assertThat(described().endpoint())
                .matches("https://[a-z0-9]{14}\\.data\\.mediastore\\.us-west-2\\.amazonaws\\.com");
        client.deleteContainer(d -> d.containerName("news"));
        assertThat(described().status()).isEqualTo(ContainerStatus.DELETING);
        assertThat(refusal(() -> client.createContainer(c -> c.containerName("news"))))
                .isEqualTo(IN_USE);
        assertThat(clients.simulator().isEmpty()).isFalse();
        clock.advance(DELAY);
        assertThat(clients.simulator().isEmpty()).isTrue();
        assertThat(refusal(this::described)).isEqualTo("ContainerNotFoundException 400");
        assertThat(client.listContainers(l -> {}).containers()).isEmpty();
    }

    @Test
    void isChangedOnlyWhileItIsActive() {
        client.createContainer(c -> c.containerName("news"));
        for (int i = 0; i < 2; i++) {
            assertThat(Stream.of(
                            refusal(() -> client.getContainerPolicy(g -> g.containerName("news"))),
                            refusal(() -> client.putContainerPolicy(
                                    p -> p.containerName("news").policy("{}"))),
                            refusal(() -> client.deleteCorsPolicy(g -> g.containerName("news"))),
                            refusal(() -> client.startAccessLogging(g -> g.containerName("news"))),
                            refusal(() ->
                                    client.tagResource(t -> t.resource(ARN).tags(tag("a", "1")))),
                            refusal(() -> client.deleteContainer(d -> d.containerName("news")))))
                    .containsOnly(IN_USE);
            clock.advance(DELAY);
            if (i == 0) {
                client.deleteContainer(d -> d.containerName("news"));
            }
        }
    }

    @Test
    void beginsWithAPolicyThatLetsItsAccountDoEverything() {
        create();
        String policy = client.getContainerPolicy(g -> g.containerName("news")).policy();
        assertThat(policy)
                .contains("MediaStoreFullAccess", "arn:aws:iam::123456789012:root", "\"mediastore:*\"", ARN + "/*")
                .contains("aws:SecureTransport");
        client.putContainerPolicy(p -> p.containerName("news").policy(policy));
        client.deleteContainerPolicy(d -> d.containerName("news"));
        assertThat(refusal(() -> client.getContainerPolicy(g -> g.containerName("news"))))
                .isEqualTo(NO_POLICY);
        assertThat(refusal(() -> client.deleteContainerPolicy(g -> g.containerName("news"))))
                .isEqualTo(NO_POLICY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not JSON                              | no",
                "a resource of another container       | {'Statement':{'Effect':'Allow','Principal':'*','Action':'mediastore:*',"
                        + "'Resource':'*'}}",
                "no principal                          | {'Statement':{'Effect':'Allow','Action':'mediastore:*','Resource':'ARN/*'}}",
                "an action of another service          | {'Statement':{'Effect':'Allow','Principal':'*','Action':'s3:GetObject',"
                        + "'Resource':'ARN/*'}}",
                "no effect                             | {'Statement':{'Principal':'*','Action':'*','Resource':'ARN/*'}}",
                "no statement                          | {'Version':'2012-10-17','Statement':[]}",
                "another version                       | {'Version':'2020-01-01','Statement':{'Effect':'Allow','Principal':'*',"
                        + "'Action':'*','Resource':'ARN/*'}}",
                "beyond ASCII                          | {'Statement':{'Sid':'\u00e4','Effect':'Allow','Principal':'*','Action':'*',"
                        + "'Resource':'ARN/*'}}",
            })
    void refusesAnAccessPolicyWith(String reason, String policy) {
        create();
        String text = policy.replace('\'', '"').replace("ARN", ARN);
        assertThat(refusal(() ->
                        client.putContainerPolicy(p -> p.containerName("news").policy(text))))
                .as(reason)
                .isEqualTo(NOT_VALID);
    }

    @Test
    void saysWhereAResourceMustBeAsAwsDoes() {
        create();
        String policy = "{\"Statement\":{\"Sid\":\"Mine\",\"Effect\":\"Allow\",\"Principal\":\"*\","
                + "\"Action\":\"mediastore:GetObject\",\"Resource\":\"*\"}}";
        assertThat(catchThrowable(() ->
                        client.putContainerPolicy(p -> p.containerName("news").policy(policy))))
                .hasMessageContaining(
                        "Invalid Container Policy: Resource in statement 'Mine' must be scoped to files inside " + ARN);
    }

    @Test
    void keepsCorsRules() {
        create();
        CorsRule rule = CorsRule.builder()
                .allowedOrigins("*")
                .allowedHeaders("*")
                .allowedMethods(MethodName.GET, MethodName.HEAD)
                .maxAgeSeconds(600)
                .build();
        assertThat(refusal(() -> client.getCorsPolicy(g -> g.containerName("news"))))
                .isEqualTo("CorsPolicyNotFoundException 400");
        client.putCorsPolicy(p -> p.containerName("news").corsPolicy(rule));
        assertThat(client.getCorsPolicy(g -> g.containerName("news")).corsPolicy())
                .containsExactly(rule);
        List<CorsRule> many = IntStream.range(0, 101).mapToObj(i -> rule).toList();
        for (List<CorsRule> bad : List.of(
                List.<CorsRule>of(),
                many,
                List.of(rule.copy(r -> r.allowedOrigins(List.<String>of()))),
                List.of(rule.copy(r -> r.allowedMethodsWithStrings("PATCH"))),
                List.of(rule.copy(r -> r.maxAgeSeconds(-1))),
                List.of(rule.copy(r -> r.allowedHeaders(""))))) {
            assertThat(refusal(() ->
                            client.putCorsPolicy(p -> p.containerName("news").corsPolicy(bad))))
                    .isEqualTo(NOT_VALID);
        }
        client.deleteCorsPolicy(d -> d.containerName("news"));
        assertThat(refusal(() -> client.deleteCorsPolicy(d -> d.containerName("news"))))
                .isEqualTo("CorsPolicyNotFoundException 400");
    }

    private static String rule(String path, String age, String action) {
        return "{'definition':{'path':[" + path + "],'" + age + "},'action':'" + action + "'}";
    }

    private static String lifecycle(String... rules) {
        return ("{'rules':[" + String.join(",", rules) + "]}").replace('\'', '"');
    }

    static Stream<String> lifecyclesThatFit() {
        String seconds = "seconds_since_create':[{'numeric':['>',300]}]";
        String days = "days_since_create':[{'numeric':['>=',1]}]";
        return Stream.of(
                lifecycle(rule("{'wildcard':'p/*.ts'}", seconds, "EXPIRE")),
                lifecycle(
                        rule("{'prefix':''},{'wildcard':'a*'}", days, "ARCHIVE"),
                        rule("{'prefix':'b'}", days, "EXPIRE")));
    }

    @ParameterizedTest
    @MethodSource
    void lifecyclesThatFit(String policy) {
        create();
        client.putLifecyclePolicy(p -> p.containerName("news").lifecyclePolicy(policy));
        assertThat(client.getLifecyclePolicy(g -> g.containerName("news")).lifecyclePolicy())
                .isEqualTo(policy);
        client.deleteLifecyclePolicy(d -> d.containerName("news"));
        assertThat(refusal(() -> client.getLifecyclePolicy(g -> g.containerName("news"))))
                .isEqualTo(NO_POLICY);
    }

    static Stream<String> lifecyclesThatDoNotFit() {
        String good = rule("{'wildcard':'*'}", "seconds_since_create':[{'numeric':['>',20]}]", "EXPIRE");
        return Stream.of(
                "no",
                "[]",
                "{}",
                lifecycle(),
                lifecycle(good.replace("20", "0")),
                lifecycle(good.replace("20", "301")),
                lifecycle(good.replace("20", "1.5")),
                lifecycle(good.replace("'>'", "'<'")),
                lifecycle(good.replace("EXPIRE", "ARCHIVE")),
                lifecycle(good.replace("EXPIRE", "DELETE")),
                lifecycle(good.replace("wildcard", "prefix")),
                lifecycle(good.replace("{'wildcard':'*'}", "")),
                lifecycle(good.replace("seconds", "hours")),
                lifecycle(good.replace("seconds", "days").replace("20", "36501")),
                lifecycle(good.replace("'action'", "'note':'','action'")),
                lifecycle(Stream.generate(() -> good).limit(11).toArray(String[]::new)));
    }

    @ParameterizedTest
    @MethodSource
    void lifecyclesThatDoNotFit(String policy) {
        create();
        assertThat(refusal(() ->
                        client.putLifecyclePolicy(p -> p.containerName("news").lifecyclePolicy(policy))))
                .isEqualTo(NOT_VALID);
    }

    @Test
    void keepsMetricGroups() {
        create();
        MetricPolicyRule group = MetricPolicyRule.builder()
                .objectGroup("live/*.ts")
                .objectGroupName("segments")
                .build();
        client.putMetricPolicy(
                p -> p.containerName("news").metricPolicy(m -> m.containerLevelMetrics(ContainerLevelMetrics.ENABLED)
                        .metricPolicyRules(group)));
        assertThat(client.getMetricPolicy(g -> g.containerName("news"))
                        .metricPolicy()
                        .metricPolicyRules())
                .containsExactly(group);
        List<MetricPolicyRule> six = IntStream.range(0, 6)
                .mapToObj(i -> group.copy(g -> g.objectGroupName("g" + i)))
                .toList();
        assertThat(List.of(
                        refusedMetrics("SOMETIMES", List.of(group)),
                        refusedMetrics("ENABLED", List.of(group, group)),
                        refusedMetrics("ENABLED", List.of(group.copy(g -> g.objectGroupName("a-b")))),
                        refusedMetrics("ENABLED", List.of(group.copy(g -> g.objectGroup("a b"))))))
                .containsOnly(NOT_VALID);
        assertThat(refusedMetrics("ENABLED", six)).isEqualTo("LimitExceededException 400");
        client.deleteMetricPolicy(d -> d.containerName("news"));
        assertThat(refusal(() -> client.getMetricPolicy(g -> g.containerName("news"))))
                .isEqualTo(NO_POLICY);
    }

    private String refusedMetrics(String level, List<MetricPolicyRule> rules) {
        return refusal(() -> client.putMetricPolicy(p -> p.containerName("news")
                .metricPolicy(m -> m.containerLevelMetrics(level).metricPolicyRules(rules))));
    }

    @Test
    void switchesAccessLoggingOnAndOff() {
        create();
        assertThat(described().accessLoggingEnabled()).isFalse();
        client.startAccessLogging(s -> s.containerName("news"));
        assertThat(described().accessLoggingEnabled()).isTrue();
        client.stopAccessLogging(s -> s.containerName("news"));
        assertThat(described().accessLoggingEnabled()).isFalse();
    }

    @Test
    void carriesTags() {
        client.createContainer(c -> c.containerName("news").tags(tag("a", "1")));
        clock.advance(DELAY);
        client.tagResource(t -> t.resource(ARN).tags(tag("b", "2"), tag("a", "3")));
        client.untagResource(t -> t.resource(ARN).tagKeys("b", "c"));
        assertThat(client.listTagsForResource(l -> l.resource(ARN)).tags()).containsExactly(tag("a", "3"));
        assertThat(refusal(() -> client.tagResource(t -> t.resource(ARN).tags(tag("aws:a", "")))))
                .isEqualTo(NOT_VALID);
        assertThat(refusal(() ->
                        client.createContainer(c -> c.containerName("other").tags(tag("a&b", "")))))
                .isEqualTo(NOT_VALID);
        assertThat(refusal(() -> client.listTagsForResource(l -> l.resource(ARN + "s"))))
                .isEqualTo("ContainerNotFoundException 400");
    }

    @Test
    void listsPageByPage() {
        for (String name : List.of("a-1", "b", "c")) {
            client.createContainer(c -> c.containerName(name));
        }
        assertThat(client.listContainersPaginator(l -> l.maxResults(2)).stream()
                        .flatMap(page -> page.containers().stream().map(Container::name)))
                .containsExactly("a-1", "b", "c");
        assertThat(refusal(() -> client.listContainers(l -> l.maxResults(101)))).isEqualTo(NOT_VALID);
        assertThat(refusal(() -> client.listContainers(l -> l.nextToken("x")))).isEqualTo(NOT_VALID);
    }

    @Test
    void refusesBadNamesAndMoreThanTheQuota() {
        assertThat(refusal(() -> client.createContainer(c -> c.containerName("a.b"))))
                .isEqualTo(NOT_VALID);
        IntStream.range(0, 100).forEach(i -> client.createContainer(c -> c.containerName("c" + i)));
        assertThat(refusal(() -> client.createContainer(c -> c.containerName("more"))))
                .isEqualTo("LimitExceededException 400");
    }

    @Test
    void keepsAContainerThatIsNotEmpty() {
        create();
        var data = clients.mediaStoreData(described().endpoint());
        data.putObject(p -> p.path("a/b.ts").contentType("video/mp2t"), RequestBody.fromString("x"));
        assertThat(refusal(() -> client.deleteContainer(d -> d.containerName("news"))))
                .isEqualTo(IN_USE);
        data.deleteObject(d -> d.path("a/b.ts"));
        client.deleteContainer(d -> d.containerName("news"));
        assertThat(described().status()).isEqualTo(ContainerStatus.DELETING);
    }

    @Test
    void isReadyAndGoneAtOnceWithoutADelay() {
        try (Clients quick = Clients.inMemory()) {
            quick.mediaStore().createContainer(c -> c.containerName("news"));
            assertThat(quick.simulator().isEmpty()).isFalse();
            quick.mediaStore().deleteContainer(c -> c.containerName("news"));
            assertThat(quick.simulator().isEmpty()).isTrue();
        }
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
