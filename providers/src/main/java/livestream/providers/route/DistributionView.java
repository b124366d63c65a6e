package livestream.providers.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.providers.aws.AwsClients;
import livestream.providers.cloudfront.DeployedDistribution;
import livestream.providers.expand.ExpandedDistribution;
import livestream.providers.expand.Expansion;
import livestream.providers.routing.ObjectIndex;
import livestream.providers.routing.RoutedEndpoint;
import livestream.schema.Value;
import livestream.state.ResourceState;
import livestream.state.State;
import org.jspecify.annotations.Nullable;

/**
 * A distribution to be asked about: one that a file would make, one that was applied, or any that AWS has.
 *
 * @param config the members of {@code DistributionConfig}
 * @param domain its own domain, known or a reference
 * @param policies what it names by id
 * @param objects what its endpoints serve
 * @param takedowns what the file took off the air
 */
public record DistributionView(
        Value.Fields config, Value domain, Policies policies, ObjectIndex objects, Takedowns takedowns) {
    private static final String DOMAIN = "Domain";

    /** All of its endpoints are on the air. */
    public DistributionView(Value.Fields config, Value domain, Policies policies, ObjectIndex objects) {
        this(config, domain, policies, objects, Takedowns.none());
    }

    /**
     * What a file would make, distribution by distribution. What AWS gave before, such as the id of an endpoint, is taken for
     * what it will give, also where the next apply creates the endpoint again.
     */
    public static List<DistributionView> planned(Expansion expansion, State state) {
        return expansion.distributions().stream()
                .map(placed -> planned(placed, expansion.graph(), state))
                .toList();
    }

    private static DistributionView planned(ExpandedDistribution placed, ResourceGraph graph, State state) {
        Resource distribution = Objects.requireNonNull(graph.get(placed.address()));
        List<RoutedEndpoint> endpoints = placed.endpoints().stream()
                .map(endpoint -> endpoint.livingAt(filled(endpoint.pathPrefix(), state)))
                .toList();
        return new DistributionView(
                (Value.Fields) filled(distribution.inputs(), state),
                lookUp(new Value.Reference(placed.address(), DOMAIN), state),
                Policies.of(graph),
                ObjectIndex.of(endpoints, placed.routing().forms()),
                Takedowns.of(
                        graph.resources().stream().collect(Collectors.toMap(Resource::address, Resource::inputs)),
                        null));
    }

    /** What was applied last, distribution by distribution. */
    public static List<DistributionView> deployed(State state) {
        return state.resources().values().stream()
                .filter(recorded -> recorded.address().type().equals(Expansion.DISTRIBUTION.type()))
                .map(recorded -> deployed(recorded, state))
                .toList();
    }

    private static DistributionView deployed(ResourceState distribution, State state) {
        Value domain = lookUp(new Value.Reference(distribution.address(), DOMAIN), state);
        List<String> hosts = hosts(distribution.inputs(), domain);
        Map<String, String> manifests = new LinkedHashMap<>();
        state.outputs().forEach((name, url) -> hosts.stream()
                .map(host -> "https://" + host)
                .filter(host -> isEndpoint(name) && url.toString().startsWith(host + "/"))
                .forEach(host -> manifests.put(url.toString().substring(host.length()), name)));
        return new DistributionView(
                distribution.inputs(),
                domain,
                Policies.of(state),
                ObjectIndex.manifests(manifests),
                Takedowns.of(
                        state.resources().values().stream()
                                .collect(Collectors.toMap(ResourceState::address, ResourceState::inputs)),
                        lookUp(new Value.Reference(Expansion.TAKEDOWN, "Arn"), state)));
    }

    private static List<String> hosts(Value.Fields config, Value domain) {
        List<String> hosts = new ArrayList<>(ApiMembers.texts(config, "Aliases"));
        hosts.add(domain.toString());
        return hosts;
    }

    /**
     * The one of these that answers for a host; empty where it is one of several and the host says not which.
     *
     * @param host null when only a path is asked for
     */
    public static Optional<DistributionView> answering(List<DistributionView> deliveries, @Nullable String host) {
        return deliveries.size() == 1
                ? Optional.of(deliveries.get(0))
                : deliveries.stream()
                        .filter(view -> view.hosts().stream().anyMatch(each -> each.equalsIgnoreCase(host)))
                        .findFirst();
    }

    /**
     * The outputs whose URL is refused, because the file took the channel off the air.
     *
     * @param outputs what is given back, by name
     */
    public static Set<String> offTheAir(List<DistributionView> deliveries, Map<String, Value> outputs) {
        return outputs.entrySet().stream()
                .filter(output -> isEndpoint(output.getKey()))
                .filter(output -> deliveries.stream()
                        .anyMatch(view ->
                                view.refuses(output.getKey(), output.getValue().toString())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private boolean refuses(String endpoint, String url) {
        return hosts().stream()
                .map(host -> "https://" + host)
                .filter(host -> url.startsWith(host + "/"))
                .map(host -> BehaviorMatch.of(config, url.substring(host.length())))
                .anyMatch(choice -> takedowns.where(endpoint, choice.behavior()) != Takedown.NONE);
    }

    /** The host names by which viewers reach it. */
    public List<String> hosts() {
        return hosts(config, domain);
    }

    /** As in {@code news/hls}; what a file publishes under a name of its own repeats one of these. */
    private static boolean isEndpoint(String output) {
        return output.indexOf('/') > 0;
    }

    /** One that AWS has, whoever made it; empty when there is none of this id. */
    public static Optional<DistributionView> live(AwsClients clients, String id) {
        return DeployedDistribution.read(clients.cloudFront(), id)
                .map(found -> new DistributionView(
                        found.config(),
                        Value.text(found.domain()),
                        Policies.of(clients.cloudFront()),
                        ObjectIndex.none()));
    }

    /** CloudFront's own policies and functions stay references: by those the graph finds them. */
    private static Value filled(Value value, State state) {
        return value.map(leaf -> leaf instanceof Value.Reference reference
                        && (!reference.target().type().startsWith("cloudfront_")
                                || reference.target().type().equals("cloudfront_key_group"))
                ? lookUp(reference, state)
                : leaf);
    }

    private static Value lookUp(Value.Reference reference, State state) {
        ResourceState recorded = state.resources().get(reference.target());
        if (recorded == null) {
            return reference;
        }
        @Nullable Value output = recorded.outputs().get(reference.output());
        @Nullable Value input = recorded.inputs().get(reference.output());
        return output != null ? output : input != null ? input : reference;
    }
}
