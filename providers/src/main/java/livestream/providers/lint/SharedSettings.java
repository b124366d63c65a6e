package livestream.providers.lint;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.providers.cloudfront.DistributionListing;
import livestream.providers.cloudfront.ManagedPolicyContents;
import livestream.providers.expand.Expansion;
import livestream.schema.Value;
import livestream.state.ResourceState;
import livestream.state.State;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;

/**
 * What several distributions may use, and of which CloudFront counts the users; AWS's own policies have no such quota.
 *
 * @param words what a reader calls it, as in {@code cache policy}
 * @param id how a distribution names it
 */
public record SharedSettings(String words, Value id) {
    /** What a behaviour names once, and what a reader calls it. */
    private static final Map<String, String> OF_BEHAVIORS = new TreeMap<>(Map.of(
            "CachePolicyId", "cache policy",
            "OriginRequestPolicyId", "origin request policy",
            "ResponseHeadersPolicyId", "response headers policy"));

    /** Those of a distribution in CloudFront's words, each as often as it is named. */
    public static Stream<SharedSettings> of(Value.Fields distribution) {
        return Stream.concat(
                LintContext.behaviorsOf(distribution).flatMap(SharedSettings::ofBehavior),
                LintContext.fields(distribution.get("Origins")).stream()
                        .flatMap(origin -> named("origin access control", origin.get("OriginAccessControlId"))));
    }

    /** Whether a distribution of a graph uses one that the account has already, and that others may use as well. */
    static boolean areOfOthers(ResourceGraph graph) {
        return graph.resources().stream()
                .filter(resource -> resource.address().type().equals(Expansion.DISTRIBUTION.type()))
                .map(Resource::inputs)
                .flatMap(SharedSettings::of)
                .anyMatch(shared -> shared.id() instanceof Value.Text);
    }

    /** How many distributions that are not recorded use each, by its id or ARN. */
    static Map<String, Integer> usedByOthers(List<DistributionSummary> all, State recorded) {
        Set<String> own = recorded.resources().values().stream()
                .map(ResourceState::id)
                .collect(Collectors.toCollection(HashSet::new));
        Map<String, Integer> users = new HashMap<>();
        all.stream()
                .filter(summary -> !own.contains(summary.id()))
                .map(DistributionListing::read)
                .forEach(distribution -> of(distribution)
                        .distinct()
                        .forEach(each -> users.merge(each.id().toString(), 1, Integer::sum)));
        return users;
    }

    private static Stream<SharedSettings> ofBehavior(Value.Fields behavior) {
        List<Value> groups = behavior.get("TrustedKeyGroups") instanceof Value.Fields trusted
                        && trusted.get("Items") instanceof Value.Items items
                ? items.items()
                : List.of();
        return Stream.of(
                        OF_BEHAVIORS.entrySet().stream()
                                .flatMap(member -> named(member.getValue(), behavior.get(member.getKey()))),
                        groups.stream().flatMap(group -> named("key group", group)),
                        LintContext.fields(behavior.get("FunctionAssociations")).stream()
                                .flatMap(function -> named("function", function.get("FunctionARN"))))
                .flatMap(part -> part);
    }

    private static Stream<SharedSettings> named(String words, @Nullable Value id) {
        return id == null
                        || id.isNeutral()
                        || ManagedPolicyContents.of(id.toString()).isPresent()
                ? Stream.empty()
                : Stream.of(new SharedSettings(words, id));
    }
}
