package livestream.cli.later;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What keys are tried with: {@code values.yaml}, which says how it is written, and for a flag or one of some words the schema
 * itself.
 */
final class Values {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode table;

    private Values(JsonNode table) {
        this.table = table;
    }

    static Values read() {
        try (InputStream file =
                Objects.requireNonNull(Values.class.getResourceAsStream("/later/values.yaml"), "values.yaml")) {
            Load yaml = new Load(LoadSettings.builder().build());
            return new Values(JSON.valueToTree(yaml.loadFromInputStream(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands in the applied file, by what a key is in. */
    JsonNode around() {
        return table.path("around");
    }

    /** The ids that the table knows. */
    List<String> ids() {
        List<String> ids = new ArrayList<>();
        table.path("keys").fieldNames().forEachRemaining(ids::add);
        table.path("unchangeable").fieldNames().forEachRemaining(ids::add);
        return ids;
    }

    /** What the table says of a key; empty when it says nothing. */
    JsonNode of(Key key) {
        JsonNode said = unchangeable(key).isMissingNode() ? table.path("keys").path(key.id()) : unchangeable(key);
        return said.isMissingNode() ? JsonNodeFactory.instance.objectNode() : said;
    }

    /** Why the key cannot change on an applied file, and what says so; missing when it can. */
    JsonNode unchangeable(Key key) {
        return table.path("unchangeable").path(key.id());
    }

    /** Whether all that the key holds are keys of its own, which are tried for themselves. */
    boolean isOnlyAround(Key key) {
        return of(key).path("values").isMissingNode()
                && key.schema().has("properties")
                && !isText(key.schema().path("type"));
    }

    /** Whether the key is refused where it stands, whatever stands beside it. */
    boolean isMisplaced(Key key) {
        return key.around().containsKey(of(key).path("notIn").asText());
    }

    private static boolean isText(JsonNode type) {
        boolean text = type.asText().equals("string");
        for (JsonNode one : type) {
            text |= one.asText().equals("string");
        }
        return text;
    }

    /**
     * The mapping that the key is in, as it is with each value that is tried, one after the other: the key, and what has to
     * stand beside it.
     */
    List<ObjectNode> of(Key key, JsonNode said) {
        List<ObjectNode> holders = new ArrayList<>();
        JsonNode values = at(key, said);
        if (values.isMissingNode()) {
            said.path("holders").forEach(holder -> holders.add((ObjectNode) holder));
            boolean saysNone = !said.has("values") && !said.has("holders");
            values = saysNone ? derived(key.schema()) : said.path("values");
        }
        values.forEach(value -> holders.add(JSON.createObjectNode().set(key.name(), value)));
        if (holders.isEmpty()) {
            throw new AssertionError("nobody has said yet what `" + key.id() + "` is tried with, as at `" + key
                    + "`: give it values in cli/src/test/resources/later/values.yaml");
        }
        return holders;
    }

    /** The values for where the key stands; missing when they are as everywhere. */
    private static JsonNode at(Key key, JsonNode said) {
        for (Map.Entry<String, JsonNode> place : said.path("at").properties()) {
            if (key.path().contains(place.getKey()) || key.around().containsKey(place.getKey())) {
                return place.getValue();
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode derived(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.path("enum");
        } else if (schema.path("type").asText().equals("boolean")) {
            boolean usual = schema.path("default").asBoolean();
            return JsonNodeFactory.instance.arrayNode().add(!usual).add(usual);
        }
        return JsonNodeFactory.instance.arrayNode();
    }
}
