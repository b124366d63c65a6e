package livestream.schema.read;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import livestream.schema.CustomBehavior;
import livestream.schema.Diagnostics;
import livestream.schema.Distribution;
import livestream.schema.Distribution.BehaviorKind;
import livestream.schema.Distribution.Cache;
import livestream.schema.Distribution.CachePolicy;
import livestream.schema.Distribution.Cors;
import livestream.schema.Distribution.DefaultBehavior;
import livestream.schema.Distribution.ErrorPage;
import livestream.schema.Distribution.Geo;
import livestream.schema.Distribution.Logging;
import livestream.schema.Distribution.OriginTimeouts;
import livestream.schema.EdgeFunctions;
import livestream.schema.ManagedPolicies;
import livestream.schema.RoutingMode;
import livestream.schema.yaml.MappingReader;
import livestream.schema.yaml.Node;
import org.jspecify.annotations.Nullable;

/** The {@code distribution} block. */
final class DistributionDecoder {
    /** Every status that CloudFront can remember. */
    private static final List<Integer> STATUSES = List.of(400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504);

    /** What CloudFront allows an account that never asked for more (CloudFront quotas). */
    private static final int BEHAVIORS = 75;

    private static final Duration ERRORS = Duration.ofSeconds(1);

    private final MappingReader section;
    private final Diagnostics diagnostics;

    DistributionDecoder(MappingReader section, Diagnostics diagnostics) {
        this.section = section;
        this.diagnostics = diagnostics;
    }

    Distribution distribution() {
        Integer quota = section.integer("behaviorQuota");
        RoutingMode routing = EnumDecoder.routing(section.text("routing", "auto"));
        return new Distribution(
                section.text("comment"),
                section.flag("enabled", true),
                routing == null ? RoutingMode.AUTO : routing,
                defaultBehavior(),
                section.text("priceClass", "all"),
                section.text("httpVersion", "http2and3"),
                section.flag("ipv6", true),
                cache(),
                cors(),
                errorCaching(),
                errorPages(),
                section.text("viewerProtocol", "redirect-to-https"),
                section.words("aliases"),
                section.text("certificate"),
                section.text("minimumTls", "TLSv1.2_2021"),
                section.has("geo") ? geo(section.section("geo")) : null,
                section.text("webAcl"),
                section.has("viewerAccess")
                        ? new ViewerAccessDecoder(section.section("viewerAccess"), diagnostics).access()
                        : null,
                section.text("originShield", "auto"),
                originTimeouts(section.section("originTimeouts")),
                section.has("logging") ? logging(section.section("logging")) : null,
                functions(section.section("functions")),
                new CustomBehaviorDecoder(diagnostics).behaviors(section),
                quota == null ? BEHAVIORS : quota,
                section.flag("waitForDeployed", true),
                section.place());
    }

    private @Nullable DefaultBehavior defaultBehavior() {
        String word = section.text("defaultBehavior");
        if (word != null) {
            return word.equals("deny") ? new DefaultBehavior.Deny() : new DefaultBehavior.FirstEndpoint();
        }
        MappingReader own = section.section("defaultBehavior");
        if (!own.has("origin")) {
            return null;
        }
        String endpoint = own.text("origin");
        if (endpoint != null && own.mapping().entries().size() == 1) {
            return new DefaultBehavior.Origin(endpoint);
        }
        CustomBehavior behavior = new CustomBehaviorDecoder(diagnostics).behavior(own, CustomBehavior.ANY);
        return behavior == null ? null : new DefaultBehavior.Own(behavior);
    }

    private Cache cache() {
        MappingReader cache = section.section("cache");
        String whole = section.text("cache");
        MappingReader names = cache.section("queryStrings");
        return new Cache(
                whole == null ? policy(cache, "manifest") : named(whole),
                whole == null ? policy(cache, "segment") : named(whole),
                names.words("manifest"),
                names.words("segment"),
                cache.place());
    }

    private static CachePolicy policy(MappingReader cache, String kind) {
        String word = cache.text(kind);
        if (word != null) {
            return named(word);
        }
        MappingReader own = cache.section(kind);
        return new CachePolicy.Own(
                own.duration("minTtl"), own.duration("defaultTtl"), own.duration("maxTtl"), own.place());
    }

    private static CachePolicy named(String word) {
        return word.equals("managed")
                ? new CachePolicy.Managed()
                : new CachePolicy.Existing(ManagedPolicies.CACHE.id(word).orElse(word));
    }

    private @Nullable Cors cors() {
        if (section.text("cors") != null) {
            return null;
        }
        MappingReader cors = section.section("cors");
        List<String> origins = cors.words("origins");
        return new Cors(origins.isEmpty() ? List.of("*") : origins, cors.flag("credentials", false));
    }

    private SortedMap<Integer, Duration> errorCaching() {
        SortedMap<Integer, Duration> times = new TreeMap<>();
        if (section.mapping().get("errorCaching") instanceof Node.Mapping) {
            MappingReader byStatus = section.section("errorCaching");
            STATUSES.stream()
                    .filter(status -> byStatus.has(status.toString()))
                    .forEach(status -> times.put(status, byStatus.duration(status.toString(), ERRORS)));
        } else {
            Duration same = section.duration("errorCaching", ERRORS);
            STATUSES.forEach(status -> times.put(status, same));
        }
        return times;
    }

    private SortedMap<Integer, ErrorPage> errorPages() {
        SortedMap<Integer, ErrorPage> pages = new TreeMap<>();
        MappingReader byStatus = section.section("errorPages");
        for (Integer status : STATUSES) {
            MappingReader page = byStatus.section(status.toString());
            String path = page.text("page");
            if (path != null) {
                Integer code = page.integer("code");
                pages.put(status, new ErrorPage(path, code == null ? status : code));
            }
        }
        return pages;
    }

    private static Geo geo(MappingReader geo) {
        return new Geo(geo.words("allow"), geo.words("deny"));
    }

    private static OriginTimeouts originTimeouts(MappingReader timeouts) {
        return new OriginTimeouts(
                timeouts.duration("connect"),
                timeouts.integer("attempts"),
                timeouts.duration("read"),
                timeouts.duration("keepAlive"),
                timeouts.place());
    }

    private static Logging logging(MappingReader logging) {
        return new Logging(logging.text("destination", ""), logging.flag("cookies", false));
    }

    private static Map<BehaviorKind, EdgeFunctions> functions(MappingReader functions) {
        Map<BehaviorKind, EdgeFunctions> byKind = new EnumMap<>(BehaviorKind.class);
        for (BehaviorKind kind : BehaviorKind.values()) {
            if (functions.has(kind.word())) {
                byKind.put(kind, EdgeFunctionDecoder.functions(functions.section(kind.word())));
            }
        }
        return byKind;
    }
}
