package livestream.providers.mediastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.engine.apply.ApplyResult;
import livestream.engine.plan.Change;
import livestream.engine.text.AnsiStyle;
import livestream.engine.text.PlanText;
import livestream.providers.life.GoneMidway;
import livestream.providers.life.World;
import livestream.schema.Address;
import livestream.schema.Diagnostic;
import livestream.schema.Span;
import livestream.schema.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mediastore.MediaStoreClient;
import software.amazon.awssdk.services.mediastore.model.Container;
import software.amazon.awssdk.services.mediastore.model.ContainerNotFoundException;
import software.amazon.awssdk.services.mediastore.model.PolicyNotFoundException;
import software.amazon.awssdk.services.mediastoredata.MediaStoreDataClient;

/** The lives of containers and of statements in their policies, told through the catalog. */
class MediaStoreStoriesTest {
    private static final Span HERE = new Span("livestream.yaml", 3, 1, 4);
    private static final Address CONTAINER = Address.parse("mediastore_container.live");
    private static final Address READ = Address.parse("mediastore_container_policy.read");
    private static final Address OTHER = Address.parse("mediastore_container_policy.other");
    private static final String SECRET = "canary-of-the-referer";

    private final World world = new World();
    private final MediaStoreClient aws = world.clients().mediaStore("us-west-2");

    @AfterEach
    void close() {
        world.close();
    }

    private static Value.Fields cors(String origin) {
        return Value.fields(
                "CorsPolicy",
                Value.items(List.of(Value.fields(
                        "AllowedOrigins", Value.texts(List.of(origin)),
                        "AllowedMethods", Value.texts(List.of("GET", "HEAD")),
                        "AllowedHeaders", Value.texts(List.of("*")),
                        "MaxAgeSeconds", 600))));
    }

    private static Value.Fields lifecycle(int seconds) {
        Value age = Value.items(
                List.of(Value.fields("numeric", Value.items(List.of(Value.text(">"), Value.num(seconds))))));
        Value path = Value.items(List.of(Value.fields("wildcard", "*.ts")));
        Value.Fields rule =
                Value.fields("definition", Value.fields("path", path, "seconds_since_create", age), "action", "EXPIRE");
        return Value.fields("LifecyclePolicy", Value.fields("rules", Value.items(List.of(rule))));
    }

    private static Resource container(Value.Fields... more) {
        Value.Fields inputs = Value.fields("ContainerName", "live", "Tags", Value.fields("team", "news"));
        for (Value.Fields each : more) {
            inputs = inputs.and(each);
        }
        return Resource.of(CONTAINER, inputs, HERE);
    }

    private static Resource statement(Address address, String sid, Value referer) {
        return Resource.of(
                address,
                Value.fields(
                        "ContainerName",
                        new Value.Reference(CONTAINER, "ContainerName"),
                        "Statement",
                        Value.fields(
                                "Sid",
                                sid,
                                "Effect",
                                "Allow",
                                "Principal",
                                "*",
                                "Action",
                                Value.texts(List.of("mediastore:GetObject", "mediastore:DescribeObject")),
                                "Resource",
                                Value.template(new Value.Reference(CONTAINER, "Arn"), Value.text("/*")),
                                "Condition",
                                Value.fields(
                                        "StringEquals", Value.fields("aws:Referer", referer),
                                        "Bool", Value.fields("aws:SecureTransport", "true")))),
                HERE);
    }

    private static Value.Secret secret(String content) {
        return Value.Secret.of("env:REFERER", content);
    }

    private static ResourceGraph graph(Resource... resources) {
        ResourceGraph.Builder builder = new ResourceGraph.Builder();
        Stream.of(resources).forEach(builder::add);
        return builder.build();
    }

    private List<String> apply(Resource... resources) {
        world.changingCalls();
        ApplyResult result = world.apply(world.plan(graph(resources)));
        assertThat(result.failures()).isEmpty();
        assertThat(result.complete()).isTrue();
        assertThat(world.plan(graph(resources)).isEmpty()).isTrue();
        return world.changingCalls();
    }

    private void applyAndDieAfterCreating(String kind, Resource... resources) {
        world.weather(catalog -> GoneMidway.afterCreating(kind, catalog));
        assertThat(catchThrowable(() -> world.apply(world.plan(graph(resources)))))
                .hasCauseInstanceOf(GoneMidway.Died.class);
        world.weather(catalog -> catalog);
    }

    private String plan(Resource... resources) {
        return PlanText.of(world.plan(graph(resources)), world.catalog(), 100, AnsiStyle.PLAIN);
    }

    private String policy() {
        return aws.getContainerPolicy(request -> request.containerName("live")).policy();
    }

    @Test
    void aContainerGetsItsPoliciesWhenItIsActive() {
        assertThat(apply(container(
                        cors("*"),
                        lifecycle(60),
                        Value.fields("MetricPolicy", Value.fields("ContainerLevelMetrics", "ENABLED")),
                        Value.fields("AccessLoggingEnabled", true))))
                .containsExactly(
                        "CreateContainer",
                        "PutCorsPolicy",
                        "PutLifecyclePolicy",
                        "PutMetricPolicy",
                        "StartAccessLogging");
        assertThat(aws.getLifecyclePolicy(request -> request.containerName("live"))
                        .lifecyclePolicy())
                .isEqualTo("{\"rules\":[{\"definition\":{\"path\":[{\"wildcard\":\"*.ts\"}],"
                        + "\"seconds_since_create\":[{\"numeric\":[\">\",60]}]},\"action\":\"EXPIRE\"}]}");
        Value.Fields outputs =
                Objects.requireNonNull(world.state().resources().get(CONTAINER)).outputs();
        assertThat(outputs.text("Endpoint")).isEqualTo("https://" + outputs.text("Domain"));
        assertThat(outputs.text("Domain")).endsWith(".data.mediastore.us-west-2.amazonaws.com");
    }

    @Test
    void policiesChangeAndGoAndWhatOthersSetStays() {
        apply(container(cors("*"), lifecycle(60), Value.fields("AccessLoggingEnabled", true)));
        aws.putMetricPolicy(request ->
                request.containerName("live").metricPolicy(metrics -> metrics.containerLevelMetrics("ENABLED")));
        assertThat(apply(container(cors("https://player.example.com"))))
                .containsExactly("PutCorsPolicy", "DeleteLifecyclePolicy", "StopAccessLogging");
        assertThat(aws.getMetricPolicy(request -> request.containerName("live"))
                        .metricPolicy()
                        .containerLevelMetricsAsString())
                .isEqualTo("ENABLED");
        assertThat(apply(container().withInputs(Value.fields("ContainerName", "live", "Tags", Value.fields("a", "b")))))
                .containsExactly("DeleteCorsPolicy", "UntagResource", "TagResource");
    }

    @Test
    void driftIsPutBack() {
        apply(container(cors("*")));
        aws.deleteCorsPolicy(request -> request.containerName("live"));
        assertThat(plan(container(cors("*")))).contains("changed outside livestream");
        assertThat(apply(container(cors("*")))).containsExactly("PutCorsPolicy");
    }

    @Test
    void anotherNameIsAnotherContainer() {
        apply(container());
        assertThat(apply(container(Value.fields("ContainerName", "next"))))
                .containsExactly("DeleteContainer", "CreateContainer");
    }

    @Test
    void aContainerOfWhichTheCreateWasNotHeardIsFoundByItsName() {
        Resource wanted = container(cors("*"), lifecycle(60));
        applyAndDieAfterCreating("mediastore_container", wanted);
        assertThat(world.changingCalls()).containsExactly("CreateContainer");
        assertThat(plan(wanted))
                .contains("an earlier run was cut off while creating it", "CorsPolicy")
                .as("what AWS does not tell of it yet")
                .doesNotContain("Tags");
        assertThat(apply(wanted)).containsExactly("PutCorsPolicy", "PutLifecyclePolicy");
    }

    @Test
    void aContainerThatSomebodyDeletesIsMadeAnewWhenItIsGone() {
        apply(container(cors("*")));
        aws.deleteContainer(request -> request.containerName("live"));
        assertThat(world.plan(graph(container(cors("*")))).changes())
                .allSatisfy(change -> assertThat(change).isInstanceOfSatisfying(Change.Replace.class, replace -> {
                    assertThat(replace.diffs()).isEmpty();
                    assertThat(replace.reason()).isEqualTo("AWS says it is DELETING");
                }));
        assertThat(apply(container(cors("*")))).containsExactly("CreateContainer", "PutCorsPolicy");
    }

    @Test
    void aContainerThatHoldsObjectsIsKeptAndThePersonToldWhatToDo() {
        apply(container());
        Container made =
                aws.describeContainer(request -> request.containerName("live")).container();
        try (MediaStoreDataClient objects = MediaStoreDataClient.builder()
                .region(Region.US_WEST_2)
                .endpointOverride(URI.create(
                        world.simulator().endpoint() + made.endpoint().substring("https:/".length())))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .build()) {
            objects.putObject(put -> put.path("a.ts").contentType("video/mp2t"), RequestBody.fromString("x"));
            ApplyResult result = world.apply(world.plan(graph()));
            assertThat(result.failures()).extracting(Diagnostic::code).containsExactly("refused");
            assertThat(result.failures().get(0).toString())
                    .contains("ContainerInUseException", "AWS deletes only empty containers");
            objects.deleteObject(delete -> delete.path("a.ts"));
        }
        assertThat(apply()).containsExactly("DeleteContainer");
        assertThat(world.simulator().isEmpty()).isTrue();
    }

    @Test
    void aStatementJoinsThoseThatAreThere() {
        apply(container());
        String theirs = policy();
        assertThat(apply(container(), statement(READ, "read", secret(SECRET)), statement(OTHER, "other", secret("x"))))
                .containsExactly("PutContainerPolicy", "PutContainerPolicy");
        assertThat(policy())
                .startsWith(theirs.substring(0, theirs.length() - 2))
                .contains(SECRET);
        assertThat(apply(container())).containsExactly("PutContainerPolicy", "PutContainerPolicy");
        assertThat(policy()).isEqualTo(theirs);
    }

    @Test
    void aPolicyOfWhichNothingIsLeftIsDeleted() {
        apply(container());
        aws.deleteContainerPolicy(request -> request.containerName("live"));
        apply(container(), statement(READ, "read", secret(SECRET)));
        assertThat(apply(container())).containsExactly("DeleteContainerPolicy");
        assertThat(catchThrowable(this::policy)).isInstanceOf(PolicyNotFoundException.class);
    }

    @Test
    void aStatementOfTheSameSidIsNotOverwritten() {
        apply(container());
        ApplyResult result =
                world.apply(world.plan(graph(container(), statement(READ, "MediaStoreFullAccess", secret(SECRET)))));
        assertThat(result.failures()).hasSize(1);
        assertThat(result.failures().get(0).toString()).contains("has a statement MediaStoreFullAccess already");
        assertThat(policy()).contains("root").doesNotContain(SECRET);
    }

    @Test
    void aStatementThatWasNotHeardOfIsFoundByItsSid() {
        apply(container());
        Resource[] wanted = {container(), statement(READ, "read", secret(SECRET))};
        applyAndDieAfterCreating("mediastore_container_policy", wanted);
        assertThat(policy()).contains(SECRET);
        assertThat(apply(wanted)).isEmpty();
        assertThat(apply(container())).containsExactly("PutContainerPolicy");
    }

    @Test
    void aSecretIsComparedAndNeverShown() {
        Resource[] wanted = {container(), statement(READ, "read", secret(SECRET))};
        assertThat(plan(wanted)).contains("aws:Referer").doesNotContain(SECRET);
        apply(wanted);
        assertThat(world.state().toString()).doesNotContain(SECRET);
        assertThat(apply(container(), statement(READ, "read", secret("another"))))
                .containsExactly("PutContainerPolicy");
        assertThat(policy()).contains("another").doesNotContain(SECRET);
        String drifted = policy().replace("another", "theirs");
        aws.putContainerPolicy(request -> request.containerName("live").policy(drifted));
        assertThat(plan(container(), statement(READ, "read", secret("another"))))
                .contains("changed outside livestream")
                .doesNotContain("another")
                .doesNotContain("theirs");
    }

    @Test
    void everythingGoesInTheEnd() {
        apply(container(cors("*"), lifecycle(60)), statement(READ, "read", secret(SECRET)));
        assertThat(apply()).containsExactly("PutContainerPolicy", "DeleteContainer");
        assertThat(world.simulator().isEmpty()).isTrue();
        assertThat(catchThrowable(() -> aws.describeContainer(request -> request.containerName("live"))))
                .isInstanceOf(ContainerNotFoundException.class);
    }
}
