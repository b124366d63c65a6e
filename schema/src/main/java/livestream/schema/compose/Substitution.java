package livestream.schema.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Span;
import livestream.schema.yaml.MessageText;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Node.Entry;
import livestream.schema.yaml.Node.Kind;
import livestream.schema.yaml.Node.Scalar;
import org.jspecify.annotations.Nullable;

/**
 * Replaces references in values. A scalar that is one reference and nothing else becomes the value with its type; within
 * a text a value becomes text. What cannot be resolved stays as it is written, with a finding.
 */
final class Substitution {
    /** As much text as one table of channels may hold, and far more than references of a real document make. */
    private static final long MOST_TEXT = 8 * 1024 * 1024;

    private final VariableReferences variableReferences;
    private final Diagnostics diagnostics;
    private final Map<Span, Set<ValueOrigin>> origins = new HashMap<>();
    private long made;

    Substitution(VariableReferences variableReferences, Diagnostics diagnostics) {
        this.variableReferences = variableReferences;
        this.diagnostics = diagnostics;
    }

    /** Where each value that stands for a reference came from, by the place of the reference. */
    Map<Span, Set<ValueOrigin>> origins() {
        return origins;
    }

    /** The same node with its references followed; the node itself when there are none. */
    Node in(Node node, ReferenceScope scope) {
        if (node instanceof Node.Mapping mapping) {
            return in(mapping, scope);
        } else if (node instanceof Node.Sequence sequence) {
            List<Node> items = new ArrayList<>();
            boolean changed = false;
            for (Node item : sequence.items()) {
                Node replaced = in(item, scope);
                changed |= replaced != item;
                items.add(replaced);
            }
            long size = 1 + items.stream().mapToLong(Node::size).sum();
            return changed ? new Node.Sequence(items, sequence.flow(), sequence.span(), size) : sequence;
        }
        Scalar scalar = (Scalar) node;
        return scalar.text().contains(Template.OPEN) ? scalar(scalar, scope) : scalar;
    }

    /** The same mapping with the references in its values followed. */
    Node.Mapping in(Node.Mapping mapping, ReferenceScope scope) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        boolean changed = false;
        for (Entry entry : mapping.entries().values()) {
            checkKey(entry);
            Node replaced = in(entry.value(), scope);
            changed |= replaced != entry.value();
            entries.put(entry.key(), new Entry(entry.key(), entry.at(), replaced));
        }
        return changed ? mapping.with(entries) : mapping;
    }

    /** Says so when a key has a reference in it. */
    void checkKey(Entry entry) {
        if (Template.of(entry.key()).parts().stream().anyMatch(part -> !(part instanceof Template.Words))) {
            diagnostics.add(
                    Diagnostic.error(
                                    "reference-in-key",
                                    "The key " + MessageText.quoted(entry.key())
                                            + " has a reference in it, expected plain text.")
                            .at(entry.at())
                            .help(
                                    "write the key itself; references stand in values. For a key that has `${` in it, write `$${`."));
        }
    }

    private Node scalar(Scalar scalar, ReferenceScope scope) {
        List<Template.Part> parts = Template.of(scalar.text()).parts();
        List<Node> values = new ArrayList<>();
        for (Template.Part part : parts) {
            Node value = part(part, scalar.span(), scope);
            if (value == null) {
                return scalar;
            }
            values.add(value);
        }
        if (values.size() == 1) {
            return placed(values.get(0), scalar.span());
        }
        StringBuilder text = new StringBuilder();
        for (Node value : values) {
            if (!(value instanceof Scalar piece)) {
                diagnostics.add(Diagnostic.error(
                                "list-in-text",
                                "A list cannot stand within a text, expected " + MessageText.quoted(scalar.text())
                                        + " to be the reference alone.")
                        .at(scalar.span())
                        .help("write the reference as the whole value of a key that takes a list."));
                return scalar;
            }
            charge(piece.text().length(), scalar.span());
            text.append(piece.text());
        }
        boolean same = text.toString().equals(scalar.text());
        return same ? scalar : new Scalar(Kind.TEXT, text.toString(), false, scalar.span());
    }

    private @Nullable Node part(Template.Part part, Span at, ReferenceScope scope) {
        if (part instanceof Template.Reference reference) {
            VariableReferences.Found found = variableReferences.value(reference, at, scope);
            if (found == null) {
                return null;
            }
            if (found.origin() != null
                    && origins.computeIfAbsent(at, any -> new LinkedHashSet<>()).add(found.origin())) {
                explain(found.origin(), at);
            }
            return found.value();
        } else if (part instanceof Template.Unclosed unclosed) {
            diagnostics.add(Diagnostic.error(
                            "unclosed-reference",
                            "The reference " + MessageText.quoted(unclosed.text()) + " is never closed.")
                    .at(at)
                    .help("write the `}`. For a text that has `${` in it, write `$${`."));
            return null;
        }
        return new Scalar(Kind.TEXT, ((Template.Words) part).text(), false, at);
    }

    /** Without the value, which may be a secret that stands where it should not. */
    private void explain(ValueOrigin origin, Span at) {
        String text = "`" + origin.reference() + "` comes from " + origin.from();
        diagnostics.sourceTexts().explain(at, new Diagnostic.Label("note", text, origin.at()));
    }

    /** The value where the reference is written, so that a finding about it points at what the user can change. */
    private Node placed(Node value, Span at) {
        if (value instanceof Scalar scalar) {
            charge(1, at);
            return new Scalar(scalar.kind(), scalar.text(), scalar.plain(), at);
        }
        Node.Sequence list = (Node.Sequence) value;
        charge(list.size(), at);
        List<Node> items = list.items().stream().map(item -> placed(item, at)).toList();
        return new Node.Sequence(items, true, at, list.size());
    }

    private void charge(long text, Span at) {
        made += text;
        if (made > MOST_TEXT) {
            diagnostics.add(
                    Diagnostic.error("too-much-text", "The values of references come to more than 8 MiB of text.")
                            .at(at)
                            .help("refer to long values less often, or write shorter ones."));
            diagnostics.stopIfErrors();
        }
    }
}
