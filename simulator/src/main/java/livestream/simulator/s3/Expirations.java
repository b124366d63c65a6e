package livestream.simulator.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import livestream.simulator.http.Response;
import livestream.simulator.policy.AnonymousAccess;

/**
 * When objects and unfinished uploads will be taken away, as the lifecycle rules of their bucket say; it is told, and not done
 * here. Source: S3 user guide, "Lifecycle configuration elements": days are counted to the next midnight UTC.
 */
final class Expirations {

    private Expirations() {}

    /** A rule that comes to pass, and when. */
    private record Due(String rule, Instant at) {}

    /** Tells in a header when an object expires, if it ever does. */
    static Response told(Response response, ObjectNode object, ObjectNode bucket) {
        Optional<Due> due = first(rules(bucket)
                .filter(rule -> isFor(rule, object))
                .flatMap(rule -> due(rule, rule.path("Expiration"), object.path("LastModified"), "Days")));
        return due.map(end -> response.with(
                        "x-amz-expiration",
                        "expiry-date=\"" + ObjectHeaders.HTTP_DATE.format(end.at()) + "\", rule-id=\""
                                + URLEncoder.encode(end.rule(), StandardCharsets.UTF_8) + "\""))
                .orElse(response);
    }

    /** Tells in headers when an upload is given up that is not finished by then, if it ever is. */
    static Response toldOfUpload(Response response, ObjectNode upload, ObjectNode bucket) {
        String action = "AbortIncompleteMultipartUpload";
        Optional<Due> due = first(rules(bucket)
                .filter(rule -> upload.path("Key").asText().startsWith(prefix(rule)))
                .flatMap(rule -> due(rule, rule.path(action), upload.path("Initiated"), "DaysAfterInitiation")));
        return due.map(end -> response.with("x-amz-abort-date", ObjectHeaders.HTTP_DATE.format(end.at()))
                        .with("x-amz-abort-rule-id", end.rule()))
                .orElse(response);
    }

    private static Optional<Due> first(Stream<Due> dues) {
        return dues.min(Comparator.comparing(Due::at));
    }

    private static Stream<JsonNode> rules(ObjectNode bucket) {
        return each(bucket.path(BucketSettings.LIFECYCLE).path("Rule"))
                .filter(rule -> rule.path("Status").asText().equals("Enabled"));
    }

    private static Stream<Due> due(JsonNode rule, JsonNode action, JsonNode since, String days) {
        String id = rule.path("ID").asText();
        if (action.has(days)) {
            Instant end = Instant.parse(since.asText())
                    .plus(Duration.ofDays(action.path(days).asLong()));
            Instant midnight = end.truncatedTo(ChronoUnit.DAYS);
            return Stream.of(new Due(id, midnight.equals(end) ? end : midnight.plus(Duration.ofDays(1))));
        }
        return each(action.path("Date")).map(date -> new Due(id, LifecycleRules.date(date.asText())));
    }

    private static boolean isFor(JsonNode rule, ObjectNode object) {
        JsonNode filter = filter(rule);
        long size = Objects.size(object);
        return object.path("Key").asText().startsWith(prefix(rule))
                && each(filter.path("Tag"))
                        .allMatch(tag -> each(object.path(Description.TAGS)).anyMatch(tag::equals))
                && size > filter.path("ObjectSizeGreaterThan").asLong(-1)
                && size < filter.path("ObjectSizeLessThan").asLong(Long.MAX_VALUE);
    }

    private static String prefix(JsonNode rule) {
        return (rule.has("Prefix") ? rule : filter(rule)).path("Prefix").asText();
    }

    /** One condition, or several in And. */
    private static JsonNode filter(JsonNode rule) {
        JsonNode filter = rule.path("Filter");
        return filter.has("And") ? filter.path("And") : filter;
    }

    private static Stream<JsonNode> each(JsonNode node) {
        return AnonymousAccess.all(node).stream();
    }
}
