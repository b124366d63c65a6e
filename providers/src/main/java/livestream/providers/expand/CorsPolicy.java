package livestream.providers.expand;

import java.util.List;
import java.util.Map;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.schema.Address;
import livestream.schema.Distribution;
import livestream.schema.Span;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * The response headers policy that lets web players in. It overrides what the origin sends, so that an answer cached for a
 * player that asked without an {@code Origin} header serves one that asks with it.
 */
final class CorsPolicy {
    /** What players read from an answer; Date lets them set their clocks. */
    private static final List<String> EXPOSED =
            List.of("Content-Length", "Content-Range", "Date", "ETag", "Age", "X-Cache", "Server-Timing");

    /** What players send; browsers take no {@code *} here when cookies are allowed. */
    private static final List<String> SENT_BY_PLAYERS =
            List.of("Range", "If-Match", "If-None-Match", "If-Modified-Since", "Content-Type", "Authorization");

    private CorsPolicy() {}

    /**
     * Adds the policy and returns its id; null when the file switches it off.
     *
     * @param key of the distribution, by which a policy is called that is not the first
     * @param at what asks for it when the file says nothing of it
     * @param made the policies that other distributions of the file have already; equal ones are one
     */
    static @Nullable Value add(
            Distribution distribution,
            String key,
            Span at,
            ResourceNames resourceNames,
            ResourceGraph.Builder graph,
            Map<Value, Address> made) {
        Distribution.Cors cors = distribution.cors();
        if (cors == null) {
            return null;
        }
        Value.Fields config = Value.fields(
                "AccessControlAllowOrigins", Value.texts(cors.origins()),
                "AccessControlAllowHeaders", Value.texts(cors.credentials() ? SENT_BY_PLAYERS : List.of("*")),
                "AccessControlAllowMethods", Value.texts(List.of("GET", "HEAD", "OPTIONS")),
                "AccessControlAllowCredentials", cors.credentials(),
                "AccessControlExposeHeaders", Value.texts(EXPOSED),
                "AccessControlMaxAgeSec", 600,
                "OriginOverride", true);
        Address known = made.get(config);
        if (known != null) {
            return new Value.Reference(known, "Id");
        }
        Address address = new Address("cloudfront_response_headers_policy", made.isEmpty() ? "cors" : "cors-" + key);
        made.put(config, address);
        Value.Fields inputs = Value.fields(
                "Name",
                resourceNames.policy(address.key()),
                "Comment",
                "livestream: web players",
                "CorsConfig",
                config,
                "ServerTimingHeadersConfig",
                Value.fields("Enabled", true, "SamplingRate", 0));
        graph.add(Resource.of(
                        address,
                        inputs,
                        distribution.place().has("cors") ? distribution.place().of("cors") : at)
                .because(Map.of("CorsConfig.OriginOverride", "one cached answer serves every player")));
        return new Value.Reference(address, "Id");
    }
}
