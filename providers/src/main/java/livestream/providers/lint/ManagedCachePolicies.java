package livestream.providers.lint;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import livestream.schema.ManagedPolicies;
import livestream.schema.Value;

/**
 * What AWS's own cache policies say (CloudFront developer guide, managed cache policies): they are the same in every
 * account, so nobody has to be asked.
 */
final class ManagedCachePolicies {
    private static final long DAY = 86_400;
    private static final long YEAR = 365 * DAY;
    private static final List<String> OF_THE_ORIGIN =
            List.of("Host", "Origin", "X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");

    /** A policy and what it is called. */
    record Named(String name, Value.Fields content) {}

    private static final Map<String, Named> BY_ID = new TreeMap<>();

    static {
        put("Amplify", 2, 2, 600, List.of("Authorization", "CloudFront-Viewer-Country", "Host"), "all", all());
        put("CachingDisabled", 0, 0, 0, List.of(), "none", none());
        put("CachingOptimized", 1, DAY, YEAR, List.of(), "none", none());
        put("CachingOptimizedForUncompressedObjects", 1, DAY, YEAR, List.of(), "none", none());
        put(
                "Elemental-MediaPackage",
                0,
                DAY,
                YEAR,
                List.of("Origin"),
                "none",
                Value.fields(
                        "QueryStringBehavior",
                        "whitelist",
                        "QueryStrings",
                        Value.texts(List.of("aws.manifestfilter", "start", "end", "m"))));
        put("UseOriginCacheControlHeaders", 0, 0, YEAR, OF_THE_ORIGIN, "all", none());
        put("UseOriginCacheControlHeaders-QueryStrings", 0, 0, YEAR, OF_THE_ORIGIN, "all", all());
    }

    private ManagedCachePolicies() {}

    /** All of them, by id. */
    static Map<String, Named> byId() {
        return BY_ID;
    }

    private static Value.Fields all() {
        return Value.fields("QueryStringBehavior", "all");
    }

    private static Value.Fields none() {
        return Value.fields("QueryStringBehavior", "none");
    }

    private static void put(
            String name,
            long min,
            long otherwise,
            long max,
            List<String> headers,
            String cookies,
            Value.Fields queryStrings) {
        Value.Fields headersConfig = headers.isEmpty()
                ? Value.fields("HeaderBehavior", "none")
                : Value.fields("HeaderBehavior", "whitelist", "Headers", Value.texts(headers));
        Value.Fields key = Value.fields(
                "HeadersConfig",
                headersConfig,
                "CookiesConfig",
                Value.fields("CookieBehavior", cookies),
                "QueryStringsConfig",
                queryStrings);
        Value.Fields content = Value.fields(
                "MinTTL", min, "DefaultTTL", otherwise, "MaxTTL", max, "ParametersInCacheKeyAndForwardedToOrigin", key);
        BY_ID.put(ManagedPolicies.CACHE.id(name).orElseThrow(), new Named(name, content));
    }
}
