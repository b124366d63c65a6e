package livestream.providers.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import livestream.schema.Value;

/**
 * How a behaviour caches and what it sends on, whichever way it was written down: in policies, or in the members of its own
 * that policies replaced ({@code ForwardedValues}, {@code MinTTL} and so on), which older distributions still have.
 *
 * @param ttl how long; empty when the cache policy is not known
 * @param gzip whether {@code Accept-Encoding} is reduced to gzip
 * @param brotli whether it is reduced to brotli
 * @param key what is in the cache key, and so is sent to the origin too
 * @param sent what is sent to the origin besides
 * @param unknown policies whose content is not known, in words
 */
record Settings(Optional<Ttl> ttl, boolean gzip, boolean brotli, Taken key, Taken sent, List<String> unknown) {
    private static final long DAY = 86_400;
    private static final long YEAR = 31_536_000;

    /** Seconds. */
    record Ttl(long min, long otherwise, long max) {}

    /** What is taken of a request. */
    record Taken(Selection queries, Selection headers, Selection cookies) {
        static final Taken NOTHING = new Taken(Selection.NONE, Selection.NONE, Selection.NONE);

        private static Taken of(Value.Fields tree) {
            return new Taken(Selection.queries(tree), Selection.headers(tree), Selection.cookies(tree));
        }
    }

    static Settings of(Value.Fields behavior, Policies policies) {
        Value cachePolicy = behavior.get("CachePolicyId");
        if (cachePolicy == null || cachePolicy.isNeutral()) {
            return ofItself(behavior);
        }
        List<String> unknown = new ArrayList<>();
        Taken sent = Taken.NOTHING;
        Value requestPolicy = behavior.get("OriginRequestPolicyId");
        if (requestPolicy != null && !requestPolicy.isNeutral()) {
            Optional<Value.Fields> found = policies.named("cloudfront_origin_request_policy", requestPolicy);
            sent = found.map(Taken::of).orElse(Taken.NOTHING);
            if (found.isEmpty()) {
                unknown.add("origin request policy " + requestPolicy);
            }
        }
        Optional<Value.Fields> cache = policies.named("cloudfront_cache_policy", cachePolicy);
        if (cache.isEmpty()) {
            unknown.add("cache policy " + cachePolicy);
            return new Settings(Optional.empty(), false, false, Taken.NOTHING, sent, unknown);
        }
        Value.Fields key = Members.fields(cache.get(), "ParametersInCacheKeyAndForwardedToOrigin");
        return new Settings(
                Optional.of(ttl(cache.get())),
                Members.on(key, "EnableAcceptEncodingGzip"),
                Members.on(key, "EnableAcceptEncodingBrotli"),
                Taken.of(key),
                sent,
                unknown);
    }

    /** With query strings forwarded and none named, all are in the key; headers named {@code *} switch caching off. */
    private static Settings ofItself(Value.Fields behavior) {
        Value.Fields values = Members.fields(behavior, "ForwardedValues");
        boolean queries = Members.on(values, "QueryString");
        List<String> queryKeys = Members.texts(values, "QueryStringCacheKeys");
        List<String> headers = Members.texts(values, "Headers");
        Value.Fields cookies = Members.fields(values, "Cookies");
        Selection taken = new Selection(
                Members.text(cookies, "Forward", "none"), Members.texts(cookies, "WhitelistedNames"), false);
        Selection inKey = queryKeys.isEmpty() ? Selection.ALL : Selection.only(queryKeys, false);
        boolean everyHeader = headers.contains("*");
        return new Settings(
                Optional.of(everyHeader ? new Ttl(0, 0, 0) : ttl(behavior)),
                false,
                false,
                new Taken(
                        queries ? inKey : Selection.NONE,
                        everyHeader ? Selection.ALL : Selection.only(headers, true),
                        taken),
                new Taken(queries ? Selection.ALL : Selection.NONE, Selection.NONE, Selection.NONE),
                List.of());
    }

    /** What is absent has the API's default, which gives way to what is larger. */
    private static Ttl ttl(Value.Fields tree) {
        long min = Members.number(tree, "MinTTL").orElse(0L);
        long otherwise = Members.number(tree, "DefaultTTL").orElse(Math.max(DAY, min));
        long max = Members.number(tree, "MaxTTL").orElse(Math.max(YEAR, otherwise));
        return new Ttl(min, otherwise, max);
    }

    /** Whether nothing is ever kept. */
    boolean cachingIsOff() {
        return ttl.map(each -> each.max() == 0).orElse(false);
    }

    boolean sendsHeader(String name) {
        return key.headers().takes(name) || sent.headers().takes(name);
    }
}
