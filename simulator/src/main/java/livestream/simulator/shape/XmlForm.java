package livestream.simulator.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Trees to XML and back, by shapes. Reading accepts members in any order (UNKNOWN whether AWS insists on one). */
public final class XmlForm {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Shapes shapes;
    private final String namespace;

    /** The form of a service whose documents have this namespace. */
    public XmlForm(Shapes shapes, String namespace) {
        this.shapes = shapes;
        this.namespace = namespace;
    }

    /** Reads a document whose root must be of this name. Throws a {@link Misfit}. */
    public ObjectNode read(byte[] body, String root) {
        Element element = parse(body);
        if (!element.getLocalName().equals(root)) {
            throw new Misfit(Misfit.Kind.MALFORMED, "the root element must be " + root);
        }
        return structure(element, shapes.shape(root));
    }

    /** Writes a document. */
    public String write(String root, ObjectNode tree) {
        return write(root, shapes.shape(root), tree);
    }

    /** Writes a document whose root has another name than its shape. */
    public String write(String root, Shape shape, ObjectNode tree) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append('<').append(root).append(" xmlns=\"").append(namespace).append("\">");
        members(out, shape, tree);
        return out.append("</").append(root).append('>').toString();
    }

    /** Text with the characters that XML reserves written as entities. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\r", "&#13;");
    }

    private static Element parse(byte[] body) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            DocumentBuilder builder = factory.newDocumentBuilder();
            // Left to itself, the parser prints what it finds.
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(body)).getDocumentElement();
        } catch (SAXException e) {
            throw new Misfit(Misfit.Kind.MALFORMED, "not well-formed");
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("reading from memory cannot fail", e);
        }
    }

    private ObjectNode structure(Element element, Shape shape) {
        ObjectNode tree = NODES.objectNode();
        for (Element child : children(element)) {
            String name = child.getLocalName();
            Shape.Member member = shape.member(name)
                    .orElseThrow(() -> new Misfit(
                            Misfit.Kind.MALFORMED, "unknown element " + name + " in " + element.getLocalName()));
            if (member.type() instanceof Type.Repeated repeated) {
                tree.withArrayProperty(name).add(value(child, repeated.item()));
                continue;
            }
            if (tree.has(name)) {
                throw new Misfit(Misfit.Kind.MALFORMED, "element " + name + " occurs twice");
            }
            tree.set(name, value(child, member.type()));
        }
        for (Shape.Member member : shape.members()) {
            if (member.required() && !tree.has(member.name())) {
                throw new Misfit(
                        Misfit.Kind.MISSING,
                        "The parameter " + member.name() + " is required in " + shape.name() + ".");
            }
        }
        return tree;
    }

    private JsonNode value(Element element, Type type) {
        if (type instanceof Type.Structure structure) {
            return structure(element, shapes.shape(structure.name()));
        }
        if (type instanceof Type.Items items) {
            ArrayNode list = NODES.arrayNode();
            for (Element child : children(element)) {
                if (!child.getLocalName().equals(items.element())) {
                    throw new Misfit(
                            Misfit.Kind.MALFORMED,
                            "unknown element " + child.getLocalName() + " in " + element.getLocalName());
                }
                list.add(value(child, items.item()));
            }
            return list;
        }
        if (!children(element).isEmpty()) {
            throw new Misfit(Misfit.Kind.MALFORMED, element.getLocalName() + " must not have elements");
        }
        return scalar(element.getLocalName(), element.getTextContent(), type);
    }

    private static JsonNode scalar(String name, String text, Type type) {
        if (type instanceof Type.Enumeration words) {
            if (!words.words().contains(text)) {
                throw new Misfit(Misfit.Kind.VALUE, "The parameter " + name + " is not one of " + words.words() + ".");
            }
            return NODES.textNode(text);
        }
        try {
            return switch ((Type.Scalar) type) {
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
            throw new Misfit(Misfit.Kind.VALUE, "The parameter " + name + " is not a valid value of its type.");
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

    private void members(StringBuilder out, Shape shape, JsonNode tree) {
        for (Shape.Member member : shape.members()) {
            JsonNode value = tree.get(member.name());
            if (value != null && member.type() instanceof Type.Repeated repeated) {
                value.forEach(item -> element(out, member.name(), repeated.item(), item));
            } else if (value != null) {
                element(out, member.name(), member.type(), value);
            }
        }
    }

    private void element(StringBuilder out, String name, Type type, JsonNode value) {
        out.append('<').append(name).append('>');
        if (type instanceof Type.Structure structure) {
            members(out, shapes.shape(structure.name()), value);
        } else if (type instanceof Type.Items items) {
            value.forEach(item -> element(out, items.element(), items.item(), item));
        } else {
            out.append(escape(value.asText()));
        }
        out.append("</").append(name).append('>');
    }
}
