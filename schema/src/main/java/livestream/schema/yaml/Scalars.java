package livestream.schema.yaml;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Span;
import livestream.schema.yaml.Node.Kind;
import livestream.schema.yaml.Node.Scalar;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Scalars under the YAML 1.2 core schema. */
final class Scalars {
    /** Longer digits and other bases are no number that this language has a use for; as text they get a readable finding. */
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,18}");

    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]{0,18}\\.?[0-9]{0,18}([eE][-+]?[0-9]{1,2})?");
    private static final Set<String> TEXT_TAGS = Set.of("!", Tag.STR.getValue());

    private static final ScalarResolver RESOLVER = new CoreSchema().getScalarResolver();

    private final Spans spans;
    private final Diagnostics diagnostics;

    Scalars(Spans spans, Diagnostics diagnostics) {
        this.spans = spans;
        this.diagnostics = diagnostics;
    }

    Scalar of(ScalarEvent event) {
        return new Scalar(kind(event), event.getValue(), event.isPlain(), spans.of(event));
    }

    Scalar nothing(Span at) {
        return new Scalar(Kind.NOTHING, "", true, at);
    }

    /** A text as a scalar without quotes and tags. */
    static Scalar plain(String text, Span at) {
        return new Scalar(kind(RESOLVER.resolve(text, true), text), text, true, at);
    }

    /** Says so when a collection carries a tag that is not its own. */
    void checkTag(Optional<String> tag, NodeEvent event, String own) {
        if (tag.isPresent() && !tag.get().equals("!") && !tag.get().equals(Tag.PREFIX + own)) {
            diagnostics.add(unknownTag(tag.get(), event));
        }
    }

    private Kind kind(ScalarEvent event) {
        String text = event.getValue();
        Optional<String> tag = event.getTag();
        if (tag.isPresent()) {
            if (TEXT_TAGS.contains(tag.get())) {
                return Kind.TEXT;
            }
            Kind resolved = kind(RESOLVER.resolve(text, true), text);
            if (!tag.get().equals(tagOf(resolved))) {
                diagnostics.add(unknownTag(tag.get(), event));
            }
            return resolved;
        }
        return event.isPlain() ? kind(RESOLVER.resolve(text, true), text) : Kind.TEXT;
    }

    private static Kind kind(Tag tag, String text) {
        if (tag.equals(Tag.INT) && INTEGER.matcher(text).matches()) {
            return Kind.INTEGER;
        } else if (tag.equals(Tag.FLOAT) && DECIMAL.matcher(text).matches()) {
            return Kind.DECIMAL;
        } else if (tag.equals(Tag.BOOL)) {
            return Kind.FLAG;
        }
        return tag.equals(Tag.NULL) ? Kind.NOTHING : Kind.TEXT;
    }

    private static String tagOf(Kind kind) {
        return switch (kind) {
            case TEXT -> Tag.STR.getValue();
            case INTEGER -> Tag.INT.getValue();
            case DECIMAL -> Tag.FLOAT.getValue();
            case FLAG -> Tag.BOOL.getValue();
            case NOTHING -> Tag.NULL.getValue();
        };
    }

    private Diagnostic unknownTag(String tag, NodeEvent event) {
        return Diagnostic.error("unknown-tag", "The tag " + MessageText.quoted(tag) + " does not fit this value.")
                .at(spans.of(event))
                .help("delete the tag; a text that begins with `!` needs quotes.");
    }
}
