package livestream.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import livestream.cli.Console;
import picocli.CommandLine.Option;

/** The option that asks for JSON instead of text. */
final class JsonOption {
    @Option(names = "--json", description = "Print JSON for a pipeline instead of text; see docs/json.md.")
    private boolean json;

    boolean asked() {
        return json;
    }

    static void print(JsonNode node, Console console) {
        try {
            console.out()
                    .println(new ObjectMapper()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsString(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes can be written", e);
        }
    }
}
