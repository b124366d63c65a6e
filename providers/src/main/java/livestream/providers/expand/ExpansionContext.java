package livestream.providers.expand;

import java.util.SortedMap;
import livestream.engine.ResourceGraph;
import livestream.schema.Address;
import livestream.schema.Channel;
import livestream.schema.Diagnostics;
import livestream.schema.Livestream;
import livestream.schema.RoutingMode;
import livestream.state.ResourceState;

/**
 * What every part of one expansion works on.
 *
 * @param existing what AWS has of the things that the file only uses
 * @param recorded what is deployed
 * @param graph what the parts add their resources to
 */
record ExpansionContext(
        Livestream livestream,
        ExistingResources existing,
        SortedMap<Address, ResourceState> recorded,
        ResourceNames resourceNames,
        InputSource inputSource,
        ResourceGraph.Builder graph,
        Diagnostics diagnostics) {

    /** The routing form that the file asks for: the channel's, or else the distribution's. */
    RoutingMode wanted(Channel channel) {
        return channel.routing() == null ? livestream.distributionOf(channel).routing() : channel.routing();
    }
}
