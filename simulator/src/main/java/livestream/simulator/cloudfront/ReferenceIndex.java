package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/** Which distributions use what. A distribution uses its policies until it is updated or deleted, disabled or not. */
final class ReferenceIndex {

    private final Table distributions;

    ReferenceIndex(SimulatorContext context) {
        this.distributions = context.store().table(Distributions.TABLE, "");
    }

    /** All distributions. */
    List<ObjectNode> distributions() {
        return distributions.all();
    }

    /** The distributions that name an id in a member of one of their behaviours. */
    List<ObjectNode> byBehavior(String member, String id) {
        return withBehavior(behavior -> QuantityLists.text(behavior, member).equals(id));
    }

    /** The distributions that name an id in a member of one of their origins. */
    List<ObjectNode> byOrigin(String member, String id) {
        return distributions.all().stream()
                .filter(d -> QuantityLists.items(d.path("DistributionConfig"), "Origins").stream()
                        .anyMatch(o -> QuantityLists.text(o, member).equals(id)))
                .toList();
    }

    /** The distributions of which an origin is read as an origin access identity, by its name. */
    List<ObjectNode> byIdentity(String name) {
        return distributions.all().stream()
                .filter(d -> QuantityLists.items(d.path("DistributionConfig"), "Origins").stream()
                        .anyMatch(o -> QuantityLists.text(o.path("S3OriginConfig"), "OriginAccessIdentity")
                                .equals(name)))
                .toList();
    }

    /** The distributions of which a behaviour trusts a key group. */
    List<ObjectNode> byKeyGroup(String id) {
        return withBehavior(
                behavior -> QuantityLists.words(behavior, "TrustedKeyGroups").contains(id));
    }

    /** The distributions of which a behaviour runs a function. */
    List<ObjectNode> byFunction(String arn) {
        return withBehavior(behavior -> QuantityLists.items(behavior, "FunctionAssociations").stream()
                .anyMatch(association ->
                        QuantityLists.text(association, "FunctionARN").equals(arn)));
    }

    private List<ObjectNode> withBehavior(Predicate<ObjectNode> fits) {
        return distributions.all().stream()
                .filter(d -> behaviors(QuantityLists.structure(d, "DistributionConfig"))
                        .anyMatch(fits))
                .toList();
    }

    /** The behaviours of a configuration, the default one first. */
    static Stream<ObjectNode> behaviors(ObjectNode config) {
        List<ObjectNode> all = new ArrayList<>();
        if (config.get("DefaultCacheBehavior") instanceof ObjectNode behavior) {
            all.add(behavior);
        }
        all.addAll(QuantityLists.items(config, "CacheBehaviors"));
        return all.stream();
    }
}
