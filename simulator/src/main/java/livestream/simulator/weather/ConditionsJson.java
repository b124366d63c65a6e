package livestream.simulator.weather;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Conditions as JSON, in the form that docs/simulator.md describes. */
final class ConditionsJson {

    private static final Set<String> MEMBERS =
            Set.of("lagSeconds", "lagCalls", "lagOf", "lagOfChanges", "order", "lowerCaseHeaders");

    private ConditionsJson() {}

    /** Reads conditions. Throws an IllegalArgumentException that says what is wrong. */
    static Conditions read(JsonNode json) {
        Members.check(json, MEMBERS);
        Duration lag = Members.seconds(json, "lagSeconds");
        return new Conditions(
                lag == null ? Duration.ZERO : lag,
                json.has("lagCalls") ? Members.number(json, "lagCalls", 0) : 0,
                StreamSupport.stream(json.path("lagOf").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                Members.flag(json, "lagOfChanges"),
                json.has("order") ? (long) Members.number(json, "order", 0) : null,
                Members.flag(json, "lowerCaseHeaders"));
    }

    /** Writes conditions. */
    static ObjectNode write(Conditions conditions) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Members.put(json, "lagSeconds", conditions.lag());
        json.put("lagCalls", conditions.lagCalls());
        conditions.lagOf().forEach(json.putArray("lagOf")::add);
        json.put("lagOfChanges", conditions.lagOfChanges());
        if (conditions.order() != null) {
            json.put("order", conditions.order());
        }
        return json.put("lowerCaseHeaders", conditions.lowerCaseHeaders());
    }
}
