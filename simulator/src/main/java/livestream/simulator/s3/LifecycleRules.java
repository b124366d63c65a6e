package livestream.simulator.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import livestream.simulator.http.ServiceError;

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
            throw S3Errors.malformed();
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
                throw S3Errors.invalid("ID length should not exceed allowed limit of 255");
            }
            if (!ids.add(id)) {
                throw S3Errors.invalid("Rule ID must be unique. Found same ID for more than one rule");
            }
            scope(rule);
            actions(rule);
        }
    }

    /** A rule says in one way, and in one alone, which objects it is for. */
    private static void scope(ObjectNode rule) {
        boolean both = rule.has("Prefix") == rule.has("Filter");
        // Of several conditions, which stand in And.
        if (both || rule.path("Filter").size() > 1) {
            throw S3Errors.malformed();
        }
    }

    private static void actions(ObjectNode rule) {
        if (rule.has("Transition") || rule.has("NoncurrentVersionTransition")) {
            throw S3Errors.notImplemented("transitions to other storage classes");
        }
        if (ACTIONS.stream().noneMatch(rule::has)) {
            throw new ServiceError(400, "InvalidRequest", "At least one action needs to be specified in a rule");
        }
        if (rule.has("Expiration")) {
            if (rule.path("Expiration").size() != 1) {
                throw S3Errors.malformed();
            }
            positive(rule, "Expiration", "Days");
            if (rule.path("Expiration").has("Date")) {
                date(rule.path("Expiration").path("Date").asText());
            }
        }
        positive(rule, "NoncurrentVersionExpiration", "NoncurrentDays");
        positive(rule, "AbortIncompleteMultipartUpload", "DaysAfterInitiation");
    }

    /** A date at which objects expire, which is a midnight. */
    static Instant date(String text) {
        Instant date;
        try {
            date = OffsetDateTime.parse(text.contains("T") ? text : text + "T00:00:00Z")
                    .toInstant();
        } catch (DateTimeException e) {
            throw S3Errors.malformed();
        }
        if (!date.equals(date.truncatedTo(ChronoUnit.DAYS))) {
            throw S3Errors.invalid("'Date' must be at midnight GMT", "Date", text);
        }
        return date;
    }

    private static void positive(ObjectNode rule, String action, String days) {
        JsonNode given = rule.path(action).path(days);
        if (!given.isMissingNode() && given.asInt() < 1) {
            throw S3Errors.invalid("'" + days + "' for " + action + " action must be a positive integer");
        }
    }
}
