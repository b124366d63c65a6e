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
record BehaviorSettings(Optional<Ttl> ttl, boolean gzip, boolean brotli, Taken key, Taken sent, List<String> unknown) {
    private static final long DAY = 86_400;
    private static final long YEAR = 31_536_000;

    /** Seconds. */
    record Ttl(long min, long otherwise, long max) {}

    /** What is taken of a request. */
    record Taken(ForwardedNames queries, ForwardedNames headers, ForwardedNames cookies) {
        static final Taken NOTHING = new Taken(ForwardedNames.NONE, ForwardedNames.NONE, ForwardedNames.NONE);

        private static Taken of(Value.Fields tree) {
            return new Taken(ForwardedNames.queries(tree), ForwardedNames.headers(tree), ForwardedNames.cookies(tree));
        }
    }

    static BehaviorSettings of(Value.Fields behavior, Policies policies) {
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
            return new BehaviorSettings(Optional.empty(), false, false, Taken.NOTHING, sent, unknown);
        }
        Value.Fields key = ApiMembers.fields(cache.get(), "ParametersInCacheKeyAndForwardedToOrigin");
        return new BehaviorSettings(
                Optional.of(ttl(cache.get())),
                ApiMembers.on(key, "EnableAcceptEncodingGzip"),
                ApiMembers.on(key, "EnableAcceptEncodingBrotli"),
                Taken.of(key),
                sent,
                unknown);
    }

    /** With query strings forwarded and none named, all are in the key; headers named {@code *} switch caching off. */
    private static BehaviorSettings ofItself(Value.Fields behavior) {
        Value.Fields values = ApiMembers.fields(behavior, "ForwardedValues");
        boolean queries = ApiMembers.on(values, "QueryString");
        List<String> queryKeys = ApiMembers.texts(values, "QueryStringCacheKeys");
        List<String> headers = ApiMembers.texts(values, "Headers");
        Value.Fields cookies = ApiMembers.fields(values, "Cookies");
        ForwardedNames taken = new ForwardedNames(
                ApiMembers.text(cookies, "Forward", "none"), ApiMembers.texts(cookies, "WhitelistedNames"), false);
        ForwardedNames inKey = queryKeys.isEmpty() ? ForwardedNames.ALL : ForwardedNames.only(queryKeys, false);
        boolean everyHeader = headers.contains("*");
        return new BehaviorSettings(
                Optional.of(everyHeader ? new Ttl(0, 0, 0) : ttl(behavior)),
                false,
                false,
                new Taken(
                        queries ? inKey : ForwardedNames.NONE,
                        everyHeader ? ForwardedNames.ALL : ForwardedNames.only(headers, true),
                        taken),
                new Taken(queries ? ForwardedNames.ALL : ForwardedNames.NONE, ForwardedNames.NONE, ForwardedNames.NONE),
                List.of());
    }

    /** What is absent has the API's default, which gives way to what is larger. */
    private static Ttl ttl(Value.Fields tree) {
        long min = ApiMembers.number(tree, "MinTTL").orElse(0L);
        long otherwise = ApiMembers.number(tree, "DefaultTTL").orElse(Math.max(DAY, min));
        long max = ApiMembers.number(tree, "MaxTTL").orElse(Math.max(YEAR, otherwise));
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
