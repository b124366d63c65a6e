package livestream.schema;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The CloudFront distribution in front of all channels.
 *
 * @param comment at most 128 characters; null is {@code <name> (livestream)}
 * @param defaultBehavior null depends on the routing
 * @param priceClass {@code 100}, {@code 200} or {@code all}
 * @param httpVersion {@code http1.1}, {@code http2}, {@code http3} or {@code http2and3}
 * @param cors null switches the response headers policy off
 * @param errorCaching how long CloudFront remembers an error answer, by HTTP status
 */
public record Distribution(
        @Nullable String comment,
        boolean enabled,
        RoutingForm routing,
        @Nullable DefaultBehavior defaultBehavior,
        String priceClass,
        String httpVersion,
        boolean ipv6,
        Cache cache,
        @Nullable Cors cors,
        SortedMap<Integer, Duration> errorCaching,
        boolean waitForDeployed,
        Place place) {

    /** What answers a request that no other behaviour matches. */
    public sealed interface DefaultBehavior {
        /** The first endpoint of the file, as in the guide's step 1. */
        record FirstEndpoint() implements DefaultBehavior {}

        /** An origin that answers 404, so that unlisted endpoints cannot be reached. */
        record Deny() implements DefaultBehavior {}

        /** A named endpoint, as {@code channel/endpoint}. */
        record Origin(String endpoint) implements DefaultBehavior {}
    }

    /**
     * How manifests and segments are cached.
     *
     * @param manifestQueryStrings names that join the cache key of manifests beyond what the guide asks for
     * @param segmentQueryStrings the same for segments
     */
    public record Cache(
            CachePolicy manifest,
            CachePolicy segment,
            List<String> manifestQueryStrings,
            List<String> segmentQueryStrings,
            Place place) {
        public Cache {
            manifestQueryStrings = List.copyOf(manifestQueryStrings);
            segmentQueryStrings = List.copyOf(segmentQueryStrings);
        }
    }

    /** Where a cache policy comes from. */
    public sealed interface CachePolicy {
        /** Made by the engine; null takes the default of its kind. */
        record Own(
                @Nullable Duration minTtl,
                @Nullable Duration defaultTtl,
                @Nullable Duration maxTtl,
                Place place) implements CachePolicy {}

        /** AWS's managed policy {@code Elemental-MediaPackage}. */
        record Managed() implements CachePolicy {}

        /** A policy that exists, by id. */
        record Existing(String id) implements CachePolicy {}
    }

    /**
     * Which web pages may play.
     *
     * @param origins {@code *} or origins such as {@code https://www.example.com}
     * @param credentials whether cookies may be sent; not together with {@code *}
     */
    public record Cors(List<String> origins, boolean credentials) {
        public Cors {
            origins = List.copyOf(origins);
        }
    }
}
