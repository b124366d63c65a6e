package livestream.simulator.weather;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads members of JSON strictly; each method throws an IllegalArgumentException that says what is wrong. */
final class StrictJson {

    private StrictJson() {}

    /** Refuses members that nobody reads. */
    static void check(JsonNode json, Set<String> known) {
        for (var member : json.properties()) {
            if (!known.contains(member.getKey())) {
                throw new IllegalArgumentException("There is no member " + member.getKey() + ".");
            }
        }
    }

    /** A whole number, not below the least. */
    static int number(JsonNode json, String member, int least) {
        JsonNode given = json.path(member);
        if (!given.canConvertToInt() || !given.isIntegralNumber() || given.asInt() < least) {
            throw new IllegalArgumentException("The member " + member + " must be a whole number from " + least + ".");
        }
        return given.asInt();
    }

    /** Whether something is so; not, when nothing is said. */
    static boolean flag(JsonNode json, String member) {
        JsonNode given = json.path(member);
        if (!given.isMissingNode() && !given.isBoolean()) {
            throw new IllegalArgumentException("The member " + member + " must be true or false.");
        }
        return given.asBoolean();
    }

    /** A time in seconds, or null when nothing is said. */
    static @Nullable Duration seconds(JsonNode json, String member) {
        JsonNode given = json.path(member);
        if (given.isMissingNode()) {
            return null;
        }
        if (!given.isNumber() || given.asDouble() < 0) {
            throw new IllegalArgumentException("The member " + member + " must be a number of seconds.");
        }
        return Duration.ofMillis(Math.round(given.asDouble() * 1000));
    }

    /** Writes a time in seconds, if there is one. */
    static void put(ObjectNode json, String member, @Nullable Duration duration) {
        if (duration != null) {
            json.put(member, duration.toMillis() / 1000.0);
        }
    }
}
