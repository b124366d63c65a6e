package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What CloudFront refuses in the cache behaviours of a distribution.
 *
 * <p>Source: CloudFront developer guide, "Cache behavior settings"; texts about ForwardedValues and MinTTL as callers have
 * reported them. Field-level encryption and real-time logs are not simulated, so every id of one is
 * unknown. UNKNOWN: the code for a path pattern that occurs twice (here InvalidArgument).
 */
final class BehaviorRules {

    private static final int BEHAVIORS = 75;
    private static final Pattern PATH_PATTERN = Pattern.compile("[A-Za-z0-9_.*$/~\"'@:+&?-]{1,255}");
    private static final Set<Set<String>> METHODS = Set.of(
            Set.of("GET", "HEAD"),
            Set.of("GET", "HEAD", "OPTIONS"),
            Set.of("GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"));
    private static final Set<Set<String>> CACHED = Set.of(Set.of("GET", "HEAD"), Set.of("GET", "HEAD", "OPTIONS"));
    private static final List<String> LEGACY = List.of("ForwardedValues", "MinTTL", "DefaultTTL", "MaxTTL");

    private final Policies cachePolicies;
    private final Policies originRequestPolicies;
    private final Policies responseHeadersPolicies;
    private final EdgeRules edge;

    BehaviorRules(
            Policies cachePolicies, Policies originRequestPolicies, Policies responseHeadersPolicies, EdgeRules edge) {
        this.cachePolicies = cachePolicies;
        this.originRequestPolicies = originRequestPolicies;
        this.responseHeadersPolicies = responseHeadersPolicies;
        this.edge = edge;
    }

    /** Refuses bad behaviours of a completed configuration. */
    void check(ObjectNode config, Set<String> targets, String distribution) {
        List<ObjectNode> behaviors = QuantityLists.items(config, "CacheBehaviors");
        if (behaviors.size() > BEHAVIORS) {
            throw Errors.refusal("TooManyCacheBehaviors");
        }
        Set<String> seen = new HashSet<>();
        for (ObjectNode behavior : behaviors) {
            String pattern = QuantityLists.text(behavior, "PathPattern");
            if (!PATH_PATTERN.matcher(pattern).matches()) {
                throw Errors.invalid("The parameter PathPattern contains invalid characters or is too long.");
            }
            // A leading slash is optional, so "/images/*" and "images/*" are one pattern.
            if (!seen.add(pattern.startsWith("/") ? pattern.substring(1) : pattern)) {
                throw Errors.invalid("The parameter PathPattern " + pattern + " occurs more than once.");
            }
        }
        ReferenceIndex.behaviors(config).forEach(behavior -> checkBehavior(behavior, targets, distribution));
    }

    private void checkBehavior(ObjectNode behavior, Set<String> targets, String distribution) {
        if (!targets.contains(QuantityLists.text(behavior, "TargetOriginId"))) {
            throw Errors.refusal("NoSuchOrigin");
        }
        checkMethods(behavior.path("AllowedMethods"), QuantityLists.words(behavior, "AllowedMethods"));
        checkCaching(behavior, distribution);
        String responseHeaders = QuantityLists.text(behavior, "ResponseHeadersPolicyId");
        if (!responseHeaders.isEmpty()) {
            responseHeadersPolicies.checkUse(responseHeaders, distribution);
        }
        edge.check(behavior, distribution);
        checkWhatIsNotPretended(behavior);
    }

    private static void checkMethods(JsonNode allowed, List<String> methods) {
        List<String> cached = QuantityLists.words(allowed, "CachedMethods");
        boolean fits = METHODS.contains(new HashSet<>(methods))
                && CACHED.contains(new HashSet<>(cached))
                && new HashSet<>(methods).size() == methods.size()
                && new HashSet<>(cached).size() == cached.size()
                && methods.containsAll(cached);
        if (!fits) {
            throw Errors.invalid("The parameter AllowedMethods or CachedMethods is not one of the allowed sets.");
        }
    }

    private void checkCaching(ObjectNode behavior, String distribution) {
        String policy = QuantityLists.text(behavior, "CachePolicyId");
        String originRequest = QuantityLists.text(behavior, "OriginRequestPolicyId");
        if (policy.isEmpty()) {
            if (!originRequest.isEmpty()) {
                throw Errors.invalid("The parameter OriginRequestPolicyId cannot be used without a cache policy.");
            }
            checkLegacy(behavior);
            return;
        }
        for (String member : LEGACY) {
            if (behavior.has(member)) {
                throw Errors.invalid("The parameter " + member
                        + " cannot be used when a cache policy is associated to the cache behavior.");
            }
        }
        cachePolicies.checkUse(policy, distribution);
        if (!originRequest.isEmpty()) {
            originRequestPolicies.checkUse(originRequest, distribution);
        }
    }

    private static void checkLegacy(ObjectNode behavior) {
        if (!behavior.has("MinTTL")) {
            throw Errors.invalid("The parameter MinTTL is required.");
        }
        if (!behavior.has("ForwardedValues")) {
            throw Errors.invalid("The parameter ForwardedValues is required.");
        }
        long min = behavior.path("MinTTL").asLong();
        long usual = behavior.path("DefaultTTL").asLong();
        if (min < 0 || min > usual || usual > behavior.path("MaxTTL").asLong()) {
            throw Errors.refusal("InvalidTTLOrder");
        }
        JsonNode forwarded = behavior.path("ForwardedValues");
        JsonNode cookies = forwarded.path("Cookies");
        if (QuantityLists.text(cookies, "Forward").equals("whitelist")
                == QuantityLists.words(cookies, "WhitelistedNames").isEmpty()) {
            throw Errors.refusal("InvalidForwardCookies");
        }
        if (QuantityLists.words(cookies, "WhitelistedNames").size() > 10) {
            throw Errors.refusal("TooManyCookieNamesInWhiteList");
        }
        if (QuantityLists.words(forwarded, "Headers").size() > 10) {
            throw Errors.refusal("TooManyHeadersInForwardedValues");
        }
        if (QuantityLists.words(forwarded, "QueryStringCacheKeys").size() > 10) {
            throw Errors.refusal("TooManyQueryStringParameters");
        }
    }

    private static void checkWhatIsNotPretended(ObjectNode behavior) {
        if (!QuantityLists.text(behavior, "FieldLevelEncryptionId").isEmpty()) {
            throw Errors.refusal("NoSuchFieldLevelEncryptionConfig");
        }
        if (!QuantityLists.text(behavior, "RealtimeLogConfigArn").isEmpty()) {
            throw Errors.refusal("NoSuchRealtimeLogConfig");
        }
    }
}
