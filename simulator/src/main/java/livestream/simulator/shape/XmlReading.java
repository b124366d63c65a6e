package livestream.simulator.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * One reading of an XML document into a tree. What does not fit the shape at all ends it at once; what is missing, too short or
 * not one of an enumeration is gathered, each with the path of its member as AWS writes it:
 * {@code distributionConfig.origins.items.1.member.domainName}.
 */
final class XmlReading {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Shapes shapes;
    private final Predicate<String> takesNone;
    private final Violations violations = new Violations();

    XmlReading(Shapes shapes, Predicate<String> takesNone) {
        this.shapes = shapes;
        this.takesNone = takesNone;
    }

    /** Reads a document. Throws a {@link ShapeViolation}. */
    ObjectNode document(Element element, String root) {
        // A request that is no member of another has no name of its own in a path.
        ObjectNode tree = structure(element, shapes.shape(root), root.endsWith("Request") ? "" : lower(root));
        violations.text().ifPresent(text -> {
            throw new ShapeViolation(ShapeViolation.Kind.MISSING, text);
        });
        return tree;
    }

    private ObjectNode structure(Element element, Shape shape, String path) {
        ObjectNode tree = NODES.objectNode();
        for (Element child : children(element)) {
            String name = child.getLocalName();
            Shape.Member member = shape.member(name)
                    .orElseThrow(() -> new ShapeViolation(
                            ShapeViolation.Kind.MALFORMED,
                            "unknown element " + name + " in " + element.getLocalName()));
            if (member.type() instanceof Type.Repeated repeated) {
                tree.withArrayProperty(name).add(value(child, repeated.item(), below(path, name)));
                continue;
            }
            if (tree.has(name)) {
                throw new ShapeViolation(ShapeViolation.Kind.MALFORMED, "element " + name + " occurs twice");
            }
            JsonNode value = value(child, member.type(), below(path, name));
            if (value.isArray() && value.isEmpty() && shape.member("Quantity").isPresent() && !takesNone.test(path)) {
                throw new ShapeViolation(ShapeViolation.Kind.EMPTY_LIST, "Unexpected list element termination");
            }
            tree.set(name, value);
        }
        for (Shape.Member member : shape.members()) {
            if (member.required() && !tree.has(member.name())) {
                missing(member, below(path, member.name()));
            }
        }
        return tree;
    }

    private void missing(Shape.Member member, String path) {
        if (member.type() instanceof Type.Items items && items.least() > 0) {
            violations.addShortList(path, 0, items.least());
        } else {
            violations.addMissing(path);
        }
    }

    private JsonNode value(Element element, Type type, String path) {
        if (type instanceof Type.Structure structure) {
            return structure(element, shapes.shape(structure.name()), path);
        }
        if (type instanceof Type.Items items) {
            return list(element, items, path);
        }
        if (!children(element).isEmpty()) {
            throw new ShapeViolation(ShapeViolation.Kind.MALFORMED, element.getLocalName() + " must not have elements");
        }
        if (type instanceof Type.Enumeration words) {
            String word = element.getTextContent();
            if (!words.words().contains(word)) {
                violations.addWord(path, word, words.words());
            }
            return NODES.textNode(word);
        }
        return scalar(element.getLocalName(), element.getTextContent(), (Type.Scalar) type);
    }

    private ArrayNode list(Element element, Type.Items items, String path) {
        ArrayNode list = NODES.arrayNode();
        for (Element child : children(element)) {
            if (!child.getLocalName().equals(items.element())) {
                throw new ShapeViolation(
                        ShapeViolation.Kind.MALFORMED,
                        "unknown element " + child.getLocalName() + " in " + element.getLocalName());
            }
            list.add(value(child, items.item(), path + "." + (list.size() + 1) + ".member"));
        }
        if (list.size() < items.least()) {
            violations.addShortList(path, list.size(), items.least());
        }
        return list;
    }

    private static JsonNode scalar(String name, String text, Type.Scalar type) {
        try {
            return switch (type) {
                case INT -> NODES.numberNode(Integer.parseInt(text.strip()));
                case LONG -> NODES.numberNode(Long.parseLong(text.strip()));
                case DOUBLE -> NODES.numberNode(Double.parseDouble(text.strip()));
                case BOOL ->
                    switch (text.strip()) {
                        case "true" -> NODES.booleanNode(true);
                        case "false" -> NODES.booleanNode(false);
                        default -> throw new NumberFormatException();
                    };
                case STRING, TIME -> NODES.textNode(text);
            };
        } catch (NumberFormatException e) {
            throw new ShapeViolation(
                    ShapeViolation.Kind.VALUE, "The parameter " + name + " is not a valid value of its type.");
        }
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? lower(name) : path + "." + lower(name);
    }

    private static String lower(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
