package livestream.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.function.Supplier;
import livestream.cli.Console;

/** The option that asks for JSON instead of text. */
final class JsonOption {
    private final Supplier<Boolean> json;

    JsonOption(Arguments arguments) {
        json = arguments.flag("--json", "Print JSON for a pipeline instead of text; see docs/json.md.");
    }

    boolean asked() {
        return json.get();
    }

    static void print(JsonNode node, Console console) {
        try {
            console.out()
                    .print(new ObjectMapper()
                                    .enable(SerializationFeature.INDENT_OUTPUT)
                                    .writeValueAsString(node)
                            + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes can be written", e);
        }
    }
}
