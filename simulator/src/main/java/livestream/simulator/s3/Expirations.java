package livestream.simulator.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import livestream.simulator.http.Answer;

/**
 * When objects and unfinished uploads will be taken away, as the lifecycle rules of their bucket say; it is told, and not done
 * here. Source: S3 user guide, "Lifecycle configuration elements": days are counted to the next midnight UTC.
 */
final class Expirations {

    private Expirations() {}

    /** A rule that comes to pass, and when. */
    private record Due(String rule, Instant at) {}

    /** Tells in a header when an object expires, if it ever does. */
    static Answer told(Answer answer, ObjectNode object, ObjectNode bucket) {
        Optional<Due> due = StreamSupport.stream(rules(bucket).spliterator(), false)
                .filter(rule -> isFor(rule, object))
                .flatMap(rule -> due(rule, rule.path("Expiration"), object.path("LastModified"), "Days").stream())
                .min((one, other) -> one.at().compareTo(other.at()));
        return due.map(end -> answer.with(
                        "x-amz-expiration",
                        "expiry-date=\"" + Told.HTTP_DATE.format(end.at()) + "\", rule-id=\""
                                + URLEncoder.encode(end.rule(), StandardCharsets.UTF_8) + "\""))
                .orElse(answer);
    }

    /** Tells in headers when an upload is given up that is not finished by then, if it ever is. */
    static Answer toldOfUpload(Answer answer, ObjectNode upload, ObjectNode bucket) {
        Optional<Due> due = StreamSupport.stream(rules(bucket).spliterator(), false)
                .filter(rule -> isEnabled(rule) && isPrefix(prefix(rule), upload))
                .flatMap(rule -> due(
                        rule,
                        rule.path("AbortIncompleteMultipartUpload"),
                        upload.path("Initiated"),
                        "DaysAfterInitiation")
                        .stream())
                .min((one, other) -> one.at().compareTo(other.at()));
        return due.map(end -> answer.with("x-amz-abort-date", Told.HTTP_DATE.format(end.at()))
                        .with("x-amz-abort-rule-id", end.rule()))
                .orElse(answer);
    }

    private static JsonNode rules(ObjectNode bucket) {
        return bucket.path(BucketSettings.LIFECYCLE).path("Rule");
    }

    private static Optional<Due> due(JsonNode rule, JsonNode action, JsonNode since, String days) {
        String id = rule.path("ID").asText();
        if (action.has(days)) {
            Instant end = Instant.parse(since.asText())
                    .plus(Duration.ofDays(action.path(days).asLong()));
            Instant midnight = end.truncatedTo(ChronoUnit.DAYS);
            return Optional.of(new Due(id, midnight.equals(end) ? end : midnight.plus(Duration.ofDays(1))));
        }
        return action.has("Date")
                ? Optional.of(
                        new Due(id, LifecycleRules.date(action.path("Date").asText())))
                : Optional.empty();
    }

    private static boolean isEnabled(JsonNode rule) {
        return rule.path("Status").asText().equals("Enabled");
    }

    private static boolean isFor(JsonNode rule, ObjectNode object) {
        JsonNode filter = rule.path("Filter").has("And") ? rule.path("Filter").path("And") : rule.path("Filter");
        long size = Objects.size(object);
        boolean tagged = StreamSupport.stream(
                        filter.path("Tag").isArray()
                                ? filter.path("Tag").spliterator()
                                : List.of(filter.path("Tag")).spliterator(),
                        false)
                .filter(JsonNode::isObject)
                .allMatch(tag -> StreamSupport.stream(
                                object.path(Description.TAGS).spliterator(), false)
                        .anyMatch(tag::equals));
        return isEnabled(rule)
                && isPrefix(prefix(rule), object)
                && tagged
                && size > filter.path("ObjectSizeGreaterThan").asLong(-1)
                && size < filter.path("ObjectSizeLessThan").asLong(Long.MAX_VALUE);
    }

    private static boolean isPrefix(String prefix, ObjectNode thing) {
        return thing.path("Key").asText().startsWith(prefix);
    }

    private static String prefix(JsonNode rule) {
        JsonNode filter = rule.path("Filter");
        JsonNode given = rule.has("Prefix")
                ? rule.path("Prefix")
                : filter.has("And") ? filter.path("And").path("Prefix") : filter.path("Prefix");
        return given.asText();
    }
}
