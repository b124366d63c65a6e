package livestream.providers.expand;

import java.util.List;
import livestream.providers.routing.RoutedEndpoint;
import livestream.providers.routing.Routing;
import livestream.schema.Address;
import livestream.schema.Livestream;

/**
 * A distribution of a file, and what is behind it.
 *
 * @param address of its resource
 * @param livestream the file with this distribution alone, and the channels behind it
 * @param endpoints the endpoints that viewers reach through it, in document order
 * @param routing which URL goes to which endpoint
 */
public record ExpandedDistribution(
        Address address, Livestream livestream, List<RoutedEndpoint> endpoints, Routing routing) {
    public ExpandedDistribution {
        endpoints = List.copyOf(endpoints);
    }
}
