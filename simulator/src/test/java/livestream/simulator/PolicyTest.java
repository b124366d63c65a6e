package livestream.simulator;

import static livestream.simulator.Clients.refusal;
import static livestream.simulator.Samples.cachePolicy;
import static livestream.simulator.Samples.distribution;
import static livestream.simulator.Samples.names;
import static livestream.simulator.Samples.origin;
import static livestream.simulator.Samples.origins;
import static livestream.simulator.Samples.responseHeaders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CachePolicyConfig;
import software.amazon.awssdk.services.cloudfront.model.CreateCachePolicyResponse;
import software.amazon.awssdk.services.cloudfront.model.CustomOriginConfig;
import software.amazon.awssdk.services.cloudfront.model.GetCachePolicyResponse;
import software.amazon.awssdk.services.cloudfront.model.ResponseHeadersPolicyConfig;

class PolicyTest {

    private final Clients clients = Clients.inMemory();
    private final CloudFrontClient client = clients.cloudFront();

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void hasTheManagedPoliciesOfEveryAccount() {
        var list = client.listCachePolicies(l -> l.type("managed")).cachePolicyList();
        assertThat(list.items())
                .allSatisfy(item -> assertThat(item.typeAsString()).isEqualTo("managed"))
                .extracting(item -> item.cachePolicy().cachePolicyConfig().name())
                .hasSize(7)
                .contains("Managed-Elemental-MediaPackage", "UseOriginCacheControlHeaders");
        assertThat(client.listOriginRequestPolicies(l -> {})
                        .originRequestPolicyList()
                        .quantity())
                .isEqualTo(8);
        assertThat(client.listResponseHeadersPolicies(l -> {})
                        .responseHeadersPolicyList()
                        .quantity())
                .isEqualTo(5);
        GetCachePolicyResponse managed = client.getCachePolicy(g -> g.id("08627262-05a9-4f76-9ded-b50ca2e3a84f"));
        assertThat(managed.cachePolicy()
                        .cachePolicyConfig()
                        .parametersInCacheKeyAndForwardedToOrigin()
                        .queryStringsConfig()
                        .queryStrings()
                        .items())
                .containsExactly("aws.manifestfilter", "start", "end", "m");
        assertThat(clients.simulator().isEmpty()).isTrue();
    }

    @Test
    void protectsManagedPolicies() {
        GetCachePolicyResponse managed = client.getCachePolicy(g -> g.id(Samples.CACHING_OPTIMIZED));
        assertThat(refusal(() -> client.deleteCachePolicy(
                        d -> d.id(Samples.CACHING_OPTIMIZED).ifMatch(managed.eTag()))))
                .isEqualTo("IllegalDelete 400");
        assertThat(refusal(() -> client.updateCachePolicy(u -> u.id(Samples.CACHING_OPTIMIZED)
                        .ifMatch(managed.eTag())
                        .cachePolicyConfig(managed.cachePolicy().cachePolicyConfig()))))
                .isEqualTo("IllegalUpdate 400");
    }

    @Test
    void keepsAPolicyWhileADistributionUsesIt() {
        CreateCachePolicyResponse policy = create("mine");
        String id = policy.cachePolicy().id();
        String distribution = client.createDistribution(c -> c.distributionConfig(distribution("one")
                        .enabled(false)
                        .defaultCacheBehavior(b -> b.targetOriginId("main")
                                .viewerProtocolPolicy("https-only")
                                .cachePolicyId(id))
                        .build()))
                .distribution()
                .id();
        assertThat(client.listDistributionsByCachePolicyId(l -> l.cachePolicyId(id))
                        .distributionIdList()
                        .items())
                .containsExactly(distribution);
        assertThat(refusal(() -> client.deleteCachePolicy(d -> d.id(id).ifMatch(policy.eTag()))))
                .isEqualTo("CachePolicyInUse 409");
        client.deleteDistribution(d -> d.id(distribution)
                .ifMatch(client.getDistribution(g -> g.id(distribution)).eTag()));
        client.deleteCachePolicy(d -> d.id(id).ifMatch(policy.eTag()));
        assertThat(refusal(() -> client.getCachePolicy(g -> g.id(id)))).isEqualTo("NoSuchCachePolicy 404");
        assertThat(clients.simulator().isEmpty()).isTrue();
    }

    @Test
    void updatesAPolicyUnderItsVersion() {
        CreateCachePolicyResponse policy = create("mine");
        String id = policy.cachePolicy().id();
        var updated = client.updateCachePolicy(u -> u.id(id)
                .ifMatch(policy.eTag())
                .cachePolicyConfig(cachePolicy("renamed").build()));
        assertThat(updated.cachePolicy().cachePolicyConfig().name()).isEqualTo("renamed");
        assertThat(refusal(() -> client.updateCachePolicy(u -> u.id(id)
                        .ifMatch(policy.eTag())
                        .cachePolicyConfig(cachePolicy("renamed").build()))))
                .isEqualTo("PreconditionFailed 412");
    }

    @Test
    void refusesANameThatIsTakenAndTheTwentyFirst() {
        create("mine");
        assertThat(refusal(() -> create("mine"))).isEqualTo("CachePolicyAlreadyExists 409");
        for (int i = 1; i < 20; i++) {
            create("p" + i);
        }
        assertThat(refusal(() -> create("p20"))).isEqualTo("TooManyCachePolicies 400");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                bad("a name with a space", c -> c.name("two words"), "InvalidArgument 400"),
                bad("too long a comment", c -> c.comment("x".repeat(129)), "InvalidArgument 400"),
                bad("lifetimes in the wrong order", c -> c.minTTL(10L), "InvalidArgument 400"),
                bad("a key without caching", c -> c.minTTL(0L).defaultTTL(0L).maxTTL(0L), "InvalidArgument 400"),
                bad("a list without whitelist", c -> queryStrings(c, "all", "m"), "InvalidArgument 400"),
                bad("a whitelist of nothing", c -> queryStrings(c, "whitelist"), "InvalidArgument 400"),
                bad(
                        "more query strings than the quota",
                        c -> queryStrings(c, "whitelist", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"),
                        "TooManyQueryStringsInCachePolicy 400"),
                bad("an unknown behavior", c -> queryStrings(c, "some"), "MalformedXML 400"));
    }

    private static CachePolicyConfig.Builder queryStrings(
            CachePolicyConfig.Builder config, String behavior, String... names) {
        return config.parametersInCacheKeyAndForwardedToOrigin(p -> p.enableAcceptEncodingGzip(false)
                .headersConfig(h -> h.headerBehavior("none"))
                .cookiesConfig(k -> k.cookieBehavior("none"))
                .queryStringsConfig(q -> q.queryStringBehavior(behavior).queryStrings(names(names))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refusesACachePolicyWith(String reason, UnaryOperator<CachePolicyConfig.Builder> change, String expected) {
        CachePolicyConfig config = change.apply(cachePolicy("mine")).build();
        assertThat(refusal(() -> client.createCachePolicy(c -> c.cachePolicyConfig(config))))
                .as(reason)
                .isEqualTo(expected);
    }

    @Test
    void refusesAnyOriginTogetherWithCredentials() {
        client.createResponseHeadersPolicy(c -> c.responseHeadersPolicyConfig(
                responseHeaders("one", true, "https://a.example.com").build()));
        assertThat(refusal(() -> client.createResponseHeadersPolicy(c -> c.responseHeadersPolicyConfig(
                        responseHeaders("two", true, "*").build()))))
                .isEqualTo("InvalidArgument 400");
        client.createResponseHeadersPolicy(c ->
                c.responseHeadersPolicyConfig(responseHeaders("two", false, "*").build()));
    }

    @Test
    void refusesALongContentSecurityPolicy() {
        client.createResponseHeadersPolicy(c -> c.responseHeadersPolicyConfig(guarded("one", 1783)));
        assertThat(refusal(() ->
                        client.createResponseHeadersPolicy(c -> c.responseHeadersPolicyConfig(guarded("two", 1784)))))
                .isEqualTo("TooLongCSPInResponseHeadersPolicy 400");
    }

    private static ResponseHeadersPolicyConfig guarded(String name, int length) {
        return ResponseHeadersPolicyConfig.builder()
                .name(name)
                .securityHeadersConfig(security -> security.contentSecurityPolicy(
                        policy -> policy.override(true).contentSecurityPolicy("x".repeat(length))))
                .build();
    }

    @Test
    void givesAnOriginAccessControlToOriginsOfItsTypeOnly() {
        var control = client.createOriginAccessControl(c -> c.originAccessControlConfig(o ->
                o.name("s3").signingProtocol("sigv4").signingBehavior("always").originAccessControlOriginType("s3")));
        String id = control.originAccessControl().id();
        assertThat(refusal(() -> client.createDistribution(c -> c.distributionConfig(distribution("one")
                        .origins(
                                origins(origin("main").originAccessControlId(id).build()))
                        .build()))))
                .isEqualTo("InvalidDomainNameForOriginAccessControl 400");
        client.createDistribution(c -> c.distributionConfig(distribution("one")
                .origins(origins(origin("main")
                        .customOriginConfig((CustomOriginConfig) null)
                        .domainName("bucket.s3.us-west-2.amazonaws.com")
                        .s3OriginConfig(s -> s.originAccessIdentity(""))
                        .originAccessControlId(id)
                        .build()))
                .build()));
        assertThat(refusal(() -> client.deleteOriginAccessControl(d -> d.id(id).ifMatch(control.eTag()))))
                .isEqualTo("OriginAccessControlInUse 409");
        var updated = client.updateOriginAccessControl(u -> u.id(id)
                .ifMatch(control.eTag())
                .originAccessControlConfig(control.originAccessControl()
                        .originAccessControlConfig()
                        .copy(c -> c.description("new"))));
        assertThat(client.getOriginAccessControlConfig(g -> g.id(id)).eTag()).isEqualTo(updated.eTag());
    }

    @Test
    void letsAHundredDistributionsUseAnOriginAccessControl() {
        var control = client.createOriginAccessControl(c -> c.originAccessControlConfig(o ->
                o.name("s3").signingProtocol("sigv4").signingBehavior("always").originAccessControlOriginType("s3")));
        String id = control.originAccessControl().id();
        for (int i = 1; i <= 100; i++) {
            sign("d" + i, id);
        }
        assertThat(refusal(() -> sign("one too many", id)))
                .isEqualTo("TooManyDistributionsAssociatedToOriginAccessControl 400");
    }

    private void sign(String reference, String control) {
        client.createDistribution(c -> c.distributionConfig(distribution(reference)
                .origins(origins(origin("main")
                        .customOriginConfig((CustomOriginConfig) null)
                        .domainName("bucket.s3.us-west-2.amazonaws.com")
                        .s3OriginConfig(s -> s.originAccessIdentity(""))
                        .originAccessControlId(control)
                        .build()))
                .build()));
    }

    private CreateCachePolicyResponse create(String name) {
        return client.createCachePolicy(
                c -> c.cachePolicyConfig(cachePolicy(name).build()));
    }

    private static Arguments bad(String reason, UnaryOperator<CachePolicyConfig.Builder> change, String expected) {
        return arguments(reason, change, expected);
    }
}
