package livestream.providers.cloudfront;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import livestream.engine.Exclusion;
import livestream.engine.Facts;
import livestream.engine.Impact;
import livestream.engine.Impacts;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CachePolicyConfig;
import software.amazon.awssdk.services.cloudfront.model.CachePolicyList;
import software.amazon.awssdk.services.cloudfront.model.CachePolicyType;

/**
 * What CloudFront keys its cache on, and for how long it keeps an object.
 *
 * <p>TTLs are seconds. A query string that is in the key is also forwarded to the origin.
 */
public final class CachePolicy extends CloudFrontNamedKind {
    private static final String KEY = "ParametersInCacheKeyAndForwardedToOrigin.";

    /** Names go with a behavior that has some; source: API reference, CachePolicyHeadersConfig and its two siblings. */
    private static final List<Exclusion> NAMES = List.of(
            Exclusion.without(KEY + "HeadersConfig", "HeaderBehavior", Value.text("none"), "Headers"),
            Exclusion.without(KEY + "CookiesConfig", "CookieBehavior", Value.text("none"), "Cookies"),
            Exclusion.without(KEY + "CookiesConfig", "CookieBehavior", Value.text("all"), "Cookies"),
            Exclusion.without(KEY + "QueryStringsConfig", "QueryStringBehavior", Value.text("none"), "QueryStrings"),
            Exclusion.without(KEY + "QueryStringsConfig", "QueryStringBehavior", Value.text("all"), "QueryStrings"));

    private final Supplier<CloudFrontClient> client;

    public CachePolicy(Supplier<CloudFrontClient> client) {
        super(
                "cloudfront_cache_policy",
                Facts.of("CloudFront cache policy")
                        .unordered(
                                KEY + "QueryStringsConfig.QueryStrings",
                                KEY + "HeadersConfig.Headers",
                                KEY + "CookiesConfig.Cookies")
                        .caseless(KEY + "HeadersConfig.Headers")
                        .exclusions(NAMES)
                        .impacts(Impacts.whenGone(Impact.NONE)
                                .never("Name", "Comment")
                                .always(
                                        Impact.cacheRefill(
                                                "the cache key changes, so that every object is fetched again"),
                                        KEY.substring(0, KEY.length() - 1))
                                .moreOrLess(
                                        Impact.none("objects are kept longer, stale ones too", Impact.Flag.LATENCY),
                                        Impact.none("the origin is asked more often", Impact.Flag.COST),
                                        "MinTTL",
                                        "DefaultTTL",
                                        "MaxTTL")));
        this.client = client;
    }

    @Override
    Seen get(String id) {
        var answer = client.get().getCachePolicy(request -> request.id(id));
        return seen(answer.cachePolicy(), answer.eTag());
    }

    @Override
    Collection<Seen> list() {
        List<Seen> all = new ArrayList<>();
        String marker = null;
        do {
            String from = marker;
            CachePolicyList page = client.get()
                    .listCachePolicies(
                            request -> request.type(CachePolicyType.CUSTOM).marker(from))
                    .cachePolicyList();
            page.items().forEach(item -> all.add(seen(item.cachePolicy(), null)));
            marker = page.nextMarker();
        } while (marker != null && !marker.isEmpty());
        return all;
    }

    @Override
    public List<String> users(String id) {
        return distributions(client.get()
                .listDistributionsByCachePolicyId(request -> request.cachePolicyId(id))
                .distributionIdList());
    }

    @Override
    Seen make(Value.Fields config) {
        var answer = client.get().createCachePolicy(request -> request.cachePolicyConfig(write(config)));
        return seen(answer.cachePolicy(), answer.eTag());
    }

    @Override
    Seen put(String id, String etag, Value.Fields config) {
        var answer = client.get()
                .updateCachePolicy(request -> request.id(id).ifMatch(etag).cachePolicyConfig(write(config)));
        return seen(answer.cachePolicy(), answer.eTag());
    }

    @Override
    void remove(String id, String etag) {
        client.get().deleteCachePolicy(request -> request.id(id).ifMatch(etag));
    }

    private CachePolicyConfig write(Value.Fields config) {
        return tree.write(config, CachePolicyConfig.builder()).build();
    }

    private Seen seen(software.amazon.awssdk.services.cloudfront.model.CachePolicy policy, @Nullable String etag) {
        return new Seen(policy.id(), tree.read(policy.cachePolicyConfig()), etag);
    }
}
