package livestream.simulator;

import static livestream.simulator.Clients.refusal;
import static livestream.simulator.Samples.CACHING_OPTIMIZED;
import static livestream.simulator.Samples.behavior;
import static livestream.simulator.Samples.behaviors;
import static livestream.simulator.Samples.distribution;
import static livestream.simulator.Samples.origin;
import static livestream.simulator.Samples.origins;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CacheBehavior;
import software.amazon.awssdk.services.cloudfront.model.CreateDistributionResponse;
import software.amazon.awssdk.services.cloudfront.model.CreateFunctionResponse;
import software.amazon.awssdk.services.cloudfront.model.CustomOriginConfig;
import software.amazon.awssdk.services.cloudfront.model.Distribution;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;
import software.amazon.awssdk.services.cloudfront.model.FunctionAssociation;
import software.amazon.awssdk.services.cloudfront.model.GetCachePolicyResponse;

/** What CloudFront answers otherwise than one would guess, as recordings of it show. */
class CloudFrontAnswersTest {

    private static final String FIRST = "E23ZP02F085DFQ";

    @TempDir
    private Path directory;

    private final Clients clients = Clients.inMemory();
    private final CloudFrontClient client = clients.cloudFront();

    @AfterEach
    void close() {
        clients.close();
    }

    private CreateDistributionResponse create(DistributionConfig.Builder config) {
        return client.createDistribution(d -> d.distributionConfig(config.build()));
    }

    @Test
    void namesTheDistributionThatHasAReference() {
        String id = create(distribution("one")).distribution().id();
        assertThatThrownBy(() -> create(distribution("one")))
                .hasMessageContaining("The caller reference that you are using to create a distribution is associated"
                        + " with another distribution. Already exists: " + id + " (Service: CloudFront");
    }

    @Test
    void spellsSomeMembersOtherwiseInAList() {
        create(distribution("one"));
        DistributionSummary listed =
                client.listDistributions(d -> {}).distributionList().items().get(0);
        assertThat(listed.httpVersionAsString()).isEqualTo("HTTP2");
        String list = new Raw(clients.simulator(), "cloudfront", "us-east-1")
                .send("GET", "/2020-05-31/distribution", "")
                .body();
        assertThat(list).contains("<ConnectionMode>direct</ConnectionMode>");
    }

    @Test
    void fillsInTheDefaultCertificateAndTheTimeoutOfABucket() {
        Distribution made = create(distribution("one")
                        .origins(origins(origin("main")
                                .domainName("bucket.s3.us-west-2.amazonaws.com")
                                .customOriginConfig((CustomOriginConfig) null)
                                .s3OriginConfig(s -> s.originAccessIdentity(""))
                                .build())))
                .distribution();
        assertThat(made.distributionConfig().viewerCertificate().sslSupportMethodAsString())
                .isEqualTo("vip");
        assertThat(made.distributionConfig().origins().items().get(0).s3OriginConfig())
                .hasToString("S3OriginConfig(OriginAccessIdentity=, OriginReadTimeout=30)");
    }

    @Test
    void tellsMethodsInItsOwnOrder() {
        CacheBehavior.Builder all = behavior("/a/*").allowedMethods(m -> m.quantity(7)
                .itemsWithStrings("GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE")
                .cachedMethods(c -> c.quantity(3).itemsWithStrings("GET", "HEAD", "OPTIONS")));
        CacheBehavior made = create(distribution("one").cacheBehaviors(behaviors(all)))
                .distribution()
                .distributionConfig()
                .cacheBehaviors()
                .items()
                .get(0);
        assertThat(made.allowedMethods().itemsAsStrings())
                .containsExactly("HEAD", "DELETE", "POST", "GET", "OPTIONS", "PUT", "PATCH");
        assertThat(made.allowedMethods().cachedMethods().itemsAsStrings()).containsExactly("HEAD", "GET", "OPTIONS");
    }

    @Test
    void saysThatItsOwnSignersAreTrusted() {
        Distribution made = create(trusting("self")).distribution();
        assertThat(made.activeTrustedSigners().enabled()).isTrue();
        assertThat(made.activeTrustedSigners().items().get(0).awsAccountNumber())
                .isEqualTo("self");
        assertThat(refusal(() -> create(trusting("999999999999").callerReference("two"))))
                .isEqualTo("TrustedSignerDoesNotExist 400");
    }

    private static DistributionConfig.Builder trusting(String account) {
        return distribution("one")
                .cacheBehaviors(behaviors(behavior("/a/*")
                        .trustedSigners(s -> s.enabled(true).quantity(1).items(account))));
    }

    @Test
    void tellsTheVersionOfAThingByTheSameETagForAll() {
        assertThat(create(distribution("one")).eTag()).isEqualTo(FIRST);
        assertThat(create(distribution("two")).eTag()).isEqualTo(FIRST);
        CreateFunctionResponse function = function();
        assertThat(function.eTag()).isEqualTo("ETVPDKIKX0DER");
        assertThat(function.location())
                .isEqualTo("https://cloudfront.amazonaws.com/2020-05-31/function/"
                        + "arn:aws:cloudfront::123456789012:function/route");
        assertThat(client.updateFunction(f -> f.name("route")
                                .ifMatch("ETVPDKIKX0DER")
                                .functionConfig(c -> c.comment("").runtime("cloudfront-js-2.0"))
                                .functionCode(SdkBytes.fromUtf8String("2")))
                        .eTag())
                .isEqualTo("E3UN6WX5RRO2AG");
    }

    private CreateFunctionResponse function() {
        return client.createFunction(f -> f.name("route")
                .functionConfig(c -> c.comment("").runtime("cloudfront-js-2.0"))
                .functionCode(SdkBytes.fromUtf8String("1")));
    }

    @Test
    void countsVersionsOnAfterARestart() {
        Simulator.Settings settings = Simulator.Settings.inMemory().withData(directory.resolve("data"));
        String id;
        try (Clients first = new Clients(settings)) {
            id = first.cloudFront()
                    .createCachePolicy(
                            p -> p.cachePolicyConfig(Samples.cachePolicy("one").build()))
                    .cachePolicy()
                    .id();
        }
        try (Clients second = new Clients(settings)) {
            assertThat(second.cloudFront()
                            .updateCachePolicy(p -> p.id(id)
                                    .ifMatch(FIRST)
                                    .cachePolicyConfig(
                                            Samples.cachePolicy("two").build()))
                            .eTag())
                    .isEqualTo("ETVPDKIKX0DER");
        }
    }

    @Test
    void hasManagedPoliciesOfNoDate() {
        GetCachePolicyResponse managed = client.getCachePolicy(p -> p.id(CACHING_OPTIMIZED));
        assertThat(managed.eTag()).isEqualTo(FIRST);
        assertThat(managed.cachePolicy().lastModifiedTime()).isEqualTo(Instant.EPOCH);
        assertThat(managed.cachePolicy().cachePolicyConfig().comment())
                .isEqualTo("Policy with caching enabled. Supports Gzip and Brotli compression.");
    }

    @Test
    void invalidatesNothingBeforeItAnswers() {
        String id = create(distribution("one")).distribution().id();
        assertThat(client.createInvalidation(i -> i.distributionId(id).invalidationBatch(b -> b.callerReference("a")
                                .paths(p -> p.quantity(1).items("/*"))))
                        .invalidation()
                        .status())
                .isEqualTo("InProgress");
        assertThat(client.listInvalidations(i -> i.distributionId(id))
                        .invalidationList()
                        .items()
                        .get(0)
                        .status())
                .isEqualTo("Completed");
    }

    @Test
    void saysHowManyUseAFunction() {
        String arn = function().functionSummary().functionMetadata().functionARN();
        client.publishFunction(f -> f.name("route").ifMatch("ETVPDKIKX0DER"));
        create(distribution("one").cacheBehaviors(behaviors(behavior("/a/*").functionAssociations(f -> f.quantity(1)
                .items(FunctionAssociation.builder()
                        .functionARN(arn)
                        .eventType("viewer-request")
                        .build())))));
        assertThatThrownBy(() -> client.deleteFunction(f -> f.name("route").ifMatch("ETVPDKIKX0DER")))
                .hasMessageContaining("Cannot delete function route, it is in use by 1 distributions");
    }
}
