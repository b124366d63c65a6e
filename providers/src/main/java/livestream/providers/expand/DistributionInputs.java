package livestream.providers.expand;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import livestream.providers.routing.Route;
import livestream.providers.routing.Routing;
import livestream.schema.Channel;
import livestream.schema.Distribution;
import livestream.schema.RoutingForm;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/** The distribution in the words of CloudFront's {@code DistributionConfig}. */
final class DistributionInputs {
    /** Who answers what must not be reached: a MediaPackage host that knows no endpoint, and says 404. */
    static final String NOBODY = "nobody";

    private final Distribution distribution;
    private final Map<String, Site> sites;
    private final Routing routing;
    private final CachePolicies policies;
    private final Map<String, Boolean> timeShift;
    private final @Nullable Value corsPolicy;
    private final String denyingHost;

    DistributionInputs(
            Distribution distribution,
            Map<String, Site> sites,
            Routing routing,
            CachePolicies policies,
            Map<String, Boolean> timeShift,
            @Nullable Value corsPolicy,
            String denyingHost) {
        this.distribution = distribution;
        this.sites = sites;
        this.routing = routing;
        this.policies = policies;
        this.timeShift = timeShift;
        this.corsPolicy = corsPolicy;
        this.denyingHost = denyingHost;
    }

    Value.Fields of(String comment, Value.Fields tags) {
        List<Value> behaviors = routing.routes().stream().map(this::behavior).toList();
        return Value.fields(
                "Comment", comment,
                "Enabled", distribution.enabled(),
                "Origins", Value.items(origins()),
                "CacheBehaviors", Value.items(behaviors),
                "DefaultCacheBehavior", defaultBehavior(),
                "CustomErrorResponses", Value.items(errorResponses()),
                "PriceClass", "PriceClass_" + capital(distribution.priceClass()),
                "HttpVersion", distribution.httpVersion(),
                "IsIPV6Enabled", distribution.ipv6(),
                "Tags", tags);
    }

    private static String capital(String word) {
        return word.equals("all") ? "All" : word;
    }

    /** One origin an endpoint (the guide, step 2), or one a host where endpoints share. */
    private List<Value> origins() {
        Map<String, Value> origins = new LinkedHashMap<>();
        sites.values().forEach(site -> origins.putIfAbsent(originId(site), origin(site)));
        if (routing.defaultEndpoint().isEmpty()) {
            origins.put(NOBODY, origin(NOBODY, Value.text(denyingHost), Value.text(""), null, 6));
        }
        return new ArrayList<>(origins.values());
    }

    private String originId(Site site) {
        if (form(site) != RoutingForm.SHARED) {
            return site.name();
        }
        Site first = sites.values().stream()
                .filter(other ->
                        form(other) == RoutingForm.SHARED && other.host().equals(site.host()))
                .findFirst()
                .orElse(site);
        return first.name();
    }

    private Value origin(Site site) {
        RoutingForm form = form(site);
        boolean originPathSet = form == RoutingForm.LITERAL || form == RoutingForm.NAME;
        return origin(
                originId(site),
                site.domain(),
                originPathSet ? site.originPath() : Value.text(""),
                site.cdnHeader(),
                site.channel().segmentDuration().toSeconds());
    }

    private static Value origin(String id, Value domain, Value path, @Nullable Value cdnHeader, long segment) {
        long half = (segment + 1) / 2;
        Value.Fields origin = Value.fields(
                "Id",
                id,
                "DomainName",
                domain,
                "OriginPath",
                path,
                "ConnectionAttempts",
                2,
                "ConnectionTimeout",
                Math.min(Math.max(half, 1), 10),
                "CustomOriginConfig",
                Value.fields(
                        "HTTPPort",
                        80,
                        "HTTPSPort",
                        443,
                        "OriginProtocolPolicy",
                        "https-only",
                        "OriginSslProtocols",
                        Value.texts(List.of("TLSv1.2")),
                        "OriginReadTimeout",
                        Math.max(5, half),
                        "OriginKeepaliveTimeout",
                        Math.min(segment + 1, 120)));
        Value headers = cdnHeader == null
                ? Value.items(List.of())
                : Value.items(List.of(Value.fields("HeaderName", CdnProtection.HEADER, "HeaderValue", cdnHeader)));
        return origin.with("CustomHeaders", headers);
    }

    private Value behavior(Route route) {
        Site site = site(route.endpoint());
        boolean manifest = route.kind() == Route.Kind.MANIFEST;
        return behavior(
                Value.fields("PathPattern", route.pattern().value()),
                originId(site),
                manifest ? manifestPolicy(site.channel()) : policies.segment(site.channel()),
                manifest,
                site.smoothStreaming() && manifest);
    }

    private Value defaultBehavior() {
        if (routing.defaultEndpoint().isEmpty()) {
            Channel first = sites.values().iterator().next().channel();
            return behavior(Value.fields(), NOBODY, policies.segment(first), false, false);
        }
        Site site = site(routing.defaultEndpoint().get());
        return behavior(Value.fields(), originId(site), policies.segment(site.channel()), false, false);
    }

    private Value behavior(
            Value.Fields start, String origin, Value cachePolicy, boolean compress, boolean smoothStreaming) {
        Value.Fields behavior = start.with("TargetOriginId", Value.text(origin))
                .with("CachePolicyId", cachePolicy)
                .with("Compress", Value.flag(compress))
                .with("SmoothStreaming", Value.flag(smoothStreaming))
                .with("ViewerProtocolPolicy", Value.text("redirect-to-https"))
                .with(
                        "AllowedMethods",
                        Value.fields(
                                "Items", Value.texts(List.of("GET", "HEAD", "OPTIONS")),
                                "CachedMethods", Value.texts(List.of("GET", "HEAD"))));
        return corsPolicy == null ? behavior : behavior.with("ResponseHeadersPolicyId", corsPolicy);
    }

    private List<Value> errorResponses() {
        List<Value> responses = new ArrayList<>();
        distribution
                .errorCaching()
                .forEach((status, duration) ->
                        responses.add(Value.fields("ErrorCode", status, "ErrorCachingMinTTL", duration.toSeconds())));
        return responses;
    }

    private Value manifestPolicy(Channel channel) {
        return policies.manifest(channel, timeShift.getOrDefault(channel.key(), false));
    }

    private Site site(String name) {
        Site site = sites.get(name);
        if (site == null) {
            throw new IllegalStateException("no endpoint is called " + name);
        }
        return site;
    }

    private RoutingForm form(Site site) {
        return routing.forms().getOrDefault(site.name(), RoutingForm.LITERAL);
    }
}
