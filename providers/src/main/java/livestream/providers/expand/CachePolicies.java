package livestream.providers.expand;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.schema.Address;
import livestream.schema.Channel;
import livestream.schema.Distribution.Cache;
import livestream.schema.Distribution.CachePolicy;
import livestream.schema.Http;
import livestream.schema.ManagedPolicies;
import livestream.schema.Span;
import livestream.schema.StorageOrigin;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * The cache policies of manifests and segments. Channels whose policies would be equal share one: an account has room for
 * twenty (CloudFront quotas).
 */
final class CachePolicies {
    private static final String QUERY_STRINGS =
            "ParametersInCacheKeyAndForwardedToOrigin.QueryStringsConfig.QueryStrings";
    private static final long DAY = 86_400;
    private static final long YEAR = 365 * DAY;

    private final Cache cache;
    private final Span at;
    private final ResourceNames resourceNames;
    private final ResourceGraph.Builder graph;
    private final Map<Value, Address> made;

    /**
     * @param at what asks for the policies when the file says nothing of them
     * @param made the policies that other distributions of the file have already
     */
    CachePolicies(
            Cache cache, Span at, ResourceNames resourceNames, ResourceGraph.Builder graph, Map<Value, Address> made) {
        this.at = at;
        this.made = made;
        this.cache = cache;
        this.resourceNames = resourceNames;
        this.graph = graph;
    }

    /** The id of the policy for a channel's manifests. */
    Value manifest(Channel channel, boolean timeShift) {
        if (channel.origin() instanceof StorageOrigin storage) {
            return storedManifest(channel, storage);
        }
        List<String> key = new ArrayList<>(List.of("m"));
        Map<String, String> why = new LinkedHashMap<>();
        String reasons = "the guide: m";
        if (timeShift) {
            key.addAll(List.of("start", "end"));
            reasons += "; start and end for time-shifted viewing";
        }
        if (channel.manifestFilter()) {
            key.add("aws.manifestfilter");
            reasons += "; aws.manifestfilter for manifest filtering";
        }
        cache.manifestQueryStrings().stream()
                .filter(name -> !key.contains(name))
                .forEach(key::add);
        why.put("MinTTL", "the guide: 5 seconds or less");
        why.put("DefaultTTL", "half a segment, when the origin says nothing");
        why.put(QUERY_STRINGS, reasons);
        Lifetimes lifetimes = new Lifetimes(1, half(channel), YEAR);
        return policy(cache.manifest(), "manifest", channel, lifetimes, key, true, why);
    }

    /**
     * A manifest that lies ready says nothing of how long it is fresh unless the encoder did, so it is kept for a segment at
     * most; any other server is believed.
     */
    private Value storedManifest(Channel channel, StorageOrigin storage) {
        long segment = Math.max(1, channel.segmentDuration().toSeconds());
        Map<String, String> why = new LinkedHashMap<>();
        why.put("DefaultTTL", "half a segment, when the origin says nothing");
        Lifetimes lifetimes = new Lifetimes(0, half(channel), YEAR);
        if (!(storage instanceof Http)) {
            lifetimes = new Lifetimes(1, half(channel), segment);
            why.put("MinTTL", "the guide: appropriate for caching needs and segment durations");
            why.put("MaxTTL", "a segment, whatever the encoder says");
        }
        return policy(cache.manifest(), "manifest", channel, lifetimes, cache.manifestQueryStrings(), true, why);
    }

    private static long half(Channel channel) {
        return (channel.segmentDuration().toSeconds() + 1) / 2;
    }

    /** Seconds that a policy has where the file says nothing. */
    private record Lifetimes(long min, long otherwise, long max) {}

    /** The id of the policy for a channel's segments. */
    Value segment(Channel channel) {
        Map<String, String> why = new LinkedHashMap<>();
        List<String> key = new ArrayList<>();
        if (!(channel.origin() instanceof StorageOrigin)) {
            key.add("m");
            why.put("MinTTL", "the guide: 5 seconds or less");
            why.put(QUERY_STRINGS, "the guide: m");
        }
        cache.segmentQueryStrings().stream().filter(name -> !key.contains(name)).forEach(key::add);
        Lifetimes lifetimes = new Lifetimes(channel.origin() instanceof Http ? 0 : 1, DAY, YEAR);
        return policy(cache.segment(), "segment", channel, lifetimes, key, false, why);
    }

    private Value policy(
            CachePolicy policy,
            String kind,
            Channel channel,
            Lifetimes lifetimes,
            List<String> key,
            boolean compress,
            Map<String, String> why) {
        if (policy instanceof CachePolicy.Existing existing) {
            return Value.text(existing.id());
        } else if (policy instanceof CachePolicy.Managed) {
            return Value.text(ManagedPolicies.CACHE.id("Elemental-MediaPackage").orElseThrow());
        }
        CachePolicy.Own own = (CachePolicy.Own) policy;
        Value.Fields content = content(own, lifetimes, key, compress);
        if (!Value.num(lifetimes.otherwise()).equals(content.get("DefaultTTL"))) {
            why.remove("DefaultTTL");
        }
        Value tellingApart = Value.fields("kind", kind, "content", content);
        Address address = made.get(tellingApart);
        if (address == null) {
            boolean first =
                    made.values().stream().noneMatch(other -> other.key().startsWith(kind));
            address = new Address("cloudfront_cache_policy", first ? kind : kind + "-" + channel.key());
            made.put(tellingApart, address);
            Value.Fields inputs = Value.fields(
                            "Name", resourceNames.policy(address.key()), "Comment", "livestream: " + kind + "s")
                    .and(content);
            graph.add(Resource.of(address, inputs, at).because(why));
        }
        return new Value.Reference(address, "Id");
    }

    private static Value.Fields content(CachePolicy.Own own, Lifetimes lifetimes, List<String> key, boolean compress) {
        long min = seconds(own.minTtl(), lifetimes.min());
        long longest = seconds(own.maxTtl(), Math.max(lifetimes.max(), seconds(own.defaultTtl(), min)));
        long otherwise = seconds(own.defaultTtl(), Math.min(Math.max(lifetimes.otherwise(), min), longest));
        // A policy that keeps nothing has nothing in its key, or CloudFront refuses it (CreateCachePolicy,
        // InvalidArgument).
        boolean keeps = longest > 0;
        Value.Fields queryStrings = key.isEmpty() || !keeps
                ? Value.fields("QueryStringBehavior", "none")
                : Value.fields("QueryStringBehavior", "whitelist", "QueryStrings", Value.texts(key));
        return Value.fields(
                "MinTTL", min,
                "DefaultTTL", otherwise,
                "MaxTTL", longest,
                "ParametersInCacheKeyAndForwardedToOrigin",
                        Value.fields(
                                "EnableAcceptEncodingGzip",
                                compress && keeps,
                                "EnableAcceptEncodingBrotli",
                                compress && keeps,
                                "HeadersConfig",
                                Value.fields("HeaderBehavior", "none"),
                                "CookiesConfig",
                                Value.fields("CookieBehavior", "none"),
                                "QueryStringsConfig",
                                queryStrings));
    }

    static long seconds(@Nullable Duration given, long otherwise) {
        return given == null ? otherwise : given.toSeconds();
    }
}
