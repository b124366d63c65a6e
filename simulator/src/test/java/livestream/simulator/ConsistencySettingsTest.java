package livestream.simulator;

import static livestream.simulator.Clients.refusal;
import static livestream.simulator.Samples.behavior;
import static livestream.simulator.Samples.behaviors;
import static livestream.simulator.Samples.cachePolicy;
import static livestream.simulator.Samples.distribution;
import static livestream.simulator.Samples.origin;
import static livestream.simulator.Samples.origins;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import livestream.simulator.weather.ConsistencySettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CacheBehavior;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.Origin;
import software.amazon.awssdk.services.cloudfront.model.Tag;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;

/** Answers that differ from what was asked for, where AWS's may. */
class ConsistencySettingsTest {

    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
             "Principal": {"Service": "mediapackage.amazonaws.com"}}]}
            """;

    private final SettableClock clock = new SettableClock();
    private final Clients clients = new Clients(Simulator.Settings.inMemory().withClock(clock));
    private final Simulator simulator = clients.simulator();
    private final MediaPackageClient mediaPackage = clients.mediaPackage();
    private final CloudFrontClient cloudFront = clients.cloudFront();

    @AfterEach
    void close() {
        clients.close();
    }

    private List<String> channels() {
        return mediaPackage.listChannels(c -> {}).channels().stream()
                .map(c -> c.id())
                .toList();
    }

    @Test
    void hidesANewChannelFromReadersAndFromItsEndpointsForAWhile() {
        simulator.conditions(
                ConsistencySettings.CALM.withLag(Duration.ofSeconds(10)).withLagOf("mediapackage channel"));
        mediaPackage.createChannel(c -> c.id("news"));
        assertThat(channels()).isEmpty();
        assertThat(refusal(() -> mediaPackage.describeChannel(c -> c.id("news"))))
                .isEqualTo("NotFoundException 404");
        assertThat(refusal(() -> endpoint("hls"))).isEqualTo("NotFoundException 404");
        assertThat(refusal(() -> mediaPackage.createChannel(c -> c.id("news"))))
                .isEqualTo("UnprocessableEntityException 422");
        assertThat(simulator.isEmpty()).isFalse();
        clock.advance(Duration.ofSeconds(10));
        endpoint("hls");
        assertThat(channels()).containsExactly("news");
    }

    private void endpoint(String id) {
        mediaPackage.createOriginEndpoint(e -> e.id(id).channelId("news").hlsPackage(h -> {}));
    }

    @Test
    void hidesANewThingFromSoManyCalls() {
        simulator.conditions(ConsistencySettings.CALM.withLagCalls(2));
        mediaPackage.createChannel(c -> c.id("news"));
        assertThat(channels()).isEmpty();
        assertThat(refusal(() -> endpoint("hls"))).isEqualTo("NotFoundException 404");
        endpoint("hls");
        assertThat(channels()).containsExactly("news");
    }

    @Test
    void hidesANewRoleFromTheServiceThatShallAssumeIt() {
        IamClient iam = clients.iam();
        String secret = clients.secretsManager()
                .createSecret(s -> s.name("cdn").secretString("{\"MediaPackageCDNIdentifier\": \"0123456789\"}"))
                .arn();
        mediaPackage.createChannel(c -> c.id("news"));
        simulator.conditions(
                ConsistencySettings.CALM.withLag(Duration.ofSeconds(10)).withLagOf("iam"));
        String role = iam.createRole(r -> r.roleName("cdn").assumeRolePolicyDocument(TRUST))
                .role()
                .arn();
        assertThat(refusal(() -> authorized(role, secret))).isEqualTo("UnprocessableEntityException 422");
        clock.advance(Duration.ofSeconds(10));
        authorized(role, secret);
    }

    private void authorized(String role, String secret) {
        mediaPackage.createOriginEndpoint(e -> e.id("hls")
                .channelId("news")
                .authorization(a -> a.secretsRoleArn(role).cdnIdentifierSecret(secret))
                .hlsPackage(h -> {}));
    }

    @Test
    void tellsReadersHowAThingWasBeforeItsChange() {
        mediaPackage.createChannel(c -> c.id("news").description("old"));
        simulator.conditions(
                ConsistencySettings.CALM.withLag(Duration.ofSeconds(10)).withLagOfChanges());
        mediaPackage.updateChannel(c -> c.id("news").description("new"));
        assertThat(mediaPackage.describeChannel(c -> c.id("news")).description())
                .isEqualTo("old");
        clock.advance(Duration.ofSeconds(10));
        assertThat(mediaPackage.describeChannel(c -> c.id("news")).description())
                .isEqualTo("new");
        mediaPackage.deleteChannel(c -> c.id("news"));
        assertThat(channels()).containsExactly("news");
        simulator.conditions(ConsistencySettings.CALM);
        assertThat(channels()).isEmpty();
    }

    @Test
    void hidesNothingThatS3PromisesToTell() {
        simulator.conditions(
                ConsistencySettings.CALM.withLag(Duration.ofSeconds(10)).withLagOf("s3"));
        var s3 = clients.s3();
        s3.createBucket(b -> b.bucket("news").createBucketConfiguration(c -> c.locationConstraint("us-west-2")));
        s3.putObject(o -> o.bucket("news").key("a"), RequestBody.fromString("x"));
        assertThat(s3.getObjectAsBytes(o -> o.bucket("news").key("a")).asUtf8String())
                .isEqualTo("x");
    }

    @Test
    void hidesNothingOfWhatWasMadeBefore() {
        mediaPackage.createChannel(c -> c.id("news"));
        simulator.conditions(ConsistencySettings.CALM.withLag(Duration.ofSeconds(10)));
        assertThat(channels()).containsExactly("news");
    }

    @Test
    void listsInAnotherOrderThatIsTheSameEachTime() {
        List<String> ids = Stream.of("a", "b", "c", "d", "e").toList();
        ids.forEach(id -> mediaPackage.createChannel(c -> c.id(id)));
        Set<List<String>> orders = new HashSet<>();
        for (long seed = 0; seed < 10; seed++) {
            simulator.conditions(ConsistencySettings.CALM.withOrder(seed));
            List<String> told = channels();
            assertThat(told).containsExactlyInAnyOrderElementsOf(ids).isEqualTo(channels());
            orders.add(told);
        }
        assertThat(orders).hasSizeGreaterThan(3);
        List<String> paged = mediaPackage.listChannelsPaginator(c -> c.maxResults(2)).channels().stream()
                .map(c -> c.id())
                .toList();
        assertThat(paged).isEqualTo(channels());
        simulator.conditions(ConsistencySettings.CALM);
        assertThat(channels()).isEqualTo(ids);
    }

    @Test
    void mixesTheSetsOfADistributionAndKeepsItsBehaviorsInOrder() {
        DistributionConfig config = distribution("one")
                .origins(origins(
                        origin("main").build(),
                        origin("b").build(),
                        origin("c").build(),
                        origin("d").build()))
                .cacheBehaviors(behaviors(behavior("/1"), behavior("/2"), behavior("/3"), behavior("/4")))
                .build();
        var made = cloudFront.createDistributionWithTags(d -> d.distributionConfigWithTags(
                t -> t.distributionConfig(config).tags(s -> s.items(tag("a"), tag("b"), tag("c")))));
        Set<List<String>> orders = new HashSet<>();
        Set<List<String>> tagOrders = new HashSet<>();
        for (long seed = 0; seed < 10; seed++) {
            simulator.conditions(ConsistencySettings.CALM.withOrder(seed));
            DistributionConfig read = cloudFront
                    .getDistributionConfig(d -> d.id(made.distribution().id()))
                    .distributionConfig();
            assertThat(read.cacheBehaviors().items())
                    .extracting(CacheBehavior::pathPattern)
                    .containsExactly("/1", "/2", "/3", "/4");
            orders.add(read.origins().items().stream().map(Origin::id).toList());
            tagOrders.add(
                    cloudFront
                            .listTagsForResource(
                                    t -> t.resource(made.distribution().arn()))
                            .tags()
                            .items()
                            .stream()
                            .map(Tag::key)
                            .toList());
        }
        assertThat(orders).hasSizeGreaterThan(3).allSatisfy(order -> assertThat(order)
                .containsExactlyInAnyOrder("main", "b", "c", "d"));
        assertThat(tagOrders).hasSizeGreaterThan(2);
    }

    private static Tag tag(String key) {
        return Tag.builder().key(key).value("x").build();
    }

    @Test
    void tellsNamesOfHeadersInLowerCase() {
        String id = cloudFront
                .createDistribution(d -> d.distributionConfig(distribution("one")
                        .origins(origins(origin("main")
                                .customHeaders(Samples.headers("X-Viewer", "Kept As Is"))
                                .build()))
                        .build()))
                .distribution()
                .id();
        String policy = cloudFront
                .createCachePolicy(c -> c.cachePolicyConfig(cachePolicy("news")
                        .parametersInCacheKeyAndForwardedToOrigin(p -> p.enableAcceptEncodingGzip(true)
                                .headersConfig(h -> h.headerBehavior("whitelist")
                                        .headers(n -> n.quantity(1).items("Origin")))
                                .cookiesConfig(k -> k.cookieBehavior("none"))
                                .queryStringsConfig(q -> q.queryStringBehavior("none")))
                        .build()))
                .cachePolicy()
                .id();
        simulator.conditions(ConsistencySettings.CALM.withLowerCaseHeaders());
        var header = cloudFront
                .getDistributionConfig(d -> d.id(id))
                .distributionConfig()
                .origins()
                .items()
                .get(0)
                .customHeaders()
                .items()
                .get(0);
        assertThat(header.headerName()).isEqualTo("x-viewer");
        assertThat(header.headerValue()).isEqualTo("Kept As Is");
        assertThat(cloudFront
                        .getCachePolicy(p -> p.id(policy))
                        .cachePolicy()
                        .cachePolicyConfig()
                        .parametersInCacheKeyAndForwardedToOrigin()
                        .headersConfig()
                        .headers()
                        .items())
                .containsExactly("origin");
    }

    @Test
    void areSetOverHttp() {
        Raw raw = new Raw(simulator, "", "");
        String set = "{\"lagSeconds\":1.5,\"lagCalls\":2,\"lagOf\":[\"mediapackage channel\"],\"lagOfChanges\":true,"
                + "\"order\":7,\"lowerCaseHeaders\":true}";
        assertThat(raw.send("PUT", "/_simulator/conditions", set).body()).isEqualTo(set);
        assertThat(raw.sendUnsigned("GET", "/_simulator/conditions").body()).isEqualTo(set);
        mediaPackage.createChannel(c -> c.id("news"));
        assertThat(channels()).isEmpty();
        assertThat(raw.sendUnsigned("DELETE", "/_simulator/conditions").statusCode())
                .isEqualTo(204);
        assertThat(channels()).containsExactly("news");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"lag\": 1}", "{\"lagCalls\": -1}", "{\"order\": \"random\"}", "{\"lagOfChanges\": 1}"})
    void refuseWhatTheyDoNotUnderstand(String json) {
        assertThat(new Raw(simulator, "", "")
                        .send("PUT", "/_simulator/conditions", json)
                        .statusCode())
                .isEqualTo(400);
    }
}
