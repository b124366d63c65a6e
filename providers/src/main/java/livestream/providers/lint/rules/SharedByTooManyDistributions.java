package livestream.providers.lint.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import livestream.engine.Resource;
import livestream.providers.aws.Quotas;
import livestream.providers.cloudfront.ManagedSettings;
import livestream.providers.expand.Expansion;
import livestream.providers.lint.Linted;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Livestream;
import livestream.schema.Severity;
import livestream.schema.Span;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * More distributions of the file than CloudFront lets use one policy, key group, access control or function. Those that others
 * have are not counted, and AWS's own policies have no such quota.
 */
final class SharedByTooManyDistributions extends Rule {
    private static final int ALLOWED = Quotas.of("cloudfront.distributions.per.shared.setting");

    /** What a behaviour names once, and what a reader calls it. */
    private static final Map<String, String> OF_BEHAVIORS = new TreeMap<>(Map.of(
            "CachePolicyId", "cache policy",
            "OriginRequestPolicyId", "origin request policy",
            "ResponseHeadersPolicyId", "response headers policy"));

    /** @param words what a reader calls it */
    private record Shared(String words, Value id) {}

    SharedByTooManyDistributions() {
        super(
                Severity.ERROR,
                "More distributions share a policy, a key group, an access control or a function than CloudFront allows.",
                "CloudFront lets 100 distributions use one of them, unless the account has a higher quota, and refuses the next one"
                        + " in the middle of the apply.",
                "Give some of the distributions other settings, split the file, or ask for a higher quota; when it is granted, waive"
                        + " this.");
    }

    @Override
    public void check(Linted linted, Diagnostics findings) {
        Map<Shared, Integer> users = new LinkedHashMap<>();
        for (Resource resource : linted.graph().resources()) {
            if (resource.address().type().equals(Expansion.DISTRIBUTION.type())) {
                shared(resource.inputs()).distinct().forEach(each -> users.merge(each, 1, Integer::sum));
            }
        }
        users.forEach((shared, distributions) -> {
            if (distributions > ALLOWED) {
                findings.add(finding("The " + shared.words() + " `" + called(shared.id()) + "` is used by "
                                + distributions + " distributions, and CloudFront allows " + ALLOWED + ".")
                        .at(at(linted.livestream()))
                        .help("split the file, or ask for a higher quota and waive this."));
            }
        });
    }

    private static Span at(Livestream livestream) {
        return livestream.place().has("distributions")
                ? livestream.place().of("distributions")
                : livestream.distributionAt();
    }

    private static String called(Value id) {
        return id instanceof Value.Reference reference ? reference.target().key() : id.toString();
    }

    private static Stream<Shared> shared(Value.Fields distribution) {
        return Stream.concat(
                Linted.behaviorsOf(distribution).flatMap(SharedByTooManyDistributions::ofBehavior),
                Linted.fields(distribution.get("Origins")).stream()
                        .flatMap(origin -> named("origin access control", origin.get("OriginAccessControlId"))));
    }

    private static Stream<Shared> ofBehavior(Value.Fields behavior) {
        List<Value> groups = behavior.get("TrustedKeyGroups") instanceof Value.Fields trusted
                        && trusted.get("Items") instanceof Value.Items items
                ? items.items()
                : List.of();
        return Stream.of(
                        OF_BEHAVIORS.entrySet().stream()
                                .flatMap(member -> named(member.getValue(), behavior.get(member.getKey()))),
                        groups.stream().flatMap(group -> named("key group", group)),
                        Linted.fields(behavior.get("FunctionAssociations")).stream()
                                .flatMap(function -> named("function", function.get("FunctionARN"))))
                .flatMap(part -> part);
    }

    private static Stream<Shared> named(String words, @Nullable Value id) {
        return id == null || id.isNeutral() || ManagedSettings.of(id.toString()).isPresent()
                ? Stream.empty()
                : Stream.of(new Shared(words, id));
    }
}
