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
import livestream.schema.Span;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * The cache policies of manifests and segments. Channels whose policies would be equal share one: an account has room for
 * twenty (CloudFront quotas).
 */
final class CachePolicies {
    /** AWS's managed policy {@code Elemental-MediaPackage}; its id is the same in every account. */
    static final String ELEMENTAL_MEDIAPACKAGE = "08627262-05a9-4f76-9ded-b50ca2e3a84f";

    private static final String QUERY_STRINGS =
            "ParametersInCacheKeyAndForwardedToOrigin.QueryStringsConfig.QueryStrings";
    private static final long DAY = 86_400;
    private static final long YEAR = 365 * DAY;

    private final Cache cache;
    private final Span at;
    private final Names names;
    private final ResourceGraph.Builder graph;
    private final Map<Value, Address> made = new LinkedHashMap<>();

    /**
     * @param at what asks for the policies when the file says nothing of them
     */
    CachePolicies(Cache cache, Span at, Names names, ResourceGraph.Builder graph) {
        this.at = at;
        this.cache = cache;
        this.names = names;
        this.graph = graph;
    }

    /** The id of the policy for a channel's manifests. */
    Value manifest(Channel channel, boolean timeShift) {
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
        long half = (channel.segmentDuration().toSeconds() + 1) / 2;
        return policy(cache.manifest(), "manifest", channel, half, key, true, why);
    }

    /** The id of the policy for a channel's segments. */
    Value segment(Channel channel) {
        List<String> key = new ArrayList<>(List.of("m"));
        cache.segmentQueryStrings().stream().filter(name -> !key.contains(name)).forEach(key::add);
        Map<String, String> why = new LinkedHashMap<>();
        why.put("MinTTL", "the guide: 5 seconds or less");
        why.put(QUERY_STRINGS, "the guide: m");
        return policy(cache.segment(), "segment", channel, DAY, key, false, why);
    }

    private Value policy(
            CachePolicy policy,
            String kind,
            Channel channel,
            long defaultTtl,
            List<String> key,
            boolean compress,
            Map<String, String> why) {
        if (policy instanceof CachePolicy.Existing existing) {
            return Value.text(existing.id());
        } else if (policy instanceof CachePolicy.Managed) {
            return Value.text(ELEMENTAL_MEDIAPACKAGE);
        }
        CachePolicy.Own own = (CachePolicy.Own) policy;
        Value.Fields content = content(own, defaultTtl, key, compress);
        Value tellingApart = Value.fields("kind", kind, "content", content);
        Address address = made.get(tellingApart);
        if (address == null) {
            boolean first =
                    made.values().stream().noneMatch(other -> other.key().startsWith(kind));
            address = new Address("cloudfront_cache_policy", first ? kind : kind + "-" + channel.key());
            made.put(tellingApart, address);
            Value.Fields inputs = Value.fields(
                            "Name", names.policy(address.key()), "Comment", "livestream: " + kind + "s")
                    .and(content);
            graph.add(Resource.of(address, inputs, at).because(why));
        }
        return new Value.Reference(address, "Id");
    }

    private static Value.Fields content(CachePolicy.Own own, long defaultTtl, List<String> key, boolean compress) {
        long min = seconds(own.minTtl(), 1);
        long longest = seconds(own.maxTtl(), YEAR);
        long otherwise = seconds(own.defaultTtl(), Math.min(Math.max(defaultTtl, min), longest));
        return Value.fields(
                "MinTTL", min,
                "DefaultTTL", otherwise,
                "MaxTTL", longest,
                "ParametersInCacheKeyAndForwardedToOrigin",
                        Value.fields(
                                "EnableAcceptEncodingGzip", compress,
                                "EnableAcceptEncodingBrotli", compress,
                                "HeadersConfig", Value.fields("HeaderBehavior", "none"),
                                "CookiesConfig", Value.fields("CookieBehavior", "none"),
                                "QueryStringsConfig",
                                        Value.fields(
                                                "QueryStringBehavior", "whitelist", "QueryStrings", Value.texts(key))));
    }

    private static long seconds(@Nullable Duration given, long otherwise) {
        return given == null ? otherwise : given.toSeconds();
    }
}
