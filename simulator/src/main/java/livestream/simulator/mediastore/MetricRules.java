package livestream.simulator.mediastore;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import livestream.simulator.http.ServiceError;

/**
 * What a metric policy must be: at most five named groups of objects, unless AWS raised the quota.
 *
 * <p>Source: MediaStore API reference, MetricPolicyRule, and user guide, quotas. UNKNOWN: the refusal of a sixth group.
 */
final class MetricRules {

    private static final int QUOTA = 5;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_]{1,30}");
    private static final Pattern GROUP =
            Pattern.compile("/?(?:[A-Za-z0-9_=:.\\-~*]+/){0,10}(?:[A-Za-z0-9_=:.\\-~*]+)?/?");

    private MetricRules() {}

    /** Refuses what does not fit. */
    static void check(JsonNode policy) {
        JsonNode rules = policy.path("MetricPolicyRules");
        MediaStore.require(!policy.has("MetricPolicyRules") || !rules.isEmpty(), "MetricPolicyRules must not be empty");
        Set<String> names = new HashSet<>();
        for (JsonNode rule : rules) {
            String group = rule.path("ObjectGroup").asText();
            String name = rule.path("ObjectGroupName").asText();
            boolean fits = !group.isEmpty()
                    && group.length() <= 900
                    && GROUP.matcher(group).matches();
            MediaStore.require(fits, "ObjectGroup is not a path of objects");
            MediaStore.require(NAME.matcher(name).matches(), "ObjectGroupName must be 1 to 30 letters, digits and _");
            MediaStore.require(names.add(name), "ObjectGroupName must be unique in the policy");
        }
        if (rules.size() > QUOTA) {
            throw new ServiceError(
                    400, "LimitExceededException", "A metric policy can have at most " + QUOTA + " rules.");
        }
    }
}
