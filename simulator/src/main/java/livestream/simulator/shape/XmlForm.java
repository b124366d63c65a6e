package livestream.simulator.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.Predicate;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Trees to XML and back, by shapes. Reading accepts members in any order (UNKNOWN whether AWS insists on one). */
public final class XmlForm {

    private final Shapes shapes;
    private final String namespace;
    private final Predicate<String> takesNone;

    /** The form of a service whose documents have this namespace. */
    public XmlForm(Shapes shapes, String namespace) {
        this(shapes, namespace, path -> true);
    }

    private XmlForm(Shapes shapes, String namespace, Predicate<String> takesNone) {
        this.shapes = shapes;
        this.namespace = namespace;
        this.takesNone = takesNone;
    }

    /**
     * The form of a service whose lists are counted, and which does not read the items of one of none.
     *
     * @param takesNone in which of them, by their paths, it reads such items all the same
     */
    public static XmlForm ofCountedLists(Shapes shapes, String namespace, Predicate<String> takesNone) {
        return new XmlForm(shapes, namespace, takesNone);
    }

    /** Reads a document whose root must be of this name. Throws a {@link ShapeViolation}. */
    public ObjectNode read(byte[] body, String root) {
        Element element = parse(body);
        if (!element.getLocalName().equals(root)) {
            throw new ShapeViolation(ShapeViolation.Kind.MALFORMED, "the root element must be " + root);
        }
        return new XmlReading(shapes, takesNone).document(element, root);
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
            throw new ShapeViolation(ShapeViolation.Kind.MALFORMED, "not well-formed");
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("reading from memory cannot fail", e);
        }
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
