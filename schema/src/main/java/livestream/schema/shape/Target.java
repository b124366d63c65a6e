package livestream.schema.shape;

import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;
import livestream.schema.Span;
import livestream.schema.yaml.Node;

/**
 * The node that a finding of the validator is about.
 *
 * @param path keys and list positions from the document down
 * @param at where to point when the value is meant
 */
record Target(List<String> path, Node node, Span at) {

    static Target of(Node.Mapping document, NodePath path) {
        List<String> names = new ArrayList<>();
        Node node = document;
        Span at = new Span(
                document.span().file(), document.span().line(), document.span().column(), 1);
        for (int i = 0; i < path.getNameCount(); i++) {
            Object element = path.getElement(i);
            if (node instanceof Node.Mapping mapping) {
                Node.Entry entry = mapping.entries().get(element.toString());
                if (entry == null) {
                    break;
                }
                node = entry.value();
                at = entry.place();
            } else if (node instanceof Node.Sequence sequence && element instanceof Integer index) {
                node = sequence.items().get(index);
                at = node.span();
            }
            names.add(element.toString());
        }
        return new Target(names, node, at);
    }

    /** The key that the value belongs to; empty for the document itself. */
    String key() {
        return path.isEmpty() ? "" : path.get(path.size() - 1);
    }

    /** How a map is spoken of: a map that the user named by what it is, any other by its key. */
    String name() {
        if (path.isEmpty()) {
            return "the file";
        }
        String parent = path.size() < 2 ? "" : path.get(path.size() - 2);
        return switch (parent) {
            case "endpoints" -> "endpoint `" + key() + "`";
            case "channels" -> "channel `" + key() + "`";
            default -> "`" + key() + "`";
        };
    }

    boolean isListItem() {
        return !path.isEmpty() && key().chars().allMatch(Character::isDigit) && !key().isEmpty() && path.size() > 1;
    }
}
