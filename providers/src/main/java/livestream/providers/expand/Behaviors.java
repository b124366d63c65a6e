package livestream.providers.expand;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import livestream.providers.routing.Route;
import livestream.providers.routing.Routing;
import livestream.schema.Channel;
import livestream.schema.CustomBehavior;
import livestream.schema.Distribution;
import livestream.schema.Distribution.BehaviorKind;
import livestream.schema.EdgeFunctions;
import livestream.schema.ManagedPolicies;
import livestream.schema.MediaPackage;
import livestream.schema.MediaStore;
import livestream.schema.S3;
import livestream.schema.Value;
import livestream.schema.ViewerAccess;
import org.jspecify.annotations.Nullable;

/** The cache behaviours of a distribution, in the words of CloudFront. */
final class Behaviors {
    private final Distribution distribution;
    private final Map<String, ServedEndpoint> endpoints;
    private final Routing routing;
    private final Origins origins;
    private final CachePolicies policies;
    private final Map<String, Boolean> timeShift;
    private final @Nullable Value corsPolicy;
    private final EdgeFunctionResources code;
    private final @Nullable Value trusted;
    private final Map<String, CustomBehavior> own = new HashMap<>();
    private final Map<CustomBehavior, OriginSpec> ownOrigins;

    /**
     * @param timeShift whether manifests may be asked for with a time, by channel
     * @param corsPolicy id of the response headers policy; null for none
     * @param trusted whose signatures let viewers in; null when everybody may watch
     * @param ownOrigins the origins of the user's own behaviours that bring one
     */
    Behaviors(
            Distribution distribution,
            Map<String, ServedEndpoint> endpoints,
            Routing routing,
            Origins origins,
            CachePolicies policies,
            Map<String, Boolean> timeShift,
            @Nullable Value corsPolicy,
            EdgeFunctionResources code,
            @Nullable Value trusted,
            Map<CustomBehavior, OriginSpec> ownOrigins) {
        this.distribution = distribution;
        this.endpoints = endpoints;
        this.routing = routing;
        this.origins = origins;
        this.policies = policies;
        this.timeShift = timeShift;
        this.corsPolicy = corsPolicy;
        this.code = code;
        this.trusted = trusted;
        this.ownOrigins = ownOrigins;
        distribution.behaviors().forEach(behavior -> own.put(behavior.path(), behavior));
    }

    /** In the order in which CloudFront tries them. */
    List<Value> inputs() {
        return routing.routes().stream()
                .<Value>map(route -> route.kind() == Route.Kind.OWN
                        ? own(
                                Value.fields("PathPattern", route.pattern().value()),
                                route.endpoint(),
                                Objects.requireNonNull(own.get(route.pattern().toString())))
                        : of(route))
                .toList();
    }

    private Value.Fields of(Route route) {
        ServedEndpoint site = site(route.endpoint());
        boolean manifest = route.kind() == Route.Kind.MANIFEST;
        Value.Fields behavior = generated(
                Value.fields("PathPattern", route.pattern().value()),
                origins.id(site),
                manifest ? manifestPolicy(site.channel()) : policies.segment(site.channel()),
                manifest,
                site.smoothStreaming() && manifest,
                site,
                manifest ? BehaviorKind.MANIFEST : BehaviorKind.SEGMENT);
        return guarded(behavior, route.pattern().toString());
    }

    /** What answers a request that no other behaviour matches. */
    Value.Fields inputsOfDefault() {
        if (distribution.ownDefault().isPresent()) {
            return own(
                    Value.fields(),
                    routing.defaultEndpoint().orElse(""),
                    distribution.ownDefault().get());
        }
        if (routing.defaultEndpoint().isEmpty()) {
            Channel first = endpoints.values().iterator().next().channel();
            return generated(
                    Value.fields(),
                    origins.denying(),
                    policies.segment(first),
                    false,
                    false,
                    null,
                    BehaviorKind.DEFAULT);
        }
        ServedEndpoint site = site(routing.defaultEndpoint().get());
        Value.Fields behavior = generated(
                Value.fields(),
                origins.id(site),
                policies.segment(site.channel()),
                false,
                false,
                site,
                BehaviorKind.DEFAULT);
        return guarded(behavior, "*");
    }

    /**
     * @param site who answers; null for nobody
     */
    private Value.Fields generated(
            Value.Fields start,
            String origin,
            Value cachePolicy,
            boolean compress,
            boolean smoothStreaming,
            @Nullable ServedEndpoint site,
            BehaviorKind kind) {
        Value.Fields behavior = start.with("TargetOriginId", Value.text(origin))
                .with("CachePolicyId", cachePolicy)
                .with("Compress", Value.flag(compress))
                .with("SmoothStreaming", Value.flag(smoothStreaming))
                .with("ViewerProtocolPolicy", Value.text(distribution.viewerProtocol()))
                .with(
                        "AllowedMethods",
                        Value.fields(
                                "Items", Value.texts(List.of("GET", "HEAD", "OPTIONS")),
                                "CachedMethods", Value.texts(List.of("GET", "HEAD"))));
        String requestPolicy = site == null ? null : originRequestPolicy(site);
        behavior = requestPolicy == null
                ? behavior
                : behavior.with("OriginRequestPolicyId", managed(ManagedPolicies.ORIGIN_REQUEST, requestPolicy));
        behavior = corsPolicy == null ? behavior : behavior.with("ResponseHeadersPolicyId", corsPolicy);
        if (site != null && !site.channel().enabled() && !refusesItself(site)) {
            return behavior.and(code.refusing(site.channel().place().of("enabled")));
        }
        EdgeFunctions functions = distribution.functions().getOrDefault(kind, EdgeFunctions.NONE);
        return behavior.and(code.associations(withToken(functions)));
    }

    /** The guide's choice for MediaStore, and its like for S3; MediaPackage and other servers need none. */
    private static @Nullable String originRequestPolicy(ServedEndpoint site) {
        if (site.channel().origin() instanceof MediaStore) {
            return "CORS-CustomOrigin";
        }
        return site.channel().origin() instanceof S3 ? "CORS-S3Origin" : null;
    }

    /** An endpoint of ours is told to answer nobody. */
    private static boolean refusesItself(ServedEndpoint site) {
        return site.channel().origin() instanceof MediaPackage mediapackage && mediapackage.managed();
    }

    private EdgeFunctions withToken(EdgeFunctions functions) {
        ViewerAccess access = distribution.viewerAccess();
        return access == null || access.token() == null || functions.viewerRequest() != null
                ? functions
                : new EdgeFunctions(
                        access.token(),
                        functions.viewerResponse(),
                        functions.originRequest(),
                        functions.originResponse());
    }

    private Value.Fields own(Value.Fields start, String endpoint, CustomBehavior behavior) {
        OriginSpec own = ownOrigins.get(behavior);
        Value.Fields inputs = start.and(Value.fields(
                "TargetOriginId",
                own == null ? origins.id(site(endpoint)) : own.id(),
                "CachePolicyId",
                managed(ManagedPolicies.CACHE, behavior.cachePolicy()),
                "Compress",
                behavior.compress(),
                "SmoothStreaming",
                false,
                "ViewerProtocolPolicy",
                distribution.viewerProtocol(),
                "AllowedMethods",
                Value.fields(
                        "Items", Value.texts(behavior.methods()),
                        "CachedMethods", Value.texts(List.of("GET", "HEAD")))));
        if (behavior.originRequestPolicy() != null) {
            inputs = inputs.with(
                    "OriginRequestPolicyId", managed(ManagedPolicies.ORIGIN_REQUEST, behavior.originRequestPolicy()));
        }
        if (behavior.responseHeadersPolicy() != null) {
            inputs = inputs.with(
                    "ResponseHeadersPolicyId",
                    managed(ManagedPolicies.RESPONSE_HEADERS, behavior.responseHeadersPolicy()));
        }
        return guarded(inputs.and(code.associations(behavior.functions())), behavior.path());
    }

    /** The id of a policy by its name or id; the reader has refused every other name. */
    private static Value managed(ManagedPolicies kind, String nameOrId) {
        return Value.text(kind.id(nameOrId).orElse(nameOrId));
    }

    /** With whose signatures count, unless the file leaves the behaviour open. */
    private Value.Fields guarded(Value.Fields behavior, String pattern) {
        ViewerAccess access = distribution.viewerAccess();
        boolean open = access == null || access.except().contains(pattern);
        return trusted == null || open ? behavior : behavior.with("TrustedKeyGroups", trusted);
    }

    private Value manifestPolicy(Channel channel) {
        return policies.manifest(channel, timeShift.getOrDefault(channel.key(), false));
    }

    private ServedEndpoint site(String name) {
        ServedEndpoint site = endpoints.get(name);
        if (site == null) {
            throw new IllegalStateException("no endpoint is called " + name);
        }
        return site;
    }
}
