package livestream.simulator;

import static livestream.simulator.Clients.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.model.Channel;
import software.amazon.awssdk.services.mediapackage.model.CreateChannelResponse;
import software.amazon.awssdk.services.mediapackage.model.CreateOriginEndpointResponse;
import software.amazon.awssdk.services.mediapackage.model.HlsManifestCreateOrUpdateParameters;
import software.amazon.awssdk.services.mediapackage.model.IngestEndpoint;
import software.amazon.awssdk.services.mediapackage.model.OriginEndpoint;
import software.amazon.awssdk.services.mediapackage.model.Status;
import software.amazon.awssdk.services.mediapackage.model.UpdateOriginEndpointResponse;

class MediaPackageTest {

    private final SettableClock clock = new SettableClock();
    private final Clients clients =
            new Clients(Simulator.Settings.inMemory().withClock(clock).withDeployDelay(Duration.ofMinutes(5)));
    private final MediaPackageClient client = clients.mediaPackage();
    private final Raw raw = new Raw(clients.simulator(), "mediapackage", "us-west-2");

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void makesAChannelWithTwoIngestEndpoints() {
        CreateChannelResponse channel = client.createChannel(c -> c.id("news").tags(Map.of("team", "live")));
        assertThat(channel.arn()).matches("arn:aws:mediapackage:us-west-2:123456789012:channels/[0-9a-f]{32}");
        assertThat(channel.createdAt()).isEqualTo("2026-01-02T03:04:05.678Z");
        assertThat(channel.tags()).containsEntry("team", "live");
        String own = channel.arn().replaceFirst(".*/", "");
        assertThat(channel.hlsIngest().ingestEndpoints().get(0).id()).isEqualTo(own);
        assertThat(channel.hlsIngest().ingestEndpoints().get(1).id()).isNotEqualTo(own);
        assertThat(channel.hlsIngest().ingestEndpoints()).hasSize(2).allSatisfy(ingest -> {
            assertThat(ingest.url())
                    .matches("https://[0-9a-f]{16}\\.mediapackage\\.us-west-2\\.amazonaws\\.com/in/v2/" + own + "/"
                            + ingest.id() + "/channel");
            assertThat(ingest.password()).isNotEqualTo(ingest.username());
        });
    }

    @Test
    void rotatesCredentialsAndKeepsTheUrl() {
        IngestEndpoint first = client.createChannel(c -> c.id("news"))
                .hlsIngest()
                .ingestEndpoints()
                .get(0);
        IngestEndpoint second = client.rotateIngestEndpointCredentials(
                        r -> r.id("news").ingestEndpointId(first.id()))
                .hlsIngest()
                .ingestEndpoints()
                .get(0);
        assertThat(second.url()).isEqualTo(first.url());
        assertThat(second.password()).isNotEqualTo(first.password());
        assertThat(refusal(() ->
                        client.rotateIngestEndpointCredentials(r -> r.id("news").ingestEndpointId("other"))))
                .isEqualTo("NotFoundException 404");
    }

    @Test
    void deletesAChannelOnlyWithoutEndpoints() {
        hls("hls");
        assertThat(refusal(() -> client.deleteChannel(c -> c.id("news"))))
                .isEqualTo("UnprocessableEntityException 422");
        assertThat(raw.send("DELETE", "/origin_endpoints/hls", "").statusCode()).isEqualTo(202);
        assertThat(raw.send("DELETE", "/channels/news", "").statusCode()).isEqualTo(202);
        assertThat(refusal(() -> client.describeChannel(c -> c.id("news")))).isEqualTo("NotFoundException 404");
        assertThat(clients.simulator().isEmpty()).isTrue();
    }

    @Test
    void fillsInWhatTheServiceFillsIn() {
        CreateOriginEndpointResponse endpoint = hls("hls");
        assertThat(endpoint.manifestName()).isEqualTo("index");
        assertThat(endpoint.originationAsString()).isEqualTo("ALLOW");
        assertThat(endpoint.startoverWindowSeconds()).isZero();
        assertThat(endpoint.hlsPackage().segmentDurationSeconds()).isEqualTo(6);
        assertThat(endpoint.hlsPackage().playlistWindowSeconds()).isEqualTo(60);
        assertThat(endpoint.hlsPackage().streamSelection().maxVideoBitsPerSecond())
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void givesEachPackagerItsUrl() {
        String host = "https://[0-9a-f]{16}\\.mediapackage\\.us-west-2\\.amazonaws\\.com/out/v1/[0-9a-f]{32}";
        assertThat(hls("hls").url()).matches(host + "/index\\.m3u8");
        assertThat(client.createOriginEndpoint(
                                e -> e.id("dash").channelId("news").dashPackage(d -> {}))
                        .url())
                .matches(host + "/index\\.mpd");
        assertThat(client.createOriginEndpoint(e -> e.id("mss")
                                .channelId("news")
                                .manifestName("main")
                                .mssPackage(d -> {}))
                        .url())
                .matches(host + "/main\\.ism/Manifest");
        CreateOriginEndpointResponse cmaf = client.createOriginEndpoint(
                e -> e.id("cmaf").channelId("news").cmafPackage(c -> c.hlsManifests(manifest("a"), manifest("b"))));
        assertThat(cmaf.cmafPackage().hlsManifests())
                .allSatisfy(m -> assertThat(m.url()).matches(host + "/[0-9a-f]{32}/index\\.m3u8"))
                .allSatisfy(m -> assertThat(m.url()).contains(cmaf.arn().replaceFirst(".*/", "")));
        assertThat(cmaf.url()).isEmpty();
        assertThat(cmaf.cmafPackage().segmentPrefix()).isEqualTo("news");
        assertThat(client.listOriginEndpoints(l -> l.channelId("news")).originEndpoints())
                .extracting(OriginEndpoint::url)
                .filteredOn(url -> !url.isEmpty())
                .hasSize(3)
                .allMatch(url -> url.startsWith(
                        cmaf.cmafPackage().hlsManifests().get(0).url().substring(0, 24)));
    }

    @Test
    void keepsUrlsOverAnUpdate() {
        client.createChannel(c -> c.id("news"));
        CreateOriginEndpointResponse made = client.createOriginEndpoint(
                e -> e.id("cmaf").channelId("news").cmafPackage(c -> c.hlsManifests(manifest("a"))));
        UpdateOriginEndpointResponse updated = client.updateOriginEndpoint(e -> e.id("cmaf")
                .startoverWindowSeconds(3600)
                .cmafPackage(c -> c.hlsManifests(manifest("b"), manifest("a"))));
        assertThat(updated.arn()).isEqualTo(made.arn());
        assertThat(updated.startoverWindowSeconds()).isEqualTo(3600);
        assertThat(updated.cmafPackage().hlsManifests().get(1).url())
                .isEqualTo(made.cmafPackage().hlsManifests().get(0).url());
    }

    @Test
    void pagesItsLists() {
        for (String id : new String[] {"a", "b", "c"}) {
            client.createChannel(c -> c.id(id));
        }
        assertThat(client.listChannelsPaginator(l -> l.maxResults(2)).channels().stream()
                        .map(Channel::id))
                .containsExactly("a", "b", "c");
        assertThat(refusal(() -> client.listChannels(l -> l.nextToken("never given"))))
                .isEqualTo("UnprocessableEntityException 422");
        assertThat(raw.send("GET", "/channels?maxResults=0", "").statusCode()).isEqualTo(422);
    }

    @Test
    void tagsChannelsAndEndpointsByArn() {
        String arn = hls("hls").arn();
        client.tagResource(t -> t.resourceArn(arn).tags(Map.of("a", "1", "b", "2")));
        client.untagResource(t -> t.resourceArn(arn).tagKeys("a"));
        assertThat(client.listTagsForResource(t -> t.resourceArn(arn)).tags()).isEqualTo(Map.of("b", "2"));
        assertThat(client.describeOriginEndpoint(e -> e.id("hls")).tags()).isEqualTo(Map.of("b", "2"));
        assertThat(refusal(() -> client.listTagsForResource(t -> t.resourceArn(arn + "0"))))
                .isEqualTo("NotFoundException 404");
    }

    @Test
    void limitsChannelsAndEndpoints() {
        for (int i = 0; i < 30; i++) {
            String id = "c" + i;
            client.createChannel(c -> c.id(id));
            if (i < 10) {
                client.createOriginEndpoint(e -> e.id(id).channelId("c0").hlsPackage(h -> {}));
            }
        }
        assertThat(refusal(() -> client.createChannel(c -> c.id("c30")))).isEqualTo("TooManyRequestsException 429");
        HttpResponse<String> answer =
                raw.send("POST", "/origin_endpoints", "{\"id\":\"e\",\"channelId\":\"c0\",\"hlsPackage\":{}}");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("limit exceeded");
    }

    @Test
    void configuresLogs() {
        client.createChannel(c -> c.id("news"));
        assertThat(client.configureLogs(l -> l.id("news").egressAccessLogs(e -> {}))
                        .egressAccessLogs()
                        .logGroupName())
                .isEqualTo("/aws/MediaPackage/EgressAccessLogs");
        assertThat(refusal(() ->
                        client.configureLogs(l -> l.id("news").egressAccessLogs(e -> e.logGroupName("elsewhere")))))
                .isEqualTo("UnprocessableEntityException 422");
    }

    @Test
    void harvestsAPieceOfTheStartOverWindow() {
        client.createChannel(c -> c.id("news"));
        client.createOriginEndpoint(
                e -> e.id("hls").channelId("news").startoverWindowSeconds(3600).hlsPackage(h -> {}));
        client.createHarvestJob(j -> j.id("job")
                .originEndpointId("hls")
                .startTime("2026-01-02T02:00:00+00:00")
                .endTime("2026-01-02T02:10:00+00:00")
                .s3Destination(s -> s.bucketName("b").manifestKey("k").roleArn("arn:aws:iam::123456789012:role/r")));
        assertThat(client.describeHarvestJob(j -> j.id("job")).status()).isEqualTo(Status.IN_PROGRESS);
        clock.advance(Duration.ofMinutes(5));
        assertThat(client.listHarvestJobs(j -> {}).harvestJobs())
                .extracting(j -> j.status())
                .containsExactly(Status.SUCCEEDED);
    }

    @Test
    void authorizesWithARoleAndASecretThatExist() {
        client.createChannel(c -> c.id("news"));
        String role = clients.iam()
                .createRole(r -> r.roleName("cdn").assumeRolePolicyDocument(IamTest.TRUST))
                .role()
                .arn();
        String secret = clients.secretsManager()
                .createSecret(s -> s.name("MediaPackage/cdn").secretString("{}"))
                .arn();
        assertThat(refusal(() -> authorized("a", role + "x", secret))).isEqualTo("UnprocessableEntityException 422");
        assertThat(refusal(() -> authorized("a", role, secret + "x"))).isEqualTo("UnprocessableEntityException 422");
        authorized("a", role, secret);
        assertThat(client.listOriginEndpoints(e -> {}).originEndpoints())
                .extracting(OriginEndpoint::authorization)
                .extracting(a -> a.cdnIdentifierSecret())
                .containsExactly(secret);
        clients.secretsManager().deleteSecret(s -> s.secretId(secret));
        assertThat(refusal(() -> authorized("b", role, secret))).isEqualTo("UnprocessableEntityException 422");
    }

    private void authorized(String id, String role, String secret) {
        client.createOriginEndpoint(e -> e.id(id)
                .channelId("news")
                .authorization(a -> a.secretsRoleArn(role).cdnIdentifierSecret(secret))
                .hlsPackage(h -> {}));
    }

    @Test
    void writesARefusalAsRestJson() throws Exception {
        HttpResponse<String> answer = raw.send("GET", "/channels/none", "");
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("NotFoundException");
        assertThat(new ObjectMapper().readTree(answer.body()).path("message").asText())
                .isEqualTo("The channel none was not found.");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("a string where a number belongs", "'startoverWindowSeconds':'1','hlsPackage':{}"),
                arguments("a number where a string belongs", "'description':1,'hlsPackage':{}"),
                arguments("a word that is not of the enumeration", "'origination':'MAYBE','hlsPackage':{}"),
                arguments("no package", "'description':'x'"),
                arguments("two packages", "'hlsPackage':{},'mssPackage':{}"),
                arguments(
                        "a start-over window of more than 14 days", "'startoverWindowSeconds':1209601,'hlsPackage':{}"),
                arguments("a time delay of less than 5 seconds", "'timeDelaySeconds':4,'hlsPackage':{}"),
                arguments(
                        "a time delay as long as the window",
                        "'timeDelaySeconds':60,'startoverWindowSeconds':60,'hlsPackage':{}"),
                arguments("a playlist of more than 5 minutes", "'hlsPackage':{'playlistWindowSeconds':301}"),
                arguments("a manifest of more than 5 minutes", "'dashPackage':{'manifestWindowSeconds':301}"),
                arguments("an address that is no CIDR block", "'whitelist':['10.0.0.1'],'hlsPackage':{}"),
                arguments("an encryption without its provider", "'hlsPackage':{'encryption':{}}"),
                arguments("a CMAF manifest without id", "'cmafPackage':{'hlsManifests':[{}]}"),
                arguments("a CMAF manifest id twice", "'cmafPackage':{'hlsManifests':[{'id':'a'},{'id':'a'}]}"),
                arguments(
                        "an authorization without its secret",
                        "'authorization':{'secretsRoleArn':'x'},'hlsPackage':{}"),
                arguments("too long a tag", "'tags':{'a':'" + "x".repeat(257) + "'},'hlsPackage':{}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refusesAnEndpointWith(String reason, String members) {
        client.createChannel(c -> c.id("news"));
        String body = "{'id':'e','channelId':'news'," + members + "}";
        HttpResponse<String> answer = raw.send("POST", "/origin_endpoints", body.replace('\'', '"'));
        assertThat(answer.statusCode()).as(reason + ": " + answer.body()).isEqualTo(422);
        assertThat(client.listOriginEndpoints(e -> {}).originEndpoints()).isEmpty();
    }

    static Stream<Arguments> refusedUpdates() {
        return Stream.of(
                arguments("another packager", "{'mssPackage':{}}"),
                arguments("another channel", "{'channelId':'other','dashPackage':{}}"),
                arguments("another id", "{'id':'other','dashPackage':{}}"),
                arguments(
                        "another segment duration under NUMBER_WITH_DURATION",
                        "{'dashPackage':{'segmentTemplateFormat':'NUMBER_WITH_DURATION','segmentDurationSeconds':4}}"),
                arguments("no package", "{}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedUpdates")
    void refusesToUpdateAnEndpointTo(String reason, String body) {
        client.createChannel(c -> c.id("news"));
        client.createOriginEndpoint(
                e -> e.id("e").channelId("news").dashPackage(d -> d.segmentTemplateFormat("NUMBER_WITH_DURATION")
                        .segmentDurationSeconds(2)));
        HttpResponse<String> answer = raw.send("PUT", "/origin_endpoints/e", body.replace('\'', '"'));
        assertThat(answer.statusCode()).as(reason + ": " + answer.body()).isEqualTo(422);
    }

    @Test
    void refusesIdsThatAreTakenMalformedOrOfNothing() {
        client.createChannel(c -> c.id("news"));
        assertThat(refusal(() -> client.createChannel(c -> c.id("news"))))
                .isEqualTo("UnprocessableEntityException 422");
        assertThat(refusal(() -> client.createChannel(c -> c.id("two words"))))
                .isEqualTo("UnprocessableEntityException 422");
        assertThat(refusal(() -> client.createOriginEndpoint(
                        e -> e.id("e").channelId("none").hlsPackage(h -> {}))))
                .isEqualTo("NotFoundException 404");
        assertThat(raw.send("POST", "/channels", "{").statusCode()).isEqualTo(422);
        assertThat(raw.send("POST", "/channels", "{}").statusCode()).isEqualTo(422);
    }

    @Test
    void leavesUnknownMembersOut() {
        assertThat(raw.send("POST", "/channels", "{\"id\":\"news\",\"colour\":\"red\"}")
                        .body())
                .doesNotContain("colour");
    }

    private CreateOriginEndpointResponse hls(String id) {
        client.createChannel(c -> c.id("news"));
        return client.createOriginEndpoint(e -> e.id(id).channelId("news").hlsPackage(h -> {}));
    }

    private static HlsManifestCreateOrUpdateParameters manifest(String id) {
        return HlsManifestCreateOrUpdateParameters.builder().id(id).build();
    }
}
