package livestream.providers.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.engine.apply.ApplyResult;
import livestream.providers.AwsCatalog;
import livestream.providers.aws.AwsClients;
import livestream.providers.cloudfront.EdgeKinds;
import livestream.schema.Address;
import livestream.schema.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;

/** AWS on a bad day, over HTTP and with the SDK's own retries: a run comes through, and makes everything once. */
class WeatherOfAwsTest {
    private static final String FILE = """
            version: 1
            name: news
            region: us-west-2
            channels:
              news:
                mediapackage:
                  endpoints: [hls]
                  cdnAuthorization: create
              vault:
                s3: { prefix: vault, expireAfter: 2d }
            distribution:
              functions: { manifest: { viewerRequest: functions/token.js } }
              viewerAccess: { signed: cookies, keyGroup: { publicKeys: [keys/one.pem] } }
            """;
    private static final String SMALL = """
            version: 1
            name: news
            region: us-west-2
            mediapackage:
              endpoints: [hls]
            """;

    private final World world = new World();
    private final Door door = door();
    private final AwsClients clients = AwsClients.simulated(door.endpoint());

    WeatherOfAwsTest() {
        world.weather(catalog -> new AwsCatalog(clients, () -> "us-west-2"));
    }

    private Door door() {
        try {
            return new Door(world.simulator().endpoint());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void closes() {
        clients.close();
        door.close();
        world.close();
    }

    private void complete(ApplyResult result) {
        assertThat(result.failures()).isEmpty();
        assertThat(result.complete()).isTrue();
    }

    private void refuseOften(int times, String methodAndPath, Door.Refusal refusal) {
        AtomicInteger left = new AtomicInteger(times);
        door.refuses(asked ->
                asked.is(methodAndPath) && left.getAndDecrement() > 0 ? Optional.of(refusal) : Optional.empty());
    }

    /** The answer to each create is lost once, whatever the SDK's second attempt is told then. */
    @Test
    void makesEverythingOnceAlthoughTheAnswerToEachCallThatChangesSomethingIsLost() {
        List<String> seen = new ArrayList<>();
        door.loses(asked -> {
            synchronized (seen) {
                String call = asked.method() + asked.path() + asked.target() + asked.body();
                boolean first = asked.changes() && !seen.contains(call);
                seen.add(call);
                return first;
            }
        });
        world.write(FILE);
        complete(world.apply());
        assertThat(seen).hasSizeGreaterThan(20);
        door.loses(asked -> false);
        assertThat(world.plan().isEmpty()).as(world.planText()).isTrue();
        assertThat(created(world)).isEqualTo(createdOnAGoodDay());
        complete(world.destroy());
        assertThat(world.simulator().isEmpty()).isTrue();
    }

    private Map<String, Integer> createdOnAGoodDay() {
        try (World good = new World()) {
            good.write(FILE);
            complete(good.apply());
            return created(good);
        }
    }

    /** A secret is created by a token of the SDK's, to whose repetition AWS answers as to the first. */
    private static Map<String, Integer> created(World where) {
        Map<String, Integer> created = where.counted(where.changingCalls());
        created.keySet().removeIf(operation -> !operation.startsWith("Create") || operation.equals("CreateSecret"));
        return created;
    }

    /** CloudFront throttles with HTTP 400, a code that its model does not know. */
    @Test
    void getsAHundredThingsThroughACloudFrontThatTakesOneInHalfAMinute() {
        AtomicReference<Instant> next = new AtomicReference<>(Instant.EPOCH);
        door.refuses(asked -> {
            synchronized (next) {
                if (!asked.changes()) {
                    return Optional.empty();
                } else if (world.now().isBefore(next.get())) {
                    return Optional.of(new Door.Refusal(400, "Throttling", "Rate exceeded"));
                }
                next.set(world.now().plusSeconds(30));
                return Optional.empty();
            }
        });
        ResourceGraph.Builder graph = new ResourceGraph.Builder();
        for (int i = 0; i < 100; i++) {
            graph.add(access("n" + i));
        }
        complete(world.apply(world.plan(graph.build())));
        assertThat(world.counted(world.changingCalls())).isEqualTo(Map.of("CreateOriginAccessControl", 100));
    }

    private static Resource access(String name) {
        return EdgeKinds.resource(
                Address.parse("cloudfront_origin_access_control." + name),
                Value.fields(
                        "Name", name,
                        "Description", "",
                        "SigningProtocol", "sigv4",
                        "SigningBehavior", "always",
                        "OriginAccessControlOriginType", "s3"));
    }

    @ParameterizedTest
    @CsvSource({
        "POST /origin_endpoints, 404, NotFoundException, The channel does not exist",
        "POST /origin_endpoints, 422, UnprocessableEntityException, The role cannot be assumed",
        "POST /origin_endpoints, 429, TooManyRequestsException, Too many requests",
        "POST /2020-05-31/distribution, 404, NoSuchResponseHeadersPolicy, It does not exist",
        "POST /2020-05-31/distribution, 503, ServiceUnavailable, Try later",
        "PUT /news-vault.*, 503, SlowDown, Reduce your request rate"
    })
    void waitsForWhatPassesByItself(String call, int status, String code, String message) {
        refuseOften(4, call, new Door.Refusal(status, code, message));
        world.write(FILE);
        complete(world.apply());
        assertThat(world.plan().isEmpty()).as(world.planText()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE /2020-05-31/cache-policy/.*, 409, CachePolicyInUse",
        "DELETE /2020-05-31/distribution/.*, 412, PreconditionFailed",
        "DELETE /2020-05-31/distribution/.*, 409, DistributionNotDisabled",
        "PUT /2020-05-31/distribution/.*/config, 412, PreconditionFailed",
        "DELETE /2020-05-31/response-headers-policy/.*, 409, ResponseHeadersPolicyInUse"
    })
    void removesInSpiteOf(String call, int status, String code) {
        world.write(SMALL);
        complete(world.apply());
        refuseOften(3, call, new Door.Refusal(status, code, "not yet"));
        complete(world.destroy());
        assertThat(world.simulator().isEmpty()).isTrue();
    }

    /** Whatever a distribution is when its removal begins: on or off, deployed or on the way. */
    @ParameterizedTest
    @CsvSource({"true, 10", "true, 0", "false, 10", "false, 0"})
    void removesADistributionWhateverItIs(boolean enabled, int minutesSince) {
        world.write(SMALL);
        complete(world.apply());
        CloudFrontClient client = world.clients().cloudFront();
        String id = world.state()
                .resources()
                .get(Address.parse("cloudfront_distribution.main"))
                .id();
        var live = client.getDistributionConfig(request -> request.id(id));
        client.updateDistribution(request -> request.id(id)
                .ifMatch(live.eTag())
                .distributionConfig(live.distributionConfig().toBuilder()
                        .enabled(enabled)
                        .comment("by hand")
                        .build()));
        world.passes(Duration.ofMinutes(minutesSince));
        complete(world.destroy());
        assertThat(world.simulator().isEmpty()).isTrue();
    }

    /** An ETag moves when somebody changes what is not ours, or when AWS does. */
    @Test
    void updatesAgainWhereTheVersionMovedAndNothingOfOursDid() {
        world.write(SMALL);
        complete(world.apply());
        refuseOften(2, "PUT .*/config", new Door.Refusal(412, "PreconditionFailed", "moved"));
        world.write(SMALL + "distribution: { comment: other }\n");
        complete(world.apply());
        assertThat(world.plan().isEmpty()).isTrue();
    }

    @Test
    void saysWhichDistributionUsesAPolicy() {
        world.write(SMALL);
        complete(world.apply());
        String theirs = useElsewhere(world.state()
                .resources()
                .get(Address.parse("cloudfront_cache_policy.manifest"))
                .id());
        ApplyResult result = world.destroy();
        assertThat(result.failures()).singleElement().satisfies(failure -> assertThat(failure.help())
                .hasValueSatisfying(help -> assertThat(help)
                        .startsWith("It is used by CloudFront distribution `" + theirs + "`, and this call changed")));
    }

    private String useElsewhere(String policy) {
        CloudFrontClient client = world.clients().cloudFront();
        String ours = world.state()
                .resources()
                .get(Address.parse("cloudfront_distribution.main"))
                .id();
        var config = client.getDistributionConfig(request -> request.id(ours)).distributionConfig();
        return client.createDistribution(request -> request.distributionConfig(config.toBuilder()
                        .callerReference("theirs")
                        .cacheBehaviors(none -> none.quantity(0))
                        .defaultCacheBehavior(config.defaultCacheBehavior().toBuilder()
                                .cachePolicyId(policy)
                                .responseHeadersPolicyId(null)
                                .build())
                        .build()))
                .distribution()
                .id();
    }
}
