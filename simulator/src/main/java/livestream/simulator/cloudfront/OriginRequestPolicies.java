package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Origin request policies: what is sent to the origin without being part of the cache key. */
final class OriginRequestPolicies implements PolicyKind {

    @Override
    public String name() {
        return "OriginRequestPolicy";
    }

    @Override
    public String path() {
        return "/origin-request-policy";
    }

    @Override
    public void complete(ObjectNode config) {
        QuantityLists.fill(config, "Comment", "");
        NameSets.complete(config);
    }

    @Override
    public void check(ObjectNode config) {
        NameSets.check(config, "OriginRequestPolicy");
    }
}
