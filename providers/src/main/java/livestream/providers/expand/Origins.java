package livestream.providers.expand;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import livestream.providers.routing.Routing;
import livestream.schema.Distribution;
import livestream.schema.OriginConnection;
import livestream.schema.RoutingMode;
import livestream.schema.Value;
import livestream.state.ResourceState;
import org.jspecify.annotations.Nullable;

/** The origins of a distribution: one for each endpoint (the guide, step 2), or one for each host where endpoints share. */
final class Origins {
    private static final long SEGMENT = 6;

    private final Distribution distribution;
    private final Map<String, ServedEndpoint> endpoints;
    private final Routing routing;
    private final Collection<OriginSpec> ofBehaviors;
    private final @Nullable ResourceState deployed;

    /**
     * @param ofBehaviors those of the user's own behaviors
     * @param deployed the distribution as it was applied last; null when it is new
     */
    Origins(
            Distribution distribution,
            Map<String, ServedEndpoint> endpoints,
            Routing routing,
            Collection<OriginSpec> ofBehaviors,
            @Nullable ResourceState deployed) {
        this.distribution = distribution;
        this.endpoints = endpoints;
        this.routing = routing;
        this.ofBehaviors = ofBehaviors;
        this.deployed = deployed;
    }

    /** The id of the origin that denies. */
    String denying() {
        return DenyingOrigin.id(
                deployed,
                Stream.concat(endpoints.values().stream().map(ServedEndpoint::origin), ofBehaviors.stream())
                        .map(OriginSpec::id)
                        .collect(Collectors.toSet()));
    }

    /** In the order of the endpoints, then those of the user's own behaviours. */
    List<Value> inputs(String denyingHost) {
        Map<String, Value> origins = new LinkedHashMap<>();
        endpoints.values().forEach(endpoint -> {
            boolean pathSet = isPathSet(form(endpoint));
            origins.putIfAbsent(id(endpoint), inputs(id(endpoint), endpoint.origin(), pathSet));
        });
        ofBehaviors.forEach(origin -> origins.putIfAbsent(origin.id(), inputs(origin.id(), origin, true)));
        if (routing.defaultEndpoint().isEmpty() && distribution.ownDefault().isEmpty()) {
            OriginSpec denying =
                    OriginSpec.server(denying(), denyingHost, Value.text(denyingHost), Value.text(""), SEGMENT);
            origins.put(denying.id(), inputs(denying.id(), denying, false).without("OriginShield"));
        }
        return new ArrayList<>(origins.values());
    }

    /** The id of the origin that serves an endpoint. */
    String id(ServedEndpoint endpoint) {
        if (form(endpoint) != RoutingMode.SHARED) {
            return endpoint.origin().id();
        }
        Optional<ServedEndpoint> first = endpoints.values().stream()
                .filter(other -> form(other) == RoutingMode.SHARED
                        && other.origin().host().equals(endpoint.origin().host()))
                .findFirst();
        return first.orElse(endpoint).origin().id();
    }

    RoutingMode form(ServedEndpoint endpoint) {
        return routing.forms().getOrDefault(endpoint.name(), RoutingMode.LITERAL);
    }

    /** Whether CloudFront puts the origin path before what viewers ask for; otherwise they ask for it themselves. */
    static boolean isPathSet(RoutingMode form) {
        return form == RoutingMode.LITERAL || form == RoutingMode.NAME;
    }

    private Value.Fields inputs(String id, OriginSpec origin, boolean pathSet) {
        Distribution.OriginTimeouts timeouts = distribution.originTimeouts();
        long half = (origin.segment() + 1) / 2;
        Integer attempts = timeouts.attempts();
        Value.Fields inputs = Value.fields(
                "Id",
                id,
                "DomainName",
                origin.domain(),
                "OriginPath",
                pathSet ? origin.path() : Value.text(""),
                "ConnectionAttempts",
                attempts == null ? 2 : attempts,
                "ConnectionTimeout",
                CachePolicies.seconds(timeouts.connect(), Math.min(Math.max(half, 1), 10)));
        OriginConnection connection = origin.connection();
        inputs = connection == null
                ? inputs.with("S3OriginConfig", Value.fields("OriginAccessIdentity", ""))
                : inputs.with("CustomOriginConfig", server(connection, timeouts, origin.segment(), half));
        inputs = inputs.with("CustomHeaders", Value.items(origin.headers()));
        if (origin.accessControl() != null) {
            inputs = inputs.with("OriginAccessControlId", origin.accessControl());
        }
        String shield = distribution.originShield();
        boolean shielded = !shield.equals("off") && !shield.equals("auto");
        return shielded
                ? inputs.with("OriginShield", Value.fields("Enabled", true, "OriginShieldRegion", shield))
                : inputs;
    }

    /** Both ports are always sent; the one of the other protocol is never asked. */
    private static Value server(
            OriginConnection connection, Distribution.OriginTimeouts timeouts, long segment, long half) {
        return Value.fields(
                "HTTPPort",
                connection.tls() ? OriginConnection.usual(false).port() : connection.port(),
                "HTTPSPort",
                connection.tls() ? connection.port() : OriginConnection.HTTPS.port(),
                "OriginProtocolPolicy",
                connection.tls() ? "https-only" : "http-only",
                "OriginSslProtocols",
                Value.texts(List.of("TLSv1.2")),
                "OriginReadTimeout",
                CachePolicies.seconds(timeouts.read(), Math.max(5, half)),
                "OriginKeepaliveTimeout",
                CachePolicies.seconds(timeouts.keepAlive(), Math.min(segment + 1, 120)));
    }
}
