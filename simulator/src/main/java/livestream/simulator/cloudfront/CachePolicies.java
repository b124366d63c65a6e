package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Cache policies.
 *
 * <p>Source: CloudFront developer guide, "Controlling the cache key". Defaults: 86,400 seconds or MinTTL when that is
 * larger, 31,536,000 or DefaultTTL when that is larger. The texts about disabled caching are those that callers have
 * reported. The service calls ParametersInCacheKeyAndForwardedToOrigin optional but cannot do without (UNKNOWN: what it
 * answers when it is left out; here it is refused).
 */
final class CachePolicies implements PolicyKind {

    private static final long DAY = 86_400;
    private static final long YEAR = 31_536_000;
    private static final String PARAMETERS = "ParametersInCacheKeyAndForwardedToOrigin";

    @Override
    public String name() {
        return "CachePolicy";
    }

    @Override
    public String path() {
        return "/cache-policy";
    }

    @Override
    public void complete(ObjectNode config) {
        if (!config.has(PARAMETERS)) {
            throw Errors.invalid("The parameter " + PARAMETERS + " is required.");
        }
        QuantityLists.fill(config, "Comment", "");
        QuantityLists.fill(
                config, "DefaultTTL", Math.max(DAY, config.path("MinTTL").asLong()));
        QuantityLists.fill(
                config, "MaxTTL", Math.max(YEAR, config.path("DefaultTTL").asLong()));
        ObjectNode parameters = QuantityLists.structure(config, PARAMETERS);
        QuantityLists.fill(parameters, "EnableAcceptEncodingBrotli", false);
        NameSets.complete(parameters);
    }

    @Override
    public void check(ObjectNode config) {
        long min = config.path("MinTTL").asLong();
        long usual = config.path("DefaultTTL").asLong();
        long max = config.path("MaxTTL").asLong();
        if (min < 0) {
            throw Errors.invalid("The parameter MinTTL is not valid.");
        }
        if (min > usual) {
            throw Errors.invalid("The parameter MinTTL must be less than or equal to DefaultTTL.");
        }
        if (usual > max) {
            throw Errors.invalid("The parameter DefaultTTL must be less than or equal to MaxTTL.");
        }
        ObjectNode parameters = QuantityLists.structure(config, PARAMETERS);
        NameSets.check(parameters, "CachePolicy");
        if (max == 0) {
            checkNothingInKey(parameters);
        }
    }

    private static void checkNothingInKey(ObjectNode parameters) {
        for (String flag : new String[] {"EnableAcceptEncodingGzip", "EnableAcceptEncodingBrotli"}) {
            if (parameters.path(flag).asBoolean()) {
                throw disabled(flag);
            }
        }
        String[][] behaviors = {
            {"HeadersConfig", "HeaderBehavior"},
            {"CookiesConfig", "CookieBehavior"},
            {"QueryStringsConfig", "QueryStringBehavior"}
        };
        for (String[] behavior : behaviors) {
            if (!QuantityLists.text(parameters.path(behavior[0]), behavior[1]).equals("none")) {
                throw disabled(behavior[1]);
            }
        }
    }

    private static RuntimeException disabled(String parameter) {
        return Errors.invalid("The parameter " + parameter + " is invalid for policy with caching disabled");
    }
}
