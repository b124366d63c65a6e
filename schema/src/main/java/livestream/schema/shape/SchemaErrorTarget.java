package livestream.schema.shape;

import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import livestream.schema.Diagnostic;
import livestream.schema.Span;
import livestream.schema.yaml.MessageText;
import livestream.schema.yaml.Node;

/**
 * The node that a finding of the validator is about.
 *
 * @param path keys and list positions from the document down
 * @param at where to point when the value is meant
 * @param isListItem whether it stands in a list and has no key of its own
 * @param channel where the channel stands that it is of, unless it stands there itself
 */
record SchemaErrorTarget(List<String> path, Node node, Span at, boolean isListItem, Optional<Span> channel) {

    static SchemaErrorTarget of(Node.Mapping document, NodePath path) {
        List<String> names = new ArrayList<>();
        Node node = document;
        Span at = new Span(
                document.span().file(), document.span().line(), document.span().column(), 1);
        boolean item = false;
        Optional<Span> channel = Optional.empty();
        for (int i = 0; i < path.getNameCount(); i++) {
            Object element = path.getElement(i);
            if (node instanceof Node.Mapping mapping) {
                Node.Entry entry = mapping.entries().get(element.toString());
                if (entry == null) {
                    break;
                }
                node = entry.value();
                at = entry.place();
                item = false;
                if (names.equals(List.of("channels"))) {
                    channel = Optional.of(entry.at());
                }
            } else if (node instanceof Node.Sequence sequence && element instanceof Integer index) {
                node = sequence.items().get(index);
                at = node.span();
                item = true;
            }
            names.add(element.toString());
        }
        Span place = at;
        return new SchemaErrorTarget(names, node, at, item, channel.filter(span -> isElsewhere(span, place)));
    }

    /** Whether a place is not below another in its file, nor on its line. */
    private static boolean isElsewhere(Span start, Span place) {
        return !start.file().equals(place.file()) || place.line() < start.line();
    }

    /** A finding that is about one channel, though it points at what lies under many. */
    Diagnostic of(Diagnostic finding) {
        return channel.map(span -> finding.note("note", "in channel " + MessageText.quoted(path.get(1)), span))
                .orElse(finding);
    }

    /** Where a key of the map stands. */
    Span at(String key) {
        Node.Entry entry =
                node instanceof Node.Mapping mapping ? mapping.entries().get(key) : null;
        return entry == null ? at : entry.at();
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
        return switch (parent()) {
            case "endpoints" -> "endpoint " + MessageText.quoted(key());
            case "channels" -> "channel " + MessageText.quoted(key());
            case "headers" -> "header " + MessageText.quoted(key());
            case "errorPages" -> "error page " + MessageText.quoted(key());
            case "behaviors" -> isListItem ? behavior() : MessageText.quoted(key());
            case "channelsFrom" ->
                isListItem
                        ? "entry " + (Integer.parseInt(key()) + 1) + " of `channelsFrom`"
                        : MessageText.quoted(key());
            case "functions" -> MessageText.quoted("functions." + key());
            case "variables" -> "variable " + MessageText.quoted(key());
            default -> MessageText.quoted(key());
        };
    }

    private String parent() {
        return path.size() < 2 ? "" : path.get(path.size() - 2);
    }

    /** A behavior by its path, or by its position when it has none. */
    private String behavior() {
        return node instanceof Node.Mapping mapping
                        && mapping.get("path") instanceof Node.Scalar scalar
                        && !scalar.text().isEmpty()
                ? "behavior " + MessageText.quoted(scalar.text())
                : "behavior " + (Integer.parseInt(key()) + 1);
    }

    /** How the value is spoken of at the beginning of a sentence. */
    String subject() {
        if (isListItem && !(node instanceof Node.Mapping && parent().equals("behaviors"))) {
            return "An item of " + MessageText.quoted(parent());
        }
        return name().substring(0, 1).toUpperCase(Locale.ROOT) + name().substring(1);
    }

    /** What was found; never a text that may be a secret. */
    String found() {
        return isHarmless() ? MessageText.found(node) : "another value";
    }

    /** Whether the value may be shown. */
    boolean isHarmless() {
        return !(node instanceof Node.Scalar scalar)
                || (path.contains("cdnAuthorization")
                        ? SecretRedaction.isHarmless(scalar.text())
                        : !isSecretHeader(scalar.text()));
    }

    /** Whether the value is a header's and ought not to stand in the file. */
    boolean isSecretHeader(String text) {
        return path.contains("headers") && SecretHeuristic.isLikely(key(), text);
    }

    /** Whether it is a scalar of a type in the schema's words, {@code string} or {@code integer}. */
    boolean isOf(String type) {
        Node.Kind kind = type.equals("integer") ? Node.Kind.INTEGER : Node.Kind.TEXT;
        return node instanceof Node.Scalar scalar && scalar.kind() == kind;
    }
}
