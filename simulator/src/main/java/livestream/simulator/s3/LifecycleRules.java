package livestream.simulator.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import livestream.simulator.http.Refusal;

/**
 * What lifecycle rules a bucket may have. Source: S3 API reference, PutBucketLifecycleConfiguration and LifecycleRule. The
 * smallest age is one day. Expiration by age and the end of unfinished uploads only; nothing expires here.
 */
final class LifecycleRules {

    private static final int MOST = 1000;
    private static final List<String> ACTIONS =
            List.of("Expiration", "NoncurrentVersionExpiration", "AbortIncompleteMultipartUpload");

    private LifecycleRules() {}

    /** Refuses bad rules, and names those that have no name as S3 does, by a random id. */
    static void check(ObjectNode configuration) {
        JsonNode rules = configuration.path("Rule");
        if (rules.size() > MOST) {
            throw S3.malformed("more than " + MOST + " rules");
        }
        Set<String> ids = new HashSet<>();
        int unnamed = 0;
        for (JsonNode each : rules) {
            ObjectNode rule = (ObjectNode) each;
            if (!rule.has("ID")) {
                rule.put("ID", "generated-" + ++unnamed);
            }
            String id = rule.path("ID").asText();
            if (id.length() > 255) {
                throw S3.invalid("ID length should not exceed allowed limit of 255");
            }
            if (!ids.add(id)) {
                throw S3.invalid("Rule ID must be unique. Found same ID for more than one rule");
            }
            scope(rule);
            actions(rule);
        }
    }

    /** A rule says in one way, and in one alone, which objects it is for. */
    private static void scope(ObjectNode rule) {
        if (rule.has("Prefix") == rule.has("Filter")) {
            throw S3.malformed("a rule has either a Prefix or a Filter");
        }
        if (rule.path("Filter").size() > 1) {
            throw S3.malformed("a Filter of several conditions has them in And");
        }
    }

    private static void actions(ObjectNode rule) {
        if (rule.has("Transition") || rule.has("NoncurrentVersionTransition")) {
            throw S3.notImplemented("transitions to other storage classes");
        }
        if (ACTIONS.stream().noneMatch(rule::has)) {
            throw new Refusal(400, "InvalidRequest", "At least one action needs to be specified in a rule");
        }
        if (rule.has("Expiration")) {
            if (rule.path("Expiration").size() != 1) {
                throw S3.malformed("an Expiration has Days, a Date or ExpiredObjectDeleteMarker");
            }
            positive(rule, "Expiration", "Days");
        }
        positive(rule, "NoncurrentVersionExpiration", "NoncurrentDays");
        positive(rule, "AbortIncompleteMultipartUpload", "DaysAfterInitiation");
    }

    private static void positive(ObjectNode rule, String action, String days) {
        JsonNode given = rule.path(action).path(days);
        if (!given.isMissingNode() && given.asInt() < 1) {
            throw S3.invalid("'" + days + "' for " + action + " action must be a positive integer");
        }
    }
}
