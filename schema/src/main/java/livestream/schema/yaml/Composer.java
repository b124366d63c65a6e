package livestream.schema.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Span;
import livestream.schema.yaml.Node.Entry;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Builds nodes from parser events.
 *
 * <p>The parser's own composer knows neither a depth limit nor the price of an alias, and loses the place of a duplicate key.
 */
final class Composer {
    private static final int DEEPEST = 40;
    private static final long LARGEST = 100_000;

    private final Iterator<Event> events;
    private final Diagnostics diagnostics;
    private final Spans spans;
    private final Scalars scalars;
    private final Map<Anchor, Optional<Node>> anchors = new HashMap<>();

    Composer(String file, Iterator<Event> events, Diagnostics diagnostics) {
        this.events = events;
        this.diagnostics = diagnostics;
        this.spans = new Spans(file);
        this.scalars = new Scalars(spans, diagnostics);
    }

    /** The only document of the stream; an empty scalar when there is none. */
    Node document() {
        events.next();
        Event event = events.next();
        if (event.getEventId() == Event.ID.StreamEnd) {
            return scalars.nothing(spans.start());
        }
        Node root = node(events.next(), 1);
        events.next();
        Event after = events.next();
        if (after.getEventId() == Event.ID.DocumentStart) {
            diagnostics.add(Diagnostic.error(
                            "several-documents", "A second document begins here, expected one document in a file.")
                    .at(spans.of(after))
                    .help("delete the `---`, or write the second stream into a file of its own."));
        }
        return root;
    }

    private Node node(Event event, int depth) {
        if (depth > DEEPEST) {
            throw stop(
                    "too-deep",
                    "The file is nested deeper than 40 levels.",
                    event,
                    "a livestream file needs about ten levels.");
        }
        if (event instanceof AliasEvent alias) {
            return target(alias);
        }
        NodeEvent start = (NodeEvent) event;
        start.getAnchor().ifPresent(anchor -> anchors.put(anchor, Optional.empty()));
        Node node;
        if (start instanceof ScalarEvent scalar) {
            node = scalars.of(scalar);
        } else if (start instanceof MappingStartEvent mapping) {
            scalars.checkTag(mapping.getTag(), mapping, "map");
            node = mapping(mapping, depth);
        } else {
            CollectionStartEvent sequence = (CollectionStartEvent) start;
            scalars.checkTag(sequence.getTag(), sequence, "seq");
            node = sequence(sequence, depth);
        }
        start.getAnchor().ifPresent(anchor -> anchors.put(anchor, Optional.of(node)));
        return node;
    }

    private Node target(AliasEvent alias) {
        Optional<Node> target = anchors.get(alias.getAlias());
        if (target == null) {
            throw stop(
                    "unknown-alias",
                    "No anchor " + MessageText.quoted("&" + alias.getAlias()) + " stands before this alias.",
                    alias,
                    "write the anchor at the value that is meant, above this line.");
        } else if (target.isEmpty()) {
            throw stop(
                    "recursive-alias",
                    "The alias " + MessageText.quoted("*" + alias.getAlias())
                            + " stands within the value that it means.",
                    alias,
                    "write the value out where it is needed.");
        }
        return target.get();
    }

    private Node sequence(CollectionStartEvent start, int depth) {
        List<Node> items = new ArrayList<>();
        long size = 1;
        Event event = events.next();
        while (event.getEventId() != Event.ID.SequenceEnd) {
            Node item = node(event, depth + 1);
            size = limited(size + item.size(), event);
            items.add(item);
            event = events.next();
        }
        return new Node.Sequence(items, start.isFlow(), spans.between(start, event), size);
    }

    private Node mapping(MappingStartEvent start, int depth) {
        Map<String, Entry> own = new LinkedHashMap<>();
        Map<String, Entry> merged = new LinkedHashMap<>();
        long size = 1;
        Event event = events.next();
        while (event.getEventId() != Event.ID.MappingEnd) {
            Event keyEvent = event;
            Node.@Nullable Scalar key = key(event, depth);
            Node value = node(events.next(), depth + 1);
            size = limited(size + 1 + value.size(), keyEvent);
            if (key != null && key.plain() && key.text().equals("<<")) {
                merge(value, merged, key.span());
            } else if (key != null) {
                Entry entry = new Entry(key.text(), key.span(), value);
                Entry first = own.putIfAbsent(entry.key(), entry);
                if (first != null) {
                    // It is dropped here, before anyone can tell whether it is a secret whose line must not be shown.
                    if (entry.key().equals("value")) {
                        diagnostics.sourceTexts().hide(value.span());
                    }
                    diagnostics.add(duplicate(entry, first));
                }
            }
            event = events.next();
        }
        merged.forEach(own::putIfAbsent);
        return new Node.Mapping(own, start.isFlow(), spans.between(start, event), size);
    }

    private Node.@Nullable Scalar key(Event event, int depth) {
        Node key = node(event, depth + 1);
        if (key instanceof Node.Scalar scalar) {
            return scalar;
        }
        diagnostics.add(
                Diagnostic.error("wrong-type", "Expected a key that is a word, found " + MessageText.found(key) + ".")
                        .at(key.span())
                        .help("a value that begins with `[`, `{` or `?` needs quotes when it is meant as text."));
        return null;
    }

    private void merge(Node value, Map<String, Entry> merged, Span at) {
        if (value instanceof Node.Mapping mapping) {
            mapping.entries().forEach(merged::putIfAbsent);
        } else if (value instanceof Node.Sequence sequence
                && sequence.items().stream().allMatch(Node.Mapping.class::isInstance)) {
            sequence.items().forEach(item -> merge(item, merged, at));
        } else {
            diagnostics.add(Diagnostic.error(
                            "wrong-type",
                            "A merge key `<<` expects an alias of a map, found " + MessageText.found(value) + ".")
                    .at(at)
                    .help("write `<<: *NAME` where a map above has the anchor `&NAME`."));
        }
    }

    private static Diagnostic duplicate(Entry second, Entry first) {
        return Diagnostic.error(
                        "duplicate-key",
                        "The key " + MessageText.quoted(second.key()) + " is written twice in one map.")
                .at(second.at())
                .note("note", "the first one is here", first.at())
                .help("keep one of the two.");
    }

    private long limited(long size, Event event) {
        if (size > LARGEST) {
            throw stop(
                    "too-many-values",
                    "The file holds more than 100000 values once its aliases are followed.",
                    event,
                    "use fewer aliases of aliases, or split the file.");
        }
        return size;
    }

    private RuntimeException stop(String code, String message, Event at, String help) {
        diagnostics.add(Diagnostic.error(code, message).at(spans.of(at)).help(help));
        diagnostics.stopIfErrors();
        return new IllegalStateException("an error was just added");
    }
}
