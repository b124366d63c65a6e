package livestream.simulator;

import static livestream.simulator.Clients.refusal;
import static livestream.simulator.Samples.aliased;
import static livestream.simulator.Samples.aliases;
import static livestream.simulator.Samples.behavior;
import static livestream.simulator.Samples.behaviors;
import static livestream.simulator.Samples.distribution;
import static livestream.simulator.Samples.errorResponse;
import static livestream.simulator.Samples.headers;
import static livestream.simulator.Samples.issued;
import static livestream.simulator.Samples.origin;
import static livestream.simulator.Samples.origins;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CacheBehavior;
import software.amazon.awssdk.services.cloudfront.model.CustomErrorResponse;
import software.amazon.awssdk.services.cloudfront.model.CustomOriginConfig;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.FunctionAssociation;
import software.amazon.awssdk.services.cloudfront.model.LambdaFunctionAssociation;
import software.amazon.awssdk.services.cloudfront.model.Origin;
import software.amazon.awssdk.services.cloudfront.model.OriginGroup;
import software.amazon.awssdk.services.cloudfront.model.OriginGroupMember;
import software.amazon.awssdk.services.cloudfront.model.OriginGroups;

/** What CloudFront refuses in a configuration: one wrong thing at a time in one that is accepted. */
class DistributionRefusalTest {

    private static final Clients CLIENTS = Clients.inMemory();
    private static final CloudFrontClient CLIENT = CLIENTS.cloudFront();

    @AfterAll
    static void close() {
        CLIENTS.close();
    }

    static Stream<Arguments> refused() {
        return Stream.of(refusedOrigins(), refusedGroups(), refusedBehaviors(), refusedRest())
                .flatMap(s -> s);
    }

    private static Stream<Arguments> refusedOrigins() {
        return Stream.of(
                badOrigin("a scheme in the domain", o -> o.domainName("https://a.example.com"), "InvalidArgument 400"),
                badOrigin("a path in the domain", o -> o.domainName("a.example.com/b"), "InvalidArgument 400"),
                badOrigin("no slash before the path", o -> o.originPath("out"), "InvalidRelativePath 400"),
                badOrigin("a slash after the path", o -> o.originPath("/out/"), "InvalidRelativePath 400"),
                badOrigin(
                        "a header that is not allowed",
                        o -> o.customHeaders(headers("Host", "x")),
                        "InvalidArgument 400"),
                badOrigin("a header of Amazon", o -> o.customHeaders(headers("X-Amz-Id", "x")), "InvalidArgument 400"),
                badOrigin("a fourth attempt", o -> o.connectionAttempts(4), "InvalidArgument 400"),
                badOrigin("a connection timeout of 11 s", o -> o.connectionTimeout(11), "InvalidArgument 400"),
                badOrigin(
                        "a read timeout of 121 s",
                        o -> o.customOriginConfig(c -> c.httpPort(80)
                                .httpsPort(443)
                                .originProtocolPolicy("https-only")
                                .originReadTimeout(121)),
                        "InvalidOriginReadTimeout 400"),
                badOrigin(
                        "a keep-alive of 0 s",
                        o -> o.customOriginConfig(c -> c.httpPort(80)
                                .httpsPort(443)
                                .originProtocolPolicy("https-only")
                                .originKeepaliveTimeout(0)),
                        "InvalidOriginKeepaliveTimeout 400"),
                badOrigin(
                        "an unknown protocol policy",
                        o -> o.customOriginConfig(
                                c -> c.httpPort(80).httpsPort(443).originProtocolPolicy("maybe")),
                        "MalformedXML 400"),
                badOrigin(
                        "two kinds of origin",
                        o -> o.s3OriginConfig(s -> s.originAccessIdentity("")),
                        "InvalidArgument 400"),
                badOrigin(
                        "no kind of origin",
                        o -> o.customOriginConfig((CustomOriginConfig) null),
                        "InvalidArgument 400"),
                badOrigin(
                        "an unknown access control",
                        o -> o.originAccessControlId("E0"),
                        "InvalidOriginAccessControl 400"),
                badOrigin(
                        "Origin Shield without its region",
                        o -> o.originShield(s -> s.enabled(true)),
                        "InvalidArgument 400"),
                badOrigin(
                        "Origin Shield in a region without it",
                        o -> o.originShield(s -> s.enabled(true).originShieldRegion("eu-north-1")),
                        "InvalidArgument 400"),
                badOrigin(
                        "a bucket that is none",
                        o -> o.customOriginConfig((CustomOriginConfig) null)
                                .s3OriginConfig(s -> s.originAccessIdentity("")),
                        "InvalidArgument 400"),
                bad(
                        "two origins of one id",
                        c -> c.origins(
                                origins(origin("main").build(), origin("main").build())),
                        "InvalidArgument 400"),
                bad(
                        "more origins than the quota",
                        c -> c.origins(origins(IntStream.range(0, 101)
                                .mapToObj(i -> origin(i == 0 ? "main" : "o" + i).build())
                                .toArray(Origin[]::new))),
                        "TooManyOrigins 400"),
                bad(
                        "another quantity than items",
                        c -> c.origins(o -> o.quantity(2).items(origin("main").build())),
                        "InconsistentQuantities 400"));
    }

    private static Stream<Arguments> refusedGroups() {
        return Stream.of(
                bad(
                        "an origin group of an unknown origin",
                        c -> c.originGroups(groups(500, "main", "none")),
                        "NoSuchOrigin 404"),
                bad("an origin group of one origin", c -> c.originGroups(groups(500, "main")), "MalformedXML 400"),
                bad(
                        "a failover code that is not allowed",
                        c -> c.origins(origins(
                                        origin("main").build(), origin("b").build()))
                                .originGroups(groups(401, "main", "b")),
                        "InvalidArgument 400"));
    }

    @SuppressWarnings("deprecation") // the way to cache before policies, which CloudFront still takes
    private static Stream<Arguments> refusedBehaviors() {
        return Stream.of(
                badBehavior("an unknown target", b -> b.targetOriginId("none"), "NoSuchOrigin 404"),
                badBehavior("an unknown cache policy", b -> b.cachePolicyId("none"), "NoSuchCachePolicy 404"),
                badBehavior(
                        "an unknown origin request policy",
                        b -> b.originRequestPolicyId("none"),
                        "NoSuchOriginRequestPolicy 404"),
                badBehavior(
                        "an unknown response headers policy",
                        b -> b.responseHeadersPolicyId("none"),
                        "NoSuchResponseHeadersPolicy 404"),
                badBehavior("a space in the pattern", b -> b.pathPattern("a b"), "InvalidArgument 400"),
                badBehavior("too long a pattern", b -> b.pathPattern("a".repeat(256)), "InvalidArgument 400"),
                badBehavior(
                        "forwarded values beside a cache policy",
                        b -> b.forwardedValues(f -> f.queryString(false).cookies(k -> k.forward("none"))),
                        "InvalidArgument 400"),
                badBehavior("neither way to cache", b -> b.cachePolicyId(null), "InvalidArgument 400"),
                badBehavior(
                        "lifetimes in the wrong order",
                        b -> b.cachePolicyId(null)
                                .forwardedValues(f -> f.queryString(false).cookies(k -> k.forward("none")))
                                .minTTL(10L)
                                .defaultTTL(5L)
                                .maxTTL(60L),
                        "InvalidTTLOrder 400"),
                badBehavior("an unknown viewer protocol", b -> b.viewerProtocolPolicy("maybe"), "MalformedXML 400"),
                badBehavior(
                        "a set of methods that is not one of the three",
                        b -> b.allowedMethods(m -> m.quantity(1).itemsWithStrings("GET")),
                        "InvalidArgument 400"),
                badBehavior(
                        "an unknown key group",
                        b -> b.trustedKeyGroups(t -> t.enabled(true).quantity(1).items("none")),
                        "TrustedKeyGroupDoesNotExist 400"),
                badBehavior(
                        "trust in nobody",
                        b -> b.trustedKeyGroups(t -> t.enabled(true).quantity(0)),
                        "InvalidArgument 400"),
                badBehavior(
                        "five key groups",
                        b -> b.trustedKeyGroups(t -> t.enabled(true).quantity(5).items("a", "b", "c", "d", "e")),
                        "TooManyKeyGroupsAssociatedToDistribution 400"),
                badBehavior(
                        "an unknown function",
                        b -> b.functionAssociations(f -> f.quantity(1)
                                .items(FunctionAssociation.builder()
                                        .eventType("viewer-request")
                                        .functionARN("arn:aws:cloudfront::123456789012:function/none")
                                        .build())),
                        "InvalidFunctionAssociation 400"),
                badBehavior(
                        "a function of Lambda",
                        b -> b.lambdaFunctionAssociations(f -> f.quantity(1)
                                .items(LambdaFunctionAssociation.builder()
                                        .eventType("viewer-request")
                                        .lambdaFunctionARN("arn:aws:lambda:us-east-1:123456789012:function:f:1")
                                        .build())),
                        "InvalidLambdaFunctionAssociation 400"),
                bad(
                        "one pattern twice but for its slash",
                        c -> c.cacheBehaviors(behaviors(behavior("/a/*"), behavior("a/*"))),
                        "InvalidArgument 400"));
    }

    private static Stream<Arguments> refusedRest() {
        return Stream.of(
                bad("too long a comment", c -> c.comment("x".repeat(129)), "InvalidArgument 400"),
                bad("an unknown price class", c -> c.priceClass("PriceClass_1"), "MalformedXML 400"),
                bad(
                        "an error code that is not allowed",
                        c -> c.customErrorResponses(
                                errorResponse(CustomErrorResponse.builder().errorCode(418))),
                        "InvalidErrorCode 400"),
                bad(
                        "a page without its code",
                        c -> c.customErrorResponses(errorResponse(
                                CustomErrorResponse.builder().errorCode(404).responsePagePath("/e"))),
                        "InvalidArgument 400"),
                bad(
                        "a response code that is not allowed",
                        c -> c.customErrorResponses(errorResponse(CustomErrorResponse.builder()
                                .errorCode(404)
                                .responsePagePath("/e")
                                .responseCode("999"))),
                        "InvalidResponseCode 400"),
                bad(
                        "an alias without certificate",
                        c -> c.aliases(aliases("a.example.com")),
                        "InvalidViewerCertificate 400"),
                bad(
                        "a certificate of another region",
                        c -> c.viewerCertificate(
                                v -> v.acmCertificateArn("arn:aws:acm:eu-west-1:123456789012:certificate/a")
                                        .sslSupportMethod("sni-only")),
                        "InvalidViewerCertificate 400"),
                bad(
                        "a geographic restriction of nothing",
                        c -> c.restrictions(r -> r.geoRestriction(
                                g -> g.restrictionType("whitelist").quantity(0))),
                        "InvalidGeoRestrictionParameter 400"),
                bad(
                        "a country that is none",
                        c -> c.restrictions(r -> r.geoRestriction(
                                g -> g.restrictionType("whitelist").quantity(1).items("QQ"))),
                        "InvalidLocationCode 400"),
                bad(
                        "countries without a restriction",
                        c -> c.restrictions(r -> r.geoRestriction(
                                g -> g.restrictionType("none").quantity(1).items("DE"))),
                        "InvalidGeoRestrictionParameter 400"),
                bad(
                        "a certificate without how it is offered",
                        c -> c.viewerCertificate(
                                v -> v.acmCertificateArn("arn:aws:acm:us-east-1:123456789012:certificate/a")),
                        "InvalidViewerCertificate 400"),
                bad(
                        "two certificates",
                        c -> c.viewerCertificate(v -> v.cloudFrontDefaultCertificate(true)
                                .acmCertificateArn("arn:aws:acm:us-east-1:123456789012:certificate/a")
                                .sslSupportMethod("sni-only")),
                        "InvalidViewerCertificate 400"),
                bad(
                        "a protocol older than server names",
                        c -> c.viewerCertificate(
                                v -> v.acmCertificateArn("arn:aws:acm:us-east-1:123456789012:certificate/a")
                                        .sslSupportMethod("sni-only")
                                        .minimumProtocolVersion("SSLv3")),
                        "InvalidMinimumProtocolVersion 400"),
                bad("logging to nowhere", c -> c.logging(l -> l.enabled(true)), "InvalidArgument 400"),
                bad("logging to no bucket", c -> c.logging(l -> l.enabled(true).bucket("logs")), "InvalidArgument 400"),
                bad("logging to a bucket that is not there", c -> logging(c, "logs"), "InvalidArgument 400"),
                bad(
                        "a web ACL of a region",
                        c -> c.webACLId("arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/a/"
                                + "11111111-2222-4333-8444-555555555555"),
                        "InvalidWebACLId 400"),
                bad(
                        "a web ACL that is not there",
                        c -> c.webACLId("11111111-2222-4333-8444-555555555555"),
                        "InvalidWebACLId 400"),
                bad("a web ACL that is none", c -> c.webACLId("x"), "InvalidWebACLId 400"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refuses(String reason, UnaryOperator<DistributionConfig.Builder> change, String expected) {
        DistributionConfig config = change.apply(distribution("refused")).build();
        assertThat(refusal(() -> CLIENT.createDistribution(c -> c.distributionConfig(config))))
                .as(reason)
                .isEqualTo(expected);
        assertThat(CLIENTS.simulator().isEmpty()).isTrue();
    }

    @Test
    void refusesAnAliasThatIsUsedElsewhere() {
        try (Clients clients = Clients.inMemory()) {
            CloudFrontClient client = clients.cloudFront();
            String arn = issued(clients, "a.example.com");
            client.createDistribution(c -> c.distributionConfig(aliased("one", "a.example.com", arn)));
            assertThat(refusal(() ->
                            client.createDistribution(c -> c.distributionConfig(aliased("two", "A.example.com", arn)))))
                    .isEqualTo("CNAMEAlreadyExists 409");
        }
    }

    @Test
    void logsIntoABucketThatTakesAcls() {
        try (Clients clients = Clients.inMemory()) {
            clients.s3().createBucket(b -> b.bucket("plain"));
            clients.s3().createBucket(b -> b.bucket("logs").objectOwnership("BucketOwnerPreferred"));
            assertThat(refusal(() -> clients.cloudFront()
                            .createDistribution(c -> c.distributionConfig(
                                    logging(distribution("plain"), "plain").build()))))
                    .isEqualTo("InvalidArgument 400");
            clients.cloudFront()
                    .createDistribution(c -> c.distributionConfig(
                            logging(distribution("logs"), "logs").build()));
        }
    }

    private static DistributionConfig.Builder logging(DistributionConfig.Builder config, String bucket) {
        return config.logging(l -> l.enabled(true)
                .includeCookies(false)
                .bucket(bucket + ".s3.amazonaws.com")
                .prefix(""));
    }

    private static Arguments bad(String reason, UnaryOperator<DistributionConfig.Builder> change, String expected) {
        return arguments(reason, change, expected);
    }

    private static Arguments badOrigin(String reason, UnaryOperator<Origin.Builder> change, String expected) {
        return bad(reason, c -> c.origins(origins(change.apply(origin("main")).build())), expected);
    }

    private static Arguments badBehavior(String reason, UnaryOperator<CacheBehavior.Builder> change, String expected) {
        return bad(reason, c -> c.cacheBehaviors(behaviors(change.apply(behavior("a/*")))), expected);
    }

    private static OriginGroups groups(int code, String... members) {
        OriginGroup group = OriginGroup.builder()
                .id("group")
                .failoverCriteria(f -> f.statusCodes(s -> s.quantity(1).items(code)))
                .members(m -> m.quantity(members.length)
                        .items(Stream.of(members)
                                .map(id ->
                                        OriginGroupMember.builder().originId(id).build())
                                .toList()))
                .build();
        return OriginGroups.builder().quantity(1).items(group).build();
    }
}
