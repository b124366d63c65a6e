package livestream.simulator.shape;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;

/** Reads JSON bodies by shapes: checks types, words and what is required, and leaves unknown members out as AWS does. */
public final class JsonForm {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Shapes shapes;

    /** The form of a service. */
    public JsonForm(Shapes shapes) {
        this.shapes = shapes;
    }

    /**
     * Reads a body; an empty one is an empty object. Throws a {@link ShapeViolation}: at once for a value of another type, and in the end for
     * all that is missing or not one of an enumeration, each with its path as AWS writes it, {@code tags.1.member.key}.
     */
    public ObjectNode read(byte[] body, String shape) {
        Violations violations = new Violations();
        ObjectNode tree = structure(parse(body), shapes.shape(shape), "", violations);
        violations.text().ifPresent(text -> {
            throw new ShapeViolation(ShapeViolation.Kind.MISSING, text);
        });
        return tree;
    }

    /** Reads any JSON object, without a shape. Throws a {@link ShapeViolation}. */
    public static ObjectNode parse(byte[] body) {
        try {
            JsonNode node = body.length == 0 ? JsonNodeFactory.instance.objectNode() : MAPPER.readTree(body);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new ShapeViolation(ShapeViolation.Kind.MALFORMED, "The request body is not valid JSON.");
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory cannot fail", e);
        }
        throw new ShapeViolation(ShapeViolation.Kind.MALFORMED, "The request body must be a JSON object.");
    }

    private ObjectNode structure(JsonNode node, Shape shape, String path, Violations violations) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        for (Shape.Member member : shape.members()) {
            JsonNode value = node.get(member.name());
            String lower = member.name().substring(0, 1).toLowerCase(Locale.ROOT)
                    + member.name().substring(1);
            String where = path.isEmpty() ? lower : path + "." + lower;
            if (value == null || value.isNull()) {
                if (member.required()) {
                    violations.addMissing(where);
                }
            } else {
                tree.set(member.name(), value(value, member.type(), where, violations));
            }
        }
        return tree;
    }

    private JsonNode value(JsonNode value, Type type, String where, Violations violations) {
        if (type instanceof Type.Structure structure) {
            require(value.isObject(), where, "an object");
            return structure(value, shapes.shape(structure.name()), where, violations);
        }
        if (type instanceof Type.Items items) {
            require(value.isArray(), where, "a list");
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (JsonNode item : value) {
                list.add(value(item, items.item(), where + "." + (list.size() + 1) + ".member", violations));
            }
            if (list.size() < items.least()) {
                violations.addShortList(where, list.size(), items.least());
            }
            return list;
        }
        if (type instanceof Type.Entries entries) {
            require(value.isObject(), where, "a map");
            ObjectNode map = JsonNodeFactory.instance.objectNode();
            value.properties()
                    .forEach(e -> map.set(
                            e.getKey(),
                            value(e.getValue(), entries.value(), where + "." + e.getKey() + ".member", violations)));
            return map;
        }
        if (type instanceof Type.Enumeration words) {
            require(value.isTextual(), where, "a string");
            if (!words.words().contains(value.asText())) {
                violations.addWord(where, value.asText(), words.words());
            }
            return value;
        }
        if (type instanceof Type.Text text) {
            require(value.isTextual(), where, "a string");
            violations.checkText(where, value.asText(), Limits.of(text.least(), text.most()));
            return value;
        }
        if (type instanceof Type.Whole range) {
            require(value.isInt(), where, "an integer");
            violations.checkNumber(where, value.asInt(), range.least(), range.most());
            return value;
        }
        checkScalar(value, (Type.Scalar) type, where);
        return value;
    }

    private static void checkScalar(JsonNode value, Type.Scalar type, String where) {
        switch (type) {
            case INT -> require(value.isInt(), where, "an integer");
            case LONG -> require(value.isInt() || value.isLong(), where, "an integer");
            case DOUBLE -> require(value.isNumber(), where, "a number");
            case BOOL -> require(value.isBoolean(), where, "a boolean");
            case STRING, TIME -> require(value.isTextual(), where, "a string");
        }
    }

    private static void require(boolean fits, String where, String expected) {
        if (!fits) {
            throw new ShapeViolation(ShapeViolation.Kind.VALUE, where + " must be " + expected);
        }
    }
}
