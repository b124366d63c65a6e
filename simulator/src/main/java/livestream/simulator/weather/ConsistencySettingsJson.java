package livestream.simulator.weather;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Conditions as JSON, in the form that docs/simulator.md describes. */
final class ConsistencySettingsJson {

    private static final Set<String> MEMBERS =
            Set.of("lagSeconds", "lagCalls", "lagOf", "lagOfChanges", "order", "lowerCaseHeaders");

    private ConsistencySettingsJson() {}

    /** Reads conditions. Throws an IllegalArgumentException that says what is wrong. */
    static ConsistencySettings read(JsonNode json) {
        StrictJson.check(json, MEMBERS);
        Duration lag = StrictJson.seconds(json, "lagSeconds");
        return new ConsistencySettings(
                lag == null ? Duration.ZERO : lag,
                json.has("lagCalls") ? StrictJson.number(json, "lagCalls", 0) : 0,
                StreamSupport.stream(json.path("lagOf").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                StrictJson.flag(json, "lagOfChanges"),
                json.has("order") ? (long) StrictJson.number(json, "order", 0) : null,
                StrictJson.flag(json, "lowerCaseHeaders"));
    }

    /** Writes conditions. */
    static ObjectNode write(ConsistencySettings consistencySettings) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        StrictJson.put(json, "lagSeconds", consistencySettings.lag());
        json.put("lagCalls", consistencySettings.lagCalls());
        consistencySettings.lagOf().forEach(json.putArray("lagOf")::add);
        json.put("lagOfChanges", consistencySettings.lagOfChanges());
        if (consistencySettings.order() != null) {
            json.put("order", consistencySettings.order());
        }
        return json.put("lowerCaseHeaders", consistencySettings.lowerCaseHeaders());
    }
}
