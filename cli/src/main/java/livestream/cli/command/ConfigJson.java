package livestream.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import livestream.schema.Span;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Node.Entry;
import livestream.schema.yaml.Node.Scalar;
import org.jspecify.annotations.Nullable;

/** A composed document as JSON, and where each value of it came from. */
final class ConfigJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ConfigText config;
    private final ArrayNode origins = NODES.arrayNode();

    private ConfigJson(ConfigText config) {
        this.config = config;
    }

    /** The document below {@code document}; with {@code explain}, a list {@code origins} of paths and places. */
    static ObjectNode of(ConfigText config, @Nullable String environment, boolean explain) {
        ConfigJson json = new ConfigJson(config);
        ObjectNode root = NODES.objectNode().put("format", 1).put("environment", environment);
        root.set("document", json.node(config.document(), ""));
        if (explain) {
            root.set("origins", json.origins);
        }
        return root;
    }

    private JsonNode node(Node node, String path) {
        if (node instanceof Node.Mapping mapping) {
            ObjectNode object = NODES.objectNode();
            for (Entry entry : mapping.entries().values()) {
                String below = path.isEmpty() ? entry.key() : path + "." + entry.key();
                if (!(entry.value() instanceof Scalar)) {
                    origin(below, entry.at());
                }
                object.set(entry.key(), node(entry.value(), below));
            }
            return object;
        } else if (node instanceof Node.Sequence sequence) {
            ArrayNode list = NODES.arrayNode();
            for (Node item : sequence.items()) {
                list.add(node(item, path + "[" + list.size() + "]"));
            }
            return list;
        }
        Scalar scalar = (Scalar) node;
        origin(path, scalar.span());
        String shown = config.shown(scalar);
        return shown.equals(scalar.text()) ? value(scalar) : NODES.textNode(shown);
    }

    private static JsonNode value(Scalar scalar) {
        return switch (scalar.kind()) {
            case TEXT -> NODES.textNode(scalar.text());
            case INTEGER -> NODES.numberNode(Long.parseLong(scalar.text()));
            case DECIMAL -> NODES.numberNode(new BigDecimal(scalar.text()));
            case FLAG -> NODES.booleanNode(Boolean.parseBoolean(scalar.text()));
            case NOTHING -> NODES.nullNode();
        };
    }

    private void origin(String path, Span at) {
        ObjectNode origin = origins.addObject().put("path", path).put("at", config.where(at));
        config.origins(at).forEach(source -> {
            ObjectNode from = origin.withArrayProperty("from").addObject();
            from.put("reference", source.reference()).put("source", source.from());
            source.at().ifPresent(place -> from.put("at", config.where(place)));
        });
    }
}
