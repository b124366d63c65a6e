package livestream.providers.lint.rules;

import java.util.List;
import java.util.function.Predicate;
import livestream.schema.Value;

/**
 * How the members of a lifecycle rule of a bucket go together.
 *
 * <p>Source: S3 API reference, PutBucketLifecycleConfiguration, LifecycleRule, LifecycleRuleFilter and LifecycleExpiration.
 */
final class LifecycleLimit {
    private static final List<String> ACTIONS = List.of(
            "Expiration",
            "NoncurrentVersionExpiration",
            "AbortIncompleteMultipartUpload",
            "Transitions",
            "NoncurrentVersionTransitions");

    static final MemberLimit OF_RULE = limit(
            rule -> (rule.get("Prefix") == null) != (rule.get("Filter") == null)
                    && ACTIONS.stream().anyMatch(action -> rule.get(action) != null),
            "a rule with a `Filter` or a `Prefix`, and with something to do, such as an `Expiration`");

    static final MemberLimit OF_FILTER =
            limit(filter -> filter.fields().size() <= 1, "one condition, or several within `And`");

    static final MemberLimit OF_EXPIRATION = limit(
            expiration -> expiration.fields().size() == 1, "one of `Days`, `Date` and `ExpiredObjectDeleteMarker`");

    private LifecycleLimit() {}

    private static MemberLimit limit(Predicate<Value.Fields> fits, String words) {
        return new MemberLimit(value -> !(value instanceof Value.Fields fields) || fits.test(fields), words);
    }
}
