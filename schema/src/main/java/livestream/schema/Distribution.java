package livestream.schema;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
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
 * @param errorPages what viewers get in place of an error answer, by HTTP status
 * @param viewerProtocol {@code redirect-to-https}, {@code https-only} or {@code allow-all}
 * @param aliases host names of the user's own
 * @param certificate ARN of a certificate that covers the aliases; null is CloudFront's own
 * @param minimumTls CloudFront's name of a security policy; counts with a certificate only
 * @param geo null lets viewers in everywhere
 * @param webAcl ARN of a web ACL for CloudFront; null for none
 * @param viewerAccess null lets everybody watch
 * @param originShield {@code auto}, {@code off} or a region
 * @param logging null for no access log
 * @param functions code that runs at the edge, for the behaviours of each kind
 * @param behaviors the user's own cache behaviours, without a default one
 * @param behaviorQuota how many behaviours CloudFront allows the account in a distribution
 */
public record Distribution(
        @Nullable String comment,
        boolean enabled,
        RoutingMode routing,
        @Nullable DefaultBehavior defaultBehavior,
        String priceClass,
        String httpVersion,
        boolean ipv6,
        Cache cache,
        @Nullable Cors cors,
        SortedMap<Integer, Duration> errorCaching,
        SortedMap<Integer, ErrorPage> errorPages,
        String viewerProtocol,
        List<String> aliases,
        @Nullable String certificate,
        String minimumTls,
        @Nullable Geo geo,
        @Nullable String webAcl,
        @Nullable ViewerAccess viewerAccess,
        String originShield,
        OriginTimeouts originTimeouts,
        @Nullable Logging logging,
        Map<BehaviorKind, EdgeFunctions> functions,
        List<CustomBehavior> behaviors,
        int behaviorQuota,
        boolean waitForDeployed,
        KeySpans place) {

    /** Stands for the number of one of several alike. */
    public static final String SHARD = "{shard}";

    public Distribution {
        aliases = List.copyOf(aliases);
        functions = Collections.unmodifiableMap(new TreeMap<>(functions));
        behaviors = List.copyOf(behaviors);
    }

    /** The default behaviour where it is one of the user's own. */
    public Optional<CustomBehavior> ownDefault() {
        return defaultBehavior instanceof DefaultBehavior.Own own ? Optional.of(own.behavior()) : Optional.empty();
    }

    /** The user's own behaviours, last the default behaviour if it is one of them. */
    public List<CustomBehavior> customBehaviors() {
        return Stream.concat(behaviors.stream(), ownDefault().stream()).toList();
    }

    /** The same in one of several alike, where {@code {shard}} in an alias and in the comment is its number. */
    public Distribution ofShard(int number) {
        String digits = String.valueOf(number);
        return new Distribution(
                comment == null ? null : comment.replace(SHARD, digits),
                enabled,
                routing,
                defaultBehavior,
                priceClass,
                httpVersion,
                ipv6,
                cache,
                cors,
                errorCaching,
                errorPages,
                viewerProtocol,
                aliases.stream().map(alias -> alias.replace(SHARD, digits)).toList(),
                certificate,
                minimumTls,
                geo,
                webAcl,
                viewerAccess,
                originShield,
                originTimeouts,
                logging,
                functions,
                behaviors,
                behaviorQuota,
                waitForDeployed,
                place);
    }

    /** The behaviours that settings can be given for together. */
    public enum BehaviorKind {
        MANIFEST,
        SEGMENT,
        DEFAULT;

        /** The word that stands in the file. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What viewers get in place of an error answer.
     *
     * @param page path of an object of this distribution, with its leading slash
     * @param code the HTTP status that viewers see
     */
    public record ErrorPage(String page, int code) {}

    /**
     * Where viewers may be.
     *
     * @param allow ISO 3166-1 alpha-2 codes; empty when {@code deny} says it
     * @param deny the same, of those who may not watch
     */
    public record Geo(List<String> allow, List<String> deny) {
        public Geo {
            allow = List.copyOf(allow);
            deny = List.copyOf(deny);
        }
    }

    /**
     * How long CloudFront waits for origins, whole seconds; null derives it from the segment duration.
     *
     * @param attempts 1 to 3; null is 2
     */
    public record OriginTimeouts(
            @Nullable Duration connect,
            @Nullable Integer attempts,
            @Nullable Duration read,
            @Nullable Duration keepAlive,
            KeySpans place) {}

    /**
     * CloudFront's standard access log.
     *
     * @param destination {@code s3://BUCKET/PREFIX}
     * @param cookies whether cookies are logged too
     */
    public record Logging(String destination, boolean cookies) {}

    /** What answers a request that no other behaviour matches. */
    public sealed interface DefaultBehavior {
        /** The first endpoint of the file, as in the guide's step 1. */
        record FirstEndpoint() implements DefaultBehavior {}

        /** An origin that answers 404, so that unlisted endpoints cannot be reached. */
        record Deny() implements DefaultBehavior {}

        /** A named endpoint, as {@code channel/endpoint}. */
        record Origin(String endpoint) implements DefaultBehavior {}

        /** The user's own, for {@link CustomBehavior#ANY}. */
        record Own(CustomBehavior behavior) implements DefaultBehavior {}
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
            KeySpans place) {
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
                KeySpans place) implements CachePolicy {}

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
