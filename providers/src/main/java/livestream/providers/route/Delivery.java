package livestream.providers.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import livestream.engine.Resource;
import livestream.providers.aws.AwsClients;
import livestream.providers.cloudfront.LiveDistribution;
import livestream.providers.expand.Expansion;
import livestream.providers.routing.KnownObjects;
import livestream.providers.routing.RoutedEndpoint;
import livestream.schema.Value;
import livestream.state.Recorded;
import livestream.state.State;
import org.jspecify.annotations.Nullable;

/**
 * A distribution to be asked about: one that a file would make, one that was applied, or any that AWS has.
 *
 * @param config the members of {@code DistributionConfig}
 * @param domain its own domain, known or a reference
 * @param policies what it names by id
 * @param objects what its endpoints serve
 */
public record Delivery(Value.Fields config, Value domain, Policies policies, KnownObjects objects) {
    private static final String DOMAIN = "Domain";

    /**
     * What a file would make. What AWS gave before, such as the id of an endpoint, is taken for what it will give, also where
     * the next apply makes the endpoint anew; empty when the file makes no distribution.
     */
    public static Optional<Delivery> planned(Expansion expansion, State state) {
        Resource distribution = expansion.graph().get(Expansion.DISTRIBUTION);
        if (distribution == null) {
            return Optional.empty();
        }
        List<RoutedEndpoint> endpoints = expansion.endpoints().stream()
                .map(endpoint -> endpoint.livingAt(filled(endpoint.pathPrefix(), state)))
                .toList();
        return Optional.of(new Delivery(
                (Value.Fields) filled(distribution.inputs(), state),
                lookUp(new Value.Reference(Expansion.DISTRIBUTION, DOMAIN), state),
                Policies.of(expansion.graph()),
                KnownObjects.of(endpoints, expansion.routing().forms())));
    }

    /** What was applied last; empty when nothing was. */
    public static Optional<Delivery> deployed(State state) {
        Recorded distribution = state.resources().get(Expansion.DISTRIBUTION);
        if (distribution == null) {
            return Optional.empty();
        }
        Value domain = lookUp(new Value.Reference(Expansion.DISTRIBUTION, DOMAIN), state);
        List<String> hosts = new ArrayList<>(Members.texts(distribution.inputs(), "Aliases"));
        hosts.add(domain.toString());
        Map<String, String> manifests = new LinkedHashMap<>();
        state.outputs().forEach((name, url) -> hosts.stream()
                .map(host -> "https://" + host)
                .filter(host -> isEndpoint(name) && url.toString().startsWith(host + "/"))
                .forEach(host -> manifests.put(url.toString().substring(host.length()), name)));
        return Optional.of(
                new Delivery(distribution.inputs(), domain, Policies.of(state), KnownObjects.manifests(manifests)));
    }

    /** As in {@code news/hls}; what a file gives out under a name of its own repeats one of these. */
    private static boolean isEndpoint(String output) {
        return output.indexOf('/') > 0;
    }

    /** One that AWS has, whoever made it; empty when there is none of this id. */
    public static Optional<Delivery> live(AwsClients clients, String id) {
        return LiveDistribution.read(clients.cloudFront(), id)
                .map(found -> new Delivery(
                        found.config(),
                        Value.text(found.domain()),
                        Policies.of(clients.cloudFront()),
                        KnownObjects.none()));
    }

    /** CloudFront's own parts stay references: by those the graph finds them. */
    private static Value filled(Value value, State state) {
        return value.map(leaf -> leaf instanceof Value.Reference reference
                        && !reference.target().type().startsWith("cloudfront_")
                ? lookUp(reference, state)
                : leaf);
    }

    private static Value lookUp(Value.Reference reference, State state) {
        Recorded recorded = state.resources().get(reference.target());
        if (recorded == null) {
            return reference;
        }
        @Nullable Value output = recorded.outputs().get(reference.output());
        @Nullable Value input = recorded.inputs().get(reference.output());
        return output != null ? output : input != null ? input : reference;
    }
}
