package livestream.simulator.weather;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A body in XML. A path begins with the root. */
record XmlBody(Document document) implements Body {

    /** Reads it; what is not XML has no members. */
    static Body of(byte[] body) {
        try {
            return new XmlBody(parse(body));
        } catch (SAXException notXml) {
            return new Plain(body);
        }
    }

    private static Document parse(byte[] body) throws SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(body));
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("reading from memory cannot fail", e);
        }
    }

    @Override
    public List<String> members() {
        Set<String> members = new LinkedHashSet<>();
        Element root = document.getDocumentElement();
        collect(root, root.getTagName(), members);
        return List.copyOf(members);
    }

    private static void collect(Element element, String path, Set<String> members) {
        members.add(path);
        children(element).forEach(child -> collect(child, path + "." + child.getTagName(), members));
    }

    @Override
    public byte[] garbled(String member, Garbling.Part part) {
        Document copy = (Document) document.cloneNode(true);
        garble(copy, List.of(member.split("\\.")), part);
        if (copy.getDocumentElement() == null) {
            return new byte[0];
        }
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            TransformerFactory.newInstance().newTransformer().transform(new DOMSource(copy), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
    }

    private static void garble(Node above, List<String> path, Garbling.Part part) {
        for (Element child : children(above)) {
            if (!child.getTagName().equals(path.get(0))) {
                continue;
            } else if (path.size() > 1) {
                garble(child, path.subList(1, path.size()), part);
            } else {
                garble(child, part);
            }
        }
    }

    private static void garble(Element element, Garbling.Part part) {
        boolean structure = !children(element).isEmpty();
        switch (part) {
            case ABSENT -> element.getParentNode().removeChild(element);
            case NULL -> element.setTextContent("");
            case OTHER_TYPE -> {
                element.setTextContent(structure ? "x" : "");
                if (!structure) {
                    element.appendChild(element.getOwnerDocument().createElement("x"));
                }
            }
            case OTHER_VALUE -> {
                if (!structure) {
                    element.setTextContent(other(element.getTextContent()));
                }
            }
        }
    }

    private static String other(String value) {
        return switch (value) {
            case "true" -> "false";
            case "false" -> "true";
            default -> value.matches("[0-9]{1,9}") ? String.valueOf(Integer.parseInt(value) + 7) : "x";
        };
    }

    private static List<Element> children(Node node) {
        List<Element> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
