package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What distinguishes one kind of policy from the others; what they share is in {@link Policies}. */
interface PolicyKind {

    /** The name in shapes, operations and codes, such as {@code CachePolicy}. */
    String name();

    /** The plural in operations and codes, such as {@code CachePolicies}. */
    default String plural() {
        return name().substring(0, name().length() - 1) + "ies";
    }

    /** The path, such as {@code /cache-policy}. */
    String path();

    /** Fills in what CloudFront fills in. */
    void complete(ObjectNode config);

    /** Refuses a completed configuration that CloudFront would refuse. */
    void check(ObjectNode config);
}
