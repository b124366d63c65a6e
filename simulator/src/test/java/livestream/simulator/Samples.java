package livestream.simulator;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.services.cloudfront.model.Aliases;
import software.amazon.awssdk.services.cloudfront.model.CacheBehavior;
import software.amazon.awssdk.services.cloudfront.model.CacheBehaviors;
import software.amazon.awssdk.services.cloudfront.model.CachePolicyConfig;
import software.amazon.awssdk.services.cloudfront.model.CachePolicyHeaderBehavior;
import software.amazon.awssdk.services.cloudfront.model.CustomErrorResponse;
import software.amazon.awssdk.services.cloudfront.model.CustomErrorResponses;
import software.amazon.awssdk.services.cloudfront.model.CustomHeaders;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.Origin;
import software.amazon.awssdk.services.cloudfront.model.OriginCustomHeader;
import software.amazon.awssdk.services.cloudfront.model.Origins;
import software.amazon.awssdk.services.cloudfront.model.QueryStringNames;
import software.amazon.awssdk.services.cloudfront.model.ResponseHeadersPolicyConfig;

/** Small configurations that CloudFront accepts, for tests to change one thing in. */
final class Samples {

    static final String CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6";

    private Samples() {}

    static DistributionConfig.Builder distribution(String reference) {
        return DistributionConfig.builder()
                .callerReference(reference)
                .comment("test")
                .enabled(true)
                .origins(origins(origin("main").build()))
                .defaultCacheBehavior(b -> b.targetOriginId("main")
                        .viewerProtocolPolicy("redirect-to-https")
                        .cachePolicyId(CACHING_OPTIMIZED));
    }

    static Origin.Builder origin(String id) {
        return Origin.builder().id(id).domainName("origin.example.com").customOriginConfig(c -> c.httpPort(80)
                .httpsPort(443)
                .originProtocolPolicy("https-only"));
    }

    static Origins origins(Origin... origins) {
        return Origins.builder().quantity(origins.length).items(origins).build();
    }

    static CacheBehavior.Builder behavior(String pattern) {
        return CacheBehavior.builder()
                .pathPattern(pattern)
                .targetOriginId("main")
                .viewerProtocolPolicy("redirect-to-https")
                .cachePolicyId(CACHING_OPTIMIZED);
    }

    static CacheBehaviors behaviors(List<CacheBehavior> behaviors) {
        return CacheBehaviors.builder()
                .quantity(behaviors.size())
                .items(behaviors)
                .build();
    }

    static CacheBehaviors behaviors(CacheBehavior.Builder... behaviors) {
        return behaviors(
                Arrays.stream(behaviors).map(CacheBehavior.Builder::build).toList());
    }

    static CustomHeaders headers(String name, String value) {
        OriginCustomHeader header =
                OriginCustomHeader.builder().headerName(name).headerValue(value).build();
        return CustomHeaders.builder().quantity(1).items(header).build();
    }

    static CustomErrorResponses errorResponse(CustomErrorResponse.Builder response) {
        return CustomErrorResponses.builder()
                .quantity(1)
                .items(response.build())
                .build();
    }

    /** A new key of this many bits, in PEM as OpenSSL writes it. */
    static String publicKey(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            byte[] der = generator.generateKeyPair().getPublic().getEncoded();
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
            return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static Aliases aliases(String... names) {
        return Aliases.builder().quantity(names.length).items(names).build();
    }

    /** A distribution with an alias, and a certificate for it. */
    static DistributionConfig aliased(String reference, String alias, String certificate) {
        return distribution(reference)
                .aliases(aliases(alias))
                .viewerCertificate(v -> v.acmCertificateArn(certificate)
                        .sslSupportMethod("sni-only")
                        .minimumProtocolVersion("TLSv1.2_2021"))
                .build();
    }

    /** The ARN of a new certificate that is issued. */
    static String issued(Clients clients, String domain) {
        String arn = clients.acm().requestCertificate(r -> r.domainName(domain)).certificateArn();
        issue(clients, arn);
        return arn;
    }

    /** Issues a certificate, which no request of AWS does. */
    static void issue(Clients clients, String arn) {
        new Raw(clients.simulator(), "acm", "us-east-1")
                .send("POST", "/_simulator/certificates", "{\"CertificateArn\": \"" + arn + "\"}");
    }

    static CachePolicyConfig.Builder cachePolicy(String name) {
        return CachePolicyConfig.builder()
                .name(name)
                .minTTL(0L)
                .defaultTTL(5L)
                .maxTTL(60L)
                .parametersInCacheKeyAndForwardedToOrigin(p -> p.enableAcceptEncodingGzip(true)
                        .headersConfig(h -> h.headerBehavior(CachePolicyHeaderBehavior.NONE))
                        .cookiesConfig(c -> c.cookieBehavior("none"))
                        .queryStringsConfig(
                                q -> q.queryStringBehavior("whitelist").queryStrings(names("m"))));
    }

    static QueryStringNames names(String... names) {
        QueryStringNames.Builder list = QueryStringNames.builder().quantity(names.length);
        return names.length == 0 ? list.build() : list.items(names).build();
    }

    static ResponseHeadersPolicyConfig.Builder responseHeaders(String name, boolean credentials, String origin) {
        return ResponseHeadersPolicyConfig.builder().name(name).corsConfig(c -> c.accessControlAllowCredentials(
                        credentials)
                .originOverride(true)
                .accessControlAllowOrigins(o -> o.quantity(1).items(origin))
                .accessControlAllowHeaders(h -> h.quantity(1).items("Range"))
                .accessControlAllowMethods(m -> m.quantity(1).itemsWithStrings("GET")));
    }
}
