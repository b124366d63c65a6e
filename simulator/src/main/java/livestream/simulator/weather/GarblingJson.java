package livestream.simulator.weather;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What becomes of an answer as JSON, in the form that docs/simulator.md describes. */
final class GarblingJson {

    private GarblingJson() {}

    /** Reads it. Throws an IllegalArgumentException that says what is wrong. */
    static Garbling read(JsonNode json) {
        if (json.has("header") && (json.has("member") || json.has("as"))) {
            throw new IllegalArgumentException("A garbled header is left out: it has neither member nor as.");
        } else if (json.has("header")) {
            return Garbling.withoutHeader(json.path("header").asText());
        } else if (json.has("member")) {
            return Garbling.of(json.path("member").asText(), choice(json, Garbling.Part.values()));
        }
        return Garbling.of(choice(json, Garbling.Whole.values()));
    }

    private static <E extends Enum<E>> E choice(JsonNode json, E[] all) {
        String as = json.path("as").asText();
        return Arrays.stream(all)
                .filter(choice -> Garbling.word(choice).equals(as))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The member as is one of "
                        + Arrays.stream(all).map(Garbling::word).collect(Collectors.joining(", ")) + "."));
    }

    /** Writes it. */
    static void write(ObjectNode json, Garbling garbling) {
        if (garbling.whole() != null) {
            json.put("as", Garbling.word(garbling.whole()));
        } else if (garbling.header() != null) {
            json.put("header", garbling.header());
        } else if (garbling.part() != null) {
            json.put("member", garbling.member()).put("as", Garbling.word(garbling.part()));
        }
    }
}
