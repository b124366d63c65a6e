package livestream.providers.lint.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import livestream.providers.lint.Behavior;
import livestream.providers.lint.LintContext;
import livestream.schema.Span;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/** Which headers of a viewer a behaviour sends on to its origin: those of its cache key, and those of its request policy. */
final class ForwardedHeaders {
    static final String CACHE = "CachePolicyId";
    static final String REQUEST = "OriginRequestPolicyId";

    private ForwardedHeaders() {}

    /** The member of the behaviour whose policy sends the header on; empty when none does. */
    static Optional<String> by(LintContext context, Behavior behavior, String header) {
        return isKeyed(context, behavior, header)
                ? Optional.of(CACHE)
                : context.policy(behavior, REQUEST)
                        .filter(policy -> takes(policy.get("HeadersConfig"), header))
                        .map(policy -> REQUEST);
    }

    /** Whether answers are cached apart for each value of the header. */
    static boolean isKeyed(LintContext context, Behavior behavior, String header) {
        return context.policy(behavior, CACHE)
                .filter(policy -> policy.get("ParametersInCacheKeyAndForwardedToOrigin") instanceof Value.Fields key
                        && takes(key.get("HeadersConfig"), header))
                .isPresent();
    }

    /** Where the file names the policy, or else asks for the behaviour. */
    static Span at(LintContext context, Behavior behavior, String member) {
        String key = member.equals(CACHE) ? "cachePolicy" : "originRequestPolicy";
        return context.overridden("behaviors", behavior.overrideKey(), member)
                .or(() -> behavior.own().map(own -> own.place().of(own.place().has(key) ? key : "path")))
                .orElse(behavior.at());
    }

    private static boolean takes(@Nullable Value config, String header) {
        if (!(config instanceof Value.Fields headers)) {
            return false;
        }
        List<String> names = new ArrayList<>();
        if (headers.get("Headers") instanceof Value.Items items) {
            items.items().forEach(item -> names.add(item.toString()));
        }
        boolean listed = names.stream().anyMatch(header::equalsIgnoreCase);
        return switch (String.valueOf(headers.get("HeaderBehavior"))) {
            case "allViewer", "allViewerAndWhitelistCloudFront" -> true;
            case "whitelist" -> listed;
            case "allExcept" -> !listed;
            default -> false;
        };
    }
}
