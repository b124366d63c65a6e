package livestream.providers.lint;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import livestream.engine.ResourceGraph;
import livestream.providers.aws.AwsClients;
import livestream.schema.Address;
import livestream.state.State;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mediapackage.model.OriginEndpoint;

/** Endpoints that channels of a file have beside those that it makes; of what it imports, others may have made some. */
final class EndpointsOfOthers {
    private static final String CHANNEL = "mediapackage_channel";
    private static final String ENDPOINT = "mediapackage_origin_endpoint";

    private EndpointsOfOthers() {}

    /** How many, by the address of the channel; none where the file makes no new endpoint. */
    static Map<Address, Integer> of(ResourceGraph graph, State recorded, @Nullable String region, AwsClients clients) {
        Map<Address, Integer> found = new TreeMap<>();
        if (region == null || !AccountSnapshot.makes(graph, recorded, ENDPOINT)) {
            return found;
        }
        Set<String> wanted = graph.resources().stream()
                .filter(resource -> resource.address().type().equals(ENDPOINT))
                .map(resource -> resource.inputs().text("Id"))
                .collect(Collectors.toSet());
        AccountSnapshot.permitted(() -> clients
                        .mediaPackage(region)
                        .listOriginEndpointsPaginator(request -> request.maxResults(1000))
                        .originEndpoints()
                        .stream()
                        .filter(endpoint -> !wanted.contains(endpoint.id()))
                        .collect(Collectors.groupingBy(OriginEndpoint::channelId, Collectors.counting())))
                .ifPresent(others -> graph.resources().stream()
                        .filter(resource -> resource.address().type().equals(CHANNEL))
                        .forEach(resource -> {
                            long there = others.getOrDefault(resource.inputs().text("Id"), 0L);
                            if (there > 0) {
                                found.put(resource.address(), Math.toIntExact(there));
                            }
                        }));
        return found;
    }
}
