package livestream.simulator;

import static livestream.simulator.Clients.refusal;
import static livestream.simulator.Samples.behavior;
import static livestream.simulator.Samples.behaviors;
import static livestream.simulator.Samples.distribution;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CreateDistributionResponse;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionConfigResponse;
import software.amazon.awssdk.services.cloudfront.model.Tag;
import software.amazon.awssdk.services.cloudfront.model.Tags;
import software.amazon.awssdk.services.cloudfront.model.UpdateDistributionResponse;

class DistributionTest {

    private static final Duration DELAY = Duration.ofMinutes(5);

    private final SettableClock clock = new SettableClock();
    private final Clients clients =
            new Clients(Simulator.Settings.inMemory().withClock(clock).withDeployDelay(DELAY));
    private final CloudFrontClient client = clients.cloudFront();

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void inventsIdDomainAndVersion() {
        CreateDistributionResponse made = create("one");
        assertThat(made.distribution().id()).matches("E[A-Z0-9]{13}");
        assertThat(made.distribution().domainName()).matches("d[a-z0-9]{13}\\.cloudfront\\.net");
        assertThat(made.distribution().arn())
                .isEqualTo("arn:aws:cloudfront::123456789012:distribution/"
                        + made.distribution().id());
        assertThat(made.eTag()).matches("E[A-Z0-9]{13}");
        assertThat(made.location())
                .endsWith("/2020-05-31/distribution/" + made.distribution().id());
        assertThat(made.distribution().lastModifiedTime()).isEqualTo(clock.instant());
    }

    @Test
    void fillsInWhatNobodyWrote() {
        DistributionConfig config = create("one").distribution().distributionConfig();
        assertThat(config.aliases().quantity()).isZero();
        assertThat(config.priceClassAsString()).isEqualTo("PriceClass_All");
        assertThat(config.httpVersionAsString()).isEqualTo("http2");
        assertThat(config.webACLId()).isEmpty();
        assertThat(config.staging()).isFalse();
        assertThat(config.viewerCertificate().minimumProtocolVersionAsString()).isEqualTo("TLSv1");
        assertThat(config.origins().items().get(0).connectionAttempts()).isEqualTo(3);
        assertThat(config.origins().items().get(0).customOriginConfig().originReadTimeout())
                .isEqualTo(30);
        assertThat(config.defaultCacheBehavior().allowedMethods().itemsAsStrings())
                .containsExactly("HEAD", "GET");
        assertThat(config.defaultCacheBehavior().grpcConfig().enabled()).isFalse();
    }

    @Test
    void isDeployedAfterTheDelayOfEveryChange() {
        CreateDistributionResponse made = create("one");
        String id = made.distribution().id();
        assertThat(status(id)).isEqualTo("InProgress");
        clock.advance(DELAY);
        assertThat(status(id)).isEqualTo("Deployed");
        update(id, client.getDistributionConfig(g -> g.id(id)), c -> c.comment("changed"));
        assertThat(status(id)).isEqualTo("InProgress");
        clock.advance(DELAY);
        assertThat(status(id)).isEqualTo("Deployed");
    }

    @Test
    void deletesOnlyWhatIsDisabledAndDeployed() {
        String id = create("one").distribution().id();
        clock.advance(DELAY);
        String enabled = client.getDistribution(g -> g.id(id)).eTag();
        assertThat(refusal(() -> client.deleteDistribution(d -> d.id(id).ifMatch(enabled))))
                .isEqualTo("DistributionNotDisabled 409");
        String disabled = update(id, client.getDistributionConfig(g -> g.id(id)), c -> c.enabled(false))
                .eTag();
        assertThat(refusal(() -> client.deleteDistribution(d -> d.id(id).ifMatch(disabled))))
                .isEqualTo("DistributionNotDisabled 409");
        clock.advance(DELAY);
        client.deleteDistribution(d -> d.id(id).ifMatch(disabled));
        assertThat(refusal(() -> client.getDistribution(g -> g.id(id)))).isEqualTo("NoSuchDistribution 404");
        assertThat(clients.simulator().isEmpty()).isTrue();
    }

    @Test
    void takesAChangeOnlyToTheVersionThatIsThere() {
        String id = create("one").distribution().id();
        GetDistributionConfigResponse read = client.getDistributionConfig(g -> g.id(id));
        assertThat(refusal(
                        () -> client.updateDistribution(u -> u.id(id).distributionConfig(read.distributionConfig()))))
                .isEqualTo("InvalidIfMatchVersion 400");
        assertThat(refusal(() -> client.updateDistribution(
                        u -> u.id(id).ifMatch("EABCDEFGHIJKL1").distributionConfig(read.distributionConfig()))))
                .isEqualTo("PreconditionFailed 412");
        UpdateDistributionResponse updated = update(id, read, c -> c.comment("changed"));
        assertThat(updated.eTag()).isNotEqualTo(read.eTag());
        assertThat(updated.distribution().distributionConfig().comment()).isEqualTo("changed");
    }

    @Test
    void refusesAReusedCallerReference() {
        create("one");
        assertThat(refusal(() -> create("one"))).isEqualTo("DistributionAlreadyExists 409");
    }

    @Test
    void refusesAnUpdateOfTheCallerReference() {
        String id = create("one").distribution().id();
        assertThat(refusal(
                        () -> update(id, client.getDistributionConfig(g -> g.id(id)), c -> c.callerReference("two"))))
                .isEqualTo("IllegalUpdate 400");
    }

    @Test
    void refusesAnUpdateThatLeavesOutWhatACreateMay() {
        CreateDistributionResponse made = create("one");
        String id = made.distribution().id();
        assertThat(refusal(() -> client.updateDistribution(u -> u.id(id)
                        .ifMatch(made.eTag())
                        .distributionConfig(distribution("one").build()))))
                .isEqualTo("IllegalUpdate 400");
        GetDistributionConfigResponse read = client.getDistributionConfig(g -> g.id(id));
        assertThat(refusal(() -> update(id, read, c -> c.webACLId(null)))).isEqualTo("IllegalUpdate 400");
        assertThat(refusal(() -> update(id, read, c -> c.cacheBehaviors(behaviors(behavior("a"))))))
                .isEqualTo("IllegalUpdate 400");
    }

    @Test
    void keepsPathPatternsAndTheirOrderAsWritten() {
        var config = client.createDistribution(c -> c.distributionConfig(distribution("one")
                        .cacheBehaviors(behaviors(behavior("/out/v1/*.m3u8"), behavior("a&b/*")))
                        .build()))
                .distribution()
                .distributionConfig();
        assertThat(config.cacheBehaviors().items())
                .extracting(b -> b.pathPattern())
                .containsExactly("/out/v1/*.m3u8", "a&b/*");
    }

    @Test
    void acceptsAsManyBehaviorsAsTheQuota() {
        var many =
                IntStream.range(0, 76).mapToObj(i -> behavior("p" + i).build()).toList();
        client.createDistribution(c -> c.distributionConfig(distribution("one")
                .cacheBehaviors(behaviors(many.subList(0, 75)))
                .build()));
        assertThat(refusal(() -> client.createDistribution(c -> c.distributionConfig(
                        distribution("two").cacheBehaviors(behaviors(many)).build()))))
                .isEqualTo("TooManyCacheBehaviors 400");
    }

    @Test
    void pagesItsListByTheLastId() {
        for (String reference : new String[] {"a", "b", "c"}) {
            create(reference);
        }
        var first = client.listDistributions(l -> l.maxItems("2")).distributionList();
        assertThat(first.isTruncated()).isTrue();
        assertThat(first.nextMarker()).isEqualTo(first.items().get(1).id());
        var second = client.listDistributions(l -> l.maxItems("2").marker(first.nextMarker()))
                .distributionList();
        assertThat(second.isTruncated()).isFalse();
        assertThat(second.items()).extracting(DistributionSummary::comment).containsExactly("test");
        assertThat(refusal(() -> client.listDistributions(l -> l.maxItems("0"))))
                .isEqualTo("InvalidArgument 400");
        assertThat(refusal(() -> client.listDistributions(l -> l.marker("never"))))
                .isEqualTo("InvalidArgument 400");
    }

    @Test
    void tagsADistribution() {
        String arn = client.createDistributionWithTags(c -> c.distributionConfigWithTags(
                        w -> w.distributionConfig(distribution("one").build()).tags(tags("stack", "prod"))))
                .distribution()
                .arn();
        client.tagResource(t -> t.resource(arn).tags(tags("team", "live")));
        client.untagResource(t -> t.resource(arn).tagKeys(k -> k.items("stack")));
        assertThat(client.listTagsForResource(t -> t.resource(arn)).tags().items())
                .extracting(t -> t.key() + "=" + t.value())
                .containsExactly("team=live");
        assertThat(refusal(() -> client.listTagsForResource(t -> t.resource(arn + "X"))))
                .isEqualTo("NoSuchResource 404");
        Tag[] many = IntStream.range(0, 51)
                .mapToObj(i -> Tag.builder().key("k" + i).value("v").build())
                .toArray(Tag[]::new);
        assertThat(refusal(() -> client.tagResource(
                        t -> t.resource(arn).tags(Tags.builder().items(many).build()))))
                .isEqualTo("InvalidTagging 400");
    }

    @Test
    void invalidatesPaths() {
        String id = create("one").distribution().id();
        String invalidation = client.createInvalidation(
                        i -> i.distributionId(id).invalidationBatch(b -> b.callerReference("x")
                                .paths(p -> p.quantity(1).items("/*"))))
                .invalidation()
                .id();
        assertThat(client.getDistribution(g -> g.id(id)).distribution().inProgressInvalidationBatches())
                .isEqualTo(1);
        clock.advance(DELAY);
        assertThat(client.getInvalidation(i -> i.distributionId(id).id(invalidation))
                        .invalidation()
                        .status())
                .isEqualTo("Completed");
        assertThat(client.listInvalidations(i -> i.distributionId(id))
                        .invalidationList()
                        .items())
                .hasSize(1);
        assertThat(refusal(
                        () -> client.getInvalidation(i -> i.distributionId(id).id("I0"))))
                .isEqualTo("NoSuchInvalidation 404");
    }

    private CreateDistributionResponse create(String reference) {
        return client.createDistribution(
                c -> c.distributionConfig(distribution(reference).build()));
    }

    private UpdateDistributionResponse update(
            String id, GetDistributionConfigResponse read, Consumer<DistributionConfig.Builder> change) {
        return client.updateDistribution(u -> u.id(id)
                .ifMatch(read.eTag())
                .distributionConfig(read.distributionConfig().copy(change)));
    }

    private String status(String id) {
        return client.getDistribution(g -> g.id(id)).distribution().status();
    }

    private static Tags tags(String key, String value) {
        return Tags.builder().items(Tag.builder().key(key).value(value).build()).build();
    }
}
