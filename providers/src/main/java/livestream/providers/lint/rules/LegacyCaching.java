package livestream.providers.lint.rules;

import java.util.List;
import java.util.Optional;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * What CloudFront refuses in the cache settings of a behavior from before there were cache policies; only an override writes them.
 *
 * <p>Sources: CloudFront API reference, CacheBehavior, ForwardedValues and CookiePreference, with the defaults of the two TTLs that may
 * be left out; CloudFront developer guide, "Quotas", for the three lists.
 *
 * @param member where to look
 * @param words what is wrong, as a sentence about the behavior
 * @param help what to write
 */
record LegacyCaching(String member, String words, String help) {
    private static final String POLICY = "CachePolicyId";
    private static final String FORWARDED = "ForwardedValues";
    private static final String MIN = "MinTTL";
    private static final String DEFAULT = "DefaultTTL";
    private static final String MAX = "MaxTTL";
    private static final long DAY = 86_400;
    private static final long YEAR = 31_536_000;
    private static final int MOST_NAMES = 10;

    /** What is refused in a behavior; empty when nothing is. */
    static Optional<LegacyCaching> refused(Value.Fields behavior) {
        Optional<String> legacy = List.of(FORWARDED, MIN, DEFAULT, MAX).stream()
                .filter(member -> behavior.get(member) != null)
                .findFirst();
        if (isSet(behavior.get(POLICY))) {
            return legacy.map(member -> new LegacyCaching(
                    member,
                    "has `" + member + "` beside a cache policy",
                    "set it in `cachePolicies`; or write `" + POLICY + ": \"\"` where legacy settings are meant."));
        } else if (isSet(behavior.get("OriginRequestPolicyId"))) {
            return Optional.of(new LegacyCaching(
                    POLICY,
                    "has an origin request policy without a cache policy",
                    "write `OriginRequestPolicyId: \"\"` too, or keep the cache policy."));
        }
        return missing(behavior).or(() -> order(behavior)).or(() -> forwarded(behavior));
    }

    private static Optional<LegacyCaching> missing(Value.Fields behavior) {
        return List.of(FORWARDED, MIN).stream()
                .filter(member -> behavior.get(member) == null)
                .findFirst()
                .map(member -> new LegacyCaching(
                        POLICY,
                        "has no cache policy and no `" + member + "`",
                        "write `" + member + "`, or keep the cache policy."));
    }

    private static Optional<LegacyCaching> order(Value.Fields behavior) {
        long min = number(behavior, MIN, 0);
        long usual = number(behavior, DEFAULT, Math.max(DAY, min));
        long max = number(behavior, MAX, Math.max(YEAR, usual));
        return min <= usual && usual <= max
                ? Optional.empty()
                : Optional.of(new LegacyCaching(
                        MIN,
                        "has TTLs that are out of order: MinTTL " + min + ", DefaultTTL " + usual + ", MaxTTL " + max,
                        "the minimum may not be above the default, nor the default above the maximum."));
    }

    private static Optional<LegacyCaching> forwarded(Value.Fields behavior) {
        Value.Fields forwarded = fields(behavior.get(FORWARDED));
        Value.Fields cookies = fields(forwarded.get("Cookies"));
        int names = size(cookies.get("WhitelistedNames"));
        if (cookies.text("Forward").equals("whitelist") == (names == 0)) {
            return Optional.of(new LegacyCaching(
                    FORWARDED,
                    "forwards cookies by name, and " + (names == 0 ? "names none" : "not as a `whitelist`"),
                    "`WhitelistedNames` go with `Forward: whitelist`, and with nothing else."));
        } else if (names > MOST_NAMES) {
            return tooMany(names, "cookies");
        } else if (size(forwarded.get("Headers")) > MOST_NAMES) {
            return tooMany(size(forwarded.get("Headers")), "headers");
        }
        int queries = size(forwarded.get("QueryStringCacheKeys"));
        return queries > MOST_NAMES ? tooMany(queries, "query strings") : Optional.empty();
    }

    private static Optional<LegacyCaching> tooMany(int found, String what) {
        return Optional.of(new LegacyCaching(
                FORWARDED,
                "forwards " + found + " " + what + " by name, and CloudFront allows " + MOST_NAMES,
                "leave some out, or forward all; with a higher quota of the account, suppress this."));
    }

    private static boolean isSet(@Nullable Value value) {
        return value != null && !value.isNeutral();
    }

    private static long number(Value.Fields behavior, String member, long otherwise) {
        return behavior.get(member) instanceof Value.Num num ? num.number().longValue() : otherwise;
    }

    private static Value.Fields fields(@Nullable Value value) {
        return value instanceof Value.Fields fields ? fields : Value.fields();
    }

    private static int size(@Nullable Value list) {
        return list instanceof Value.Items items ? items.items().size() : 0;
    }
}
