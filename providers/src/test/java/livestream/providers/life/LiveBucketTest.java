package livestream.providers.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import livestream.engine.ResourceGraph;
import livestream.engine.ResourceType;
import livestream.engine.apply.ApplyResult;
import livestream.engine.plan.Change;
import livestream.engine.plan.Plan;
import livestream.providers.aws.ErrorTranslatingType;
import livestream.providers.s3.S3Bucket;
import livestream.schema.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Tag;

/** The lives of a bucket and of its policy, told through the catalog because no file can ask for them. */
class LiveBucketTest {
    private static final String THEIRS =
            "{\"Sid\":\"theirs\",\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:PutObject\","
                    + "\"Resource\":\"arn:aws:s3:::news-live/*\"}";

    private final World world = new World();
    private final S3Client s3 = world.clients().s3("us-west-2");

    @AfterEach
    void close() {
        world.close();
    }

    private static ResourceGraph graph() {
        return LiveBucket.graph(LiveBucket.bucket(), LiveBucket.policy());
    }

    private ApplyResult apply(ResourceGraph graph) {
        return world.apply(world.plan(graph));
    }

    private void applied() {
        ApplyResult result = apply(graph());
        assertThat(result.failures()).isEmpty();
        assertThat(world.plan(graph()).changes()).allMatch(change -> change instanceof Change.NoOp);
    }

    private String policy() {
        return s3.getBucketPolicy(request -> request.bucket(LiveBucket.NAME)).policy();
    }

    private List<Tag> tags() {
        return s3.getBucketTagging(request -> request.bucket(LiveBucket.NAME)).tagSet();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    @Test
    void beginsAndEnds() {
        applied();
        assertThat(world.changingCalls())
                .containsExactly(
                        "CreateBucket",
                        "PutBucketCors",
                        "PutBucketLifecycleConfiguration",
                        "PutBucketTagging",
                        "PutBucketPolicy");
        assertThat(Objects.requireNonNull(world.state().resources().get(LiveBucket.BUCKET))
                        .outputs())
                .isEqualTo(Value.fields(
                        "Arn", "arn:aws:s3:::news-live", "Domain", "news-live.s3.us-west-2.amazonaws.com"));
        assertThat(apply(ResourceGraph.empty()).failures()).isEmpty();
        assertThat(world.changingCalls()).contains("DeleteBucketPolicy", "DeleteBucket");
        assertThat(world.simulator().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"createBucket", "putBucketCors", "putBucketLifecycleConfiguration", "putBucketTagging"})
    void goesOnWhereARunDiedBetweenItsCalls(String call) {
        world.weather(catalog -> name -> name.equals("s3_bucket")
                ? new ErrorTranslatingType(new S3Bucket(() -> dyingAfter(call), () -> "us-west-2"))
                : catalog.type(name));
        assertThat(catchThrowable(() -> apply(graph()))).hasCauseInstanceOf(GoneMidway.Died.class);
        world.weather(catalog -> catalog);
        applied();
        assertThat(world.changingCalls()).doesNotHaveDuplicates();
    }

    /** The call takes effect, and the process ends before the next one. */
    private S3Client dyingAfter(String call) {
        return (S3Client) Proxy.newProxyInstance(
                S3Client.class.getClassLoader(), new Class<?>[] {S3Client.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(s3, arguments);
                        if (method.getName().equals(call)) {
                            throw new GoneMidway.Died();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void goesOnWhenTheAnswerOfAPolicyIsLost() {
        world.weather(catalog -> GoneMidway.afterCreating("s3_bucket_policy", catalog));
        assertThat(catchThrowable(() -> apply(graph()))).hasCauseInstanceOf(GoneMidway.Died.class);
        world.weather(catalog -> catalog);
        applied();
    }

    @Test
    void finishesABucketWhoseSettingWasRefused() {
        Value.Fields bad = LiveBucket.bucket().with("Tags", Value.fields("aws:mine", "x"));
        ApplyResult result = apply(LiveBucket.graph(bad, LiveBucket.policy()));
        assertThat(result.failures()).hasSize(1);
        assertThat(result.failures().get(0).help())
                .hasValueSatisfying(help -> assertThat(help).startsWith("It was made, but not all of it was taken"));
        assertThat(world.plan(graph()).changes().get(0)).isInstanceOf(Change.Adopt.class);
        applied();
    }

    @Test
    void takesNoBucketOverThatIsThereAlready() {
        s3.createBucket(request ->
                request.bucket(LiveBucket.NAME).createBucketConfiguration(c -> c.locationConstraint("us-west-2")));
        ApplyResult result = apply(graph());
        assertThat(result.failures().toString()).contains("BucketAlreadyOwnedByYou");
        assertThat(apply(ResourceGraph.empty()).complete()).isTrue();
        assertThat(s3.headBucket(request -> request.bucket(LiveBucket.NAME)).bucketRegion())
                .isEqualTo("us-west-2");
    }

    @Test
    void leavesStatementsOfOthersUntouched() {
        applied();
        String ours = policy();
        String both = ours.replace("\"Statement\":[", "\"Statement\":[" + THEIRS + ",");
        s3.putBucketPolicy(request -> request.bucket(LiveBucket.NAME).policy(both));
        assertThat(world.plan(graph()).changes()).allMatch(change -> change instanceof Change.NoOp);

        Value.Fields fewer = LiveBucket.policy()
                .with(
                        "Statements",
                        Value.items(List.of(LiveBucket.statement(
                                "LivestreamRead", "s3:GetObject", "arn:aws:s3:::news-live/stream/*"))));
        assertThat(apply(LiveBucket.graph(LiveBucket.bucket(), fewer)).failures())
                .isEmpty();
        assertThat(policy()).contains(THEIRS).contains("news-live/stream/*").doesNotContain("LivestreamList");
        assertThat(world.plan(LiveBucket.graph(LiveBucket.bucket(), fewer)).changes())
                .allMatch(change -> change instanceof Change.NoOp);

        ResourceType type = world.catalog().type("s3_bucket_policy");
        type.delete(Objects.requireNonNull(world.state().resources().get(LiveBucket.POLICY))
                .id());
        assertThat(policy()).contains(THEIRS).doesNotContain("Livestream");
    }

    @Test
    void writesOverNoStatementOfSomebodyElse() {
        applied();
        String before = policy();
        ResourceType type = world.catalog().type("s3_bucket_policy");
        Value.Fields inputs = LiveBucket.policy().with("Bucket", Value.text(LiveBucket.NAME));
        assertThat(catchThrowable(() -> type.create(type.identity(inputs, ""), inputs)))
                .hasMessageContaining("has a statement LivestreamRead already");
        assertThat(policy()).isEqualTo(before);
    }

    @Test
    void putsBackAStatementThatWasRemoved() {
        applied();
        String both = policy();
        s3.putBucketPolicy(request ->
                request.bucket(LiveBucket.NAME).policy(both.replaceFirst(",\\{\"Sid\":\"LivestreamList.*}}}", "")));
        assertThat(policy()).doesNotContain("LivestreamList");
        Plan plan = world.plan(graph());
        assertThat(plan.changes().get(1)).isInstanceOf(Change.Update.class);
        assertThat(world.apply(plan).failures()).isEmpty();
        assertThat(policy()).isEqualTo(both);
    }

    @Test
    void leavesTagsOfOthersAlone() {
        applied();
        s3.putBucketTagging(request -> request.bucket(LiveBucket.NAME)
                .tagging(set -> set.tagSet(tag("livestream:name", "changed"), tag("team", "live"))));
        applied();
        assertThat(tags()).containsExactlyInAnyOrder(tag("livestream:name", "news"), tag("team", "live"));
        apply(LiveBucket.graph(LiveBucket.bucket().without("Tags"), LiveBucket.policy()));
        assertThat(tags()).containsExactly(tag("team", "live"));
    }

    @Test
    void takesAwayWhatTheFileNoLongerNames() {
        applied();
        ResourceGraph less =
                LiveBucket.graph(LiveBucket.bucket().without("Cors").without("Lifecycle"), LiveBucket.policy());
        assertThat(apply(less).failures()).isEmpty();
        assertThat(world.changingCalls()).contains("DeleteBucketCors", "DeleteBucketLifecycle");
        assertThat(world.plan(less).changes()).allMatch(change -> change instanceof Change.NoOp);
    }

    @Test
    void neverEmptiesABucket() {
        applied();
        s3.putObject(
                request -> request.bucket(LiveBucket.NAME).key("stream/1.ts"), RequestBody.fromString("a segment"));
        ApplyResult result = apply(ResourceGraph.empty());
        assertThat(result.failures()).hasSize(1);
        assertThat(result.failures().get(0).help())
                .hasValueSatisfying(help -> assertThat(help).contains("aws s3 rm --recursive s3://news-live"));
        assertThat(s3.getObjectAsBytes(
                                request -> request.bucket(LiveBucket.NAME).key("stream/1.ts"))
                        .asUtf8String())
                .isEqualTo("a segment");
        s3.deleteObject(request -> request.bucket(LiveBucket.NAME).key("stream/1.ts"));
        assertThat(apply(ResourceGraph.empty()).failures()).isEmpty();
        assertThat(world.simulator().isEmpty()).isTrue();
    }
}
