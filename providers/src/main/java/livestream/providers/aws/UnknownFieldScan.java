package livestream.providers.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import livestream.schema.json.JsonTree;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;

/** What AWS answered, held against what the SDK can hold of it: the SDK drops members that it does not know, and says nothing. */
final class UnknownFieldScan {
    private final List<String> unknown = new ArrayList<>();

    private UnknownFieldScan() {}

    /**
     * The members of an answer that its shape has no place for, as in {@code Origins.Items.NewSetting}.
     *
     * @param body in XML or JSON; in anything else there are no members
     */
    static List<String> unknown(byte[] body, SdkPojo answer) {
        UnknownFieldScan raw = new UnknownFieldScan();
        try {
            char first = body.length == 0 ? ' ' : (char) body[0];
            if (first == '<') {
                raw.fields(root(body), shape(answer), "");
            } else if (first == '{') {
                raw.fields(JsonTree.read(body), shape(answer), "");
            }
        } catch (IOException | SAXException | ParserConfigurationException unreadable) {
            // The SDK reads the same text, and says more of what is wrong with it.
            return List.of();
        }
        return raw.unknown.stream().distinct().toList();
    }

    private static Element root(byte[] body) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        // Left to itself, the parser prints what it finds.
        builder.setErrorHandler(new DefaultHandler());
        return builder.parse(new ByteArrayInputStream(body)).getDocumentElement();
    }

    /** An answer is its body, or has one member that is. */
    private static SdkPojo shape(SdkPojo answer) {
        return answer.sdkFields().stream()
                .filter(field -> field.getOptionalTrait(PayloadTrait.class).isPresent()
                        && field.marshallingType() == MarshallingType.SDK_POJO)
                .findFirst()
                .map(field -> field.constructor().get())
                .orElse(answer);
    }

    private static Map<String, SdkField<?>> fields(SdkPojo shape) {
        Map<String, SdkField<?>> fields = new LinkedHashMap<>();
        shape.sdkFields().stream()
                .filter(field -> field.location() == MarshallLocation.PAYLOAD)
                .forEach(field -> fields.put(field.unmarshallLocationName(), field));
        return fields;
    }

    private void fields(Element element, SdkPojo shape, String path) {
        Map<String, SdkField<?>> fields = fields(shape);
        for (Element child : children(element)) {
            String name = child.getTagName();
            SdkField<?> field = fields.get(name);
            if (field == null) {
                unknown.add(path + name);
            } else {
                value(child, field, path + name + ".");
            }
        }
    }

    private void value(Element element, SdkField<?> field, String path) {
        if (field.marshallingType() == MarshallingType.SDK_POJO) {
            fields(element, field.constructor().get(), path);
        } else if (field.marshallingType() == MarshallingType.LIST) {
            ListTrait list = field.getRequiredTrait(ListTrait.class);
            List<Element> items = list.isFlattened() ? List.of(element) : children(element);
            items.forEach(item -> value(item, list.memberFieldInfo(), path));
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

    private void fields(JsonNode node, SdkPojo shape, String path) {
        Map<String, SdkField<?>> fields = fields(shape);
        node.properties().forEach(member -> {
            SdkField<?> field = fields.get(member.getKey());
            if (field == null) {
                unknown.add(path + member.getKey());
            } else {
                value(member.getValue(), field, path + member.getKey() + ".");
            }
        });
    }

    private void value(JsonNode node, SdkField<?> field, String path) {
        if (field.marshallingType() == MarshallingType.SDK_POJO) {
            fields(node, field.constructor().get(), path);
        } else if (field.marshallingType() == MarshallingType.LIST) {
            SdkField<?> item = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
            node.forEach(each -> value(each, item, path));
        } else if (field.marshallingType() == MarshallingType.MAP) {
            SdkField<?> entry = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
            node.forEach(each -> value(each, entry, path));
        }
    }
}
