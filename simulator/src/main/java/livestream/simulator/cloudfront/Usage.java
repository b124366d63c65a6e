package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import livestream.simulator.store.Shelf;
import livestream.simulator.store.World;

/** Which distributions use what. A distribution uses its policies until it is updated or deleted, disabled or not. */
final class Usage {

    private final Shelf distributions;

    Usage(World world) {
        this.distributions = world.store().shelf(Distributions.SHELF, "");
    }

    /** All distributions. */
    List<ObjectNode> distributions() {
        return distributions.all();
    }

    /** The distributions that name an id in a member of one of their behaviours. */
    List<ObjectNode> byBehavior(String member, String id) {
        return withBehavior(behavior -> Tree.text(behavior, member).equals(id));
    }

    /** The distributions that name an id in a member of one of their origins. */
    List<ObjectNode> byOrigin(String member, String id) {
        return distributions.all().stream()
                .filter(d -> Tree.items(d.path("DistributionConfig"), "Origins").stream()
                        .anyMatch(o -> Tree.text(o, member).equals(id)))
                .toList();
    }

    /** The distributions of which an origin is read as an origin access identity, by its name. */
    List<ObjectNode> byIdentity(String name) {
        return distributions.all().stream()
                .filter(d -> Tree.items(d.path("DistributionConfig"), "Origins").stream()
                        .anyMatch(o -> Tree.text(o.path("S3OriginConfig"), "OriginAccessIdentity")
                                .equals(name)))
                .toList();
    }

    /** The distributions of which a behaviour trusts a key group. */
    List<ObjectNode> byKeyGroup(String id) {
        return withBehavior(behavior -> Tree.words(behavior, "TrustedKeyGroups").contains(id));
    }

    /** The distributions of which a behaviour runs a function. */
    List<ObjectNode> byFunction(String arn) {
        return withBehavior(behavior -> Tree.items(behavior, "FunctionAssociations").stream()
                .anyMatch(association -> Tree.text(association, "FunctionARN").equals(arn)));
    }

    private List<ObjectNode> withBehavior(Predicate<ObjectNode> fits) {
        return distributions.all().stream()
                .filter(d -> behaviors(Tree.structure(d, "DistributionConfig")).anyMatch(fits))
                .toList();
    }

    /** The behaviours of a configuration, the default one first. */
    static Stream<ObjectNode> behaviors(ObjectNode config) {
        List<ObjectNode> all = new ArrayList<>();
        if (config.get("DefaultCacheBehavior") instanceof ObjectNode behavior) {
            all.add(behavior);
        }
        all.addAll(Tree.items(config, "CacheBehaviors"));
        return all.stream();
    }
}
