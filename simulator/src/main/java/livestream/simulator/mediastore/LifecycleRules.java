package livestream.simulator.mediastore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import livestream.simulator.http.ServiceError;

/**
 * What an object lifecycle policy must be, which travels as JSON in a string: at most ten rules, each of up to ten paths, one
 * age in seconds or days, and an action.
 *
 * <p>Source: MediaStore user guide, "Components of an object lifecycle policy". UNKNOWN: the texts of the refusals. Nothing
 * ever expires here.
 */
final class LifecycleRules {

    private static final int LENGTH = 8192;
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private LifecycleRules() {}

    /** Refuses what does not fit. */
    static void check(String text) {
        require(text.length() <= LENGTH, "it is longer than " + LENGTH + " characters");
        JsonNode root = parse(text);
        require(names(root).equals(Set.of("rules")) && root.path("rules").isArray(), "it must have rules alone");
        int rules = root.path("rules").size();
        require(rules >= 1 && rules <= 10, "it must have 1 to 10 rules");
        root.path("rules").forEach(LifecycleRules::checkRule);
    }

    private static void checkRule(JsonNode rule) {
        require(names(rule).equals(Set.of("definition", "action")), "a rule must have a definition and an action");
        JsonNode definition = rule.path("definition");
        boolean seconds = definition.has("seconds_since_create");
        String age = seconds ? "seconds_since_create" : "days_since_create";
        require(names(definition).equals(Set.of("path", age)), "a definition must have path and one age");
        checkPaths(definition.path("path"), seconds);
        checkAge(definition.path(age), seconds ? 300 : 36_500);
        String action = rule.path("action").asText();
        require(
                action.equals("EXPIRE") || action.equals("ARCHIVE") && !seconds,
                "the action must be EXPIRE, or with days_since_create ARCHIVE");
    }

    private static void checkPaths(JsonNode paths, boolean seconds) {
        require(paths.isArray() && !paths.isEmpty() && paths.size() <= 10, "path must be a list of 1 to 10");
        for (JsonNode path : paths) {
            boolean wildcard = path.path("wildcard").isTextual();
            boolean prefix = path.path("prefix").isTextual() && !seconds;
            require(path.size() == 1 && (wildcard || prefix), "a path is a wildcard, or with days a prefix");
        }
    }

    private static void checkAge(JsonNode age, int most) {
        JsonNode numeric = age.path(0).path("numeric");
        boolean shaped = age.isArray() && age.size() == 1 && names(age.path(0)).equals(Set.of("numeric"));
        require(
                shaped
                        && numeric.size() == 2
                        && List.of(">", ">=").contains(numeric.path(0).asText()),
                "an age is [{\"numeric\": [\">\" or \">=\", number]}]");
        int number = numeric.path(1).asInt(0);
        require(numeric.path(1).isInt() && number >= 1 && number <= most, "an age must be between 1 and " + most);
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new ServiceError(400, "ValidationException", "Invalid Lifecycle Policy: it is not JSON");
        }
    }

    private static void require(boolean fits, String text) {
        MediaStore.require(fits, "Invalid Lifecycle Policy: " + text);
    }
}
