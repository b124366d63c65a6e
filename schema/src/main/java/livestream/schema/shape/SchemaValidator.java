package livestream.schema.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import livestream.schema.Diagnostics;
import livestream.schema.json.JsonTree;
import livestream.schema.yaml.Node;

/** Holds a document against {@code livestream.schema.json}. */
public final class SchemaValidator {
    private static final Set<String> LAID_UNDER = Set.of("channelDefaults", "channelsFrom");

    private SchemaValidator() {}

    /** Loaded when the first file is validated, so that commands that read none do not pay for it. */
    private static final class Loaded {
        private static final Schema SCHEMA = SchemaRegistry.withDialect(
                        SchemaLanguage.dialect(),
                        registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .regularExpressionFactory(SchemaLanguage::pattern)
                                .build()))
                .getSchema(tree());
    }

    private static JsonNode tree() {
        try {
            return JsonTree.read(SchemaFile.open());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the schema, which the first check of a process does otherwise. */
    public static void load() {
        schema();
    }

    /** The schema itself. */
    static JsonNode schema() {
        return Loaded.SCHEMA.getSchemaNode();
    }

    /** Adds a finding for each place where the document does not have the shape of the language. */
    public static void check(Node.Mapping document, Diagnostics diagnostics) {
        List<Error> errors = Loaded.SCHEMA.validate(json(document));
        SchemaMessages schemaMessages = new SchemaMessages(new SchemaText(schema()));
        // What stands at an anchor is found again at each alias of it.
        Set<String> told = new HashSet<>();
        boolean several = document.get("channels") instanceof Node.Mapping;
        errors.stream()
                .filter(error -> !(several && isLaidUnder(error)))
                .sorted(Comparator.comparing(SchemaValidator::isOfChannel))
                .forEach(error -> {
                    SchemaErrorTarget target = SchemaErrorTarget.of(document, error.getInstanceLocation());
                    schemaMessages
                            .of(error, target)
                            .filter(finding -> told.add(finding.code() + finding.at() + error.getProperty()))
                            .ifPresent(diagnostics::add);
                });
    }

    /** What a default leaves out a channel may have: it is asked for where the two are one. */
    private static boolean isLaidUnder(Error error) {
        return error.getKeyword().equals("required")
                && error.getInstanceLocation().getNameCount() > 0
                && LAID_UNDER.contains(error.getInstanceLocation().getName(0));
    }

    /** A default that is wrong is found again in every channel: what is said of it there comes too late. */
    private static boolean isOfChannel(Error error) {
        return error.getInstanceLocation().getNameCount() > 0
                && "channels".equals(error.getInstanceLocation().getName(0));
    }

    private static JsonNode json(Node node) {
        if (node instanceof Node.Mapping mapping) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            mapping.entries().values().forEach(entry -> object.set(entry.key(), json(entry.value())));
            return object;
        } else if (node instanceof Node.Sequence sequence) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            sequence.items().forEach(item -> array.add(json(item)));
            return array;
        }
        return json((Node.Scalar) node);
    }

    private static JsonNode json(Node.Scalar scalar) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (scalar.kind()) {
            case TEXT -> nodes.textNode(scalar.text());
            case INTEGER -> nodes.numberNode(Long.parseLong(scalar.text()));
            case DECIMAL -> nodes.numberNode(Double.parseDouble(scalar.text()));
            case FLAG -> nodes.booleanNode(Boolean.parseBoolean(scalar.text()));
            case NOTHING -> nodes.nullNode();
        };
    }
}
