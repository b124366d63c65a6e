package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Reading and completing CloudFront's trees, whose lists are {@code {Quantity, Items}}. */
final class QuantityLists {

    private QuantityLists() {}

    /** The text of a member, empty when it is absent. */
    static String text(JsonNode tree, String member) {
        return tree.path(member).asText("");
    }

    /** The structures of a list, none when it is absent. */
    static List<ObjectNode> items(JsonNode tree, String list) {
        List<ObjectNode> items = new ArrayList<>();
        tree.path(list).path("Items").forEach(item -> items.add((ObjectNode) item));
        return items;
    }

    /** The words of a list, none when it is absent. */
    static List<String> words(JsonNode tree, String list) {
        List<String> words = new ArrayList<>();
        tree.path(list).path("Items").forEach(item -> words.add(item.asText()));
        return words;
    }

    /** A member that must be a structure and is made when it is absent. */
    static ObjectNode structure(ObjectNode tree, String member) {
        return tree.get(member) instanceof ObjectNode there ? there : tree.putObject(member);
    }

    /** Sets a text where there is none. */
    static void fill(ObjectNode tree, String member, String value) {
        if (!tree.has(member)) {
            tree.put(member, value);
        }
    }

    /** Sets a flag where there is none. */
    static void fill(ObjectNode tree, String member, boolean value) {
        if (!tree.has(member)) {
            tree.put(member, value);
        }
    }

    /** Sets a number where there is none. */
    static void fill(ObjectNode tree, String member, long value) {
        if (!tree.has(member)) {
            tree.put(member, value);
        }
    }

    /** Sets an empty list where there is none. */
    static ObjectNode fillList(ObjectNode tree, String member) {
        ObjectNode list = structure(tree, member);
        fill(list, "Quantity", 0);
        return list;
    }

    /** A list of words. */
    static ObjectNode list(List<String> words) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("Quantity", words.size());
        if (!words.isEmpty()) {
            ArrayNode items = list.putArray("Items");
            words.forEach(items::add);
        }
        return list;
    }

    /** Refuses any list in the tree whose Quantity is not the number of its Items. */
    static void checkQuantities(JsonNode tree) {
        if (tree.has("Quantity")
                && tree.path("Quantity").asInt() != tree.path("Items").size()) {
            throw Errors.refusal("InconsistentQuantities");
        }
        tree.forEach(QuantityLists::checkQuantities);
    }
}
