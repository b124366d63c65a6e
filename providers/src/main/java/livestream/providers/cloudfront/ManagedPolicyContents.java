package livestream.providers.cloudfront;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import livestream.schema.ManagedPolicies;
import livestream.schema.Value;

/**
 * What AWS's own policies say, by the ids of {@link livestream.schema.ManagedPolicies} and in the shape of the API.
 *
 * <p>Source: CloudFront developer guide, "Use managed cache policies" and its two siblings. Unknown: the exact methods and
 * exposed headers of the two policies with preflight, and which {@code CloudFront-*} headers the policy of 2022-06 adds.
 */
public final class ManagedPolicyContents {
    private static final long DAY = 86_400;
    private static final long YEAR = 31_536_000;
    private static final Map<String, Value.Fields> BY_ID = new HashMap<>();

    static {
        cache(
                "Amplify",
                ttl(2, 2, 600),
                true,
                true,
                List.of("Authorization", "CloudFront-Viewer-Country", "Host"),
                "all");
        cache("CachingDisabled", ttl(0, 0, 0), false, false, List.of(), "none");
        cache("CachingOptimized", ttl(1, DAY, YEAR), true, true, List.of(), "none");
        cache("CachingOptimizedForUncompressedObjects", ttl(1, DAY, YEAR), false, false, List.of(), "none");
        cache(
                "Elemental-MediaPackage",
                ttl(0, DAY, YEAR),
                true,
                false,
                List.of("Origin"),
                "whitelist",
                "aws.manifestfilter",
                "start",
                "end",
                "m");
        List<String> asOrigin =
                List.of("Host", "Origin", "X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");
        cache("UseOriginCacheControlHeaders", ttl(0, 0, YEAR), true, true, asOrigin, "none");
        cache("UseOriginCacheControlHeaders-QueryStrings", ttl(0, 0, YEAR), true, true, asOrigin, "all");

        String preflight = "Access-Control-Request-";
        request("AllViewer", "allViewer", List.of(), "all", "all");
        request("AllViewerExceptHostHeader", "allExcept", List.of("Host"), "all", "all");
        request("AllViewerAndCloudFrontHeaders-2022-06", "allViewerAndWhitelistCloudFront", List.of(), "all", "all");
        request("CORS-CustomOrigin", "whitelist", List.of("Origin"), "none", "none");
        request(
                "CORS-S3Origin",
                "whitelist",
                List.of("Origin", preflight + "Headers", preflight + "Method"),
                "none",
                "none");
        request(
                "Elemental-MediaTailor-PersonalizedManifests",
                "whitelist",
                List.of("Origin", preflight + "Headers", preflight + "Method", "User-Agent", "X-Forwarded-For"),
                "none",
                "all");
        request("HostHeaderOnly", "whitelist", List.of("Host"), "none", "none");
        request("UserAgentRefererHeaders", "whitelist", List.of("User-Agent", "Referer"), "none", "none");

        answer("SimpleCORS", cors(List.of("GET", "HEAD"), List.of()));
        answer("CORS-With-Preflight", preflight());
        answer("SecurityHeadersPolicy", security());
        answer(
                "CORS-and-SecurityHeadersPolicy",
                cors(List.of("GET", "HEAD"), List.of()).and(security()));
        answer("CORS-with-preflight-and-SecurityHeadersPolicy", preflight().and(security()));
    }

    private ManagedPolicyContents() {}

    /** What the policy of this id says, its {@code Name} included; empty when it is none of AWS's own. */
    public static Optional<Value.Fields> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    private static Value.Fields ttl(long min, long otherwise, long max) {
        return Value.fields("MinTTL", min, "DefaultTTL", otherwise, "MaxTTL", max);
    }

    /** Cookies are in the key of those alone that have {@code Host} there. */
    private static void cache(
            String name,
            Value.Fields ttl,
            boolean gzip,
            boolean brotli,
            List<String> headers,
            String queries,
            String... queryNames) {
        Value.Fields key = Value.fields(
                "EnableAcceptEncodingGzip",
                gzip,
                "EnableAcceptEncodingBrotli",
                brotli,
                "HeadersConfig",
                Value.fields(
                        "HeaderBehavior", headers.isEmpty() ? "none" : "whitelist", "Headers", Value.texts(headers)),
                "CookiesConfig",
                Value.fields("CookieBehavior", headers.contains("Host") ? "all" : "none"),
                "QueryStringsConfig",
                Value.fields("QueryStringBehavior", queries, "QueryStrings", Value.texts(List.of(queryNames))));
        BY_ID.put(
                id(ManagedPolicies.CACHE, name),
                ttl.with("Name", Value.text(name)).with("ParametersInCacheKeyAndForwardedToOrigin", key));
    }

    private static void request(String name, String headers, List<String> headerNames, String cookies, String queries) {
        BY_ID.put(
                id(ManagedPolicies.ORIGIN_REQUEST, name),
                Value.fields(
                        "Name",
                        name,
                        "HeadersConfig",
                        Value.fields("HeaderBehavior", headers, "Headers", Value.texts(headerNames)),
                        "CookiesConfig",
                        Value.fields("CookieBehavior", cookies),
                        "QueryStringsConfig",
                        Value.fields("QueryStringBehavior", queries)));
    }

    private static void answer(String name, Value.Fields content) {
        BY_ID.put(id(ManagedPolicies.RESPONSE_HEADERS, name), content.with("Name", Value.text(name)));
    }

    private static String id(ManagedPolicies kind, String name) {
        return kind.id(name).orElseThrow();
    }

    private static Value.Fields preflight() {
        return cors(List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"), List.of("*"));
    }

    private static Value.Fields cors(List<String> methods, List<String> exposed) {
        return Value.fields(
                "CorsConfig",
                Value.fields(
                        "AccessControlAllowOrigins", Value.texts(List.of("*")),
                        "AccessControlAllowHeaders", Value.texts(List.of("*")),
                        "AccessControlAllowMethods", Value.texts(methods),
                        "AccessControlExposeHeaders", Value.texts(exposed),
                        "AccessControlAllowCredentials", false,
                        "OriginOverride", false));
    }

    private static Value.Fields security() {
        return Value.fields(
                "SecurityHeadersConfig",
                Value.fields(
                        "StrictTransportSecurity", Value.fields("AccessControlMaxAgeSec", YEAR),
                        "ContentTypeOptions", Value.fields("Override", true),
                        "FrameOptions", Value.fields("FrameOption", "SAMEORIGIN"),
                        "ReferrerPolicy", Value.fields("ReferrerPolicy", "strict-origin-when-cross-origin"),
                        "XSSProtection", Value.fields("Protection", true, "ModeBlock", true)));
    }
}
