package livestream.schema.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import livestream.schema.CustomBehavior;
import livestream.schema.CustomBehavior.Target;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Span;
import livestream.schema.StorageOrigin;
import livestream.schema.yaml.MappingReader;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Node.Entry;
import org.jspecify.annotations.Nullable;

/** The cache behaviours that the user wrote. */
final class CustomBehaviorDecoder {
    private final Diagnostics diagnostics;

    CustomBehaviorDecoder(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    List<CustomBehavior> behaviors(MappingReader distribution) {
        List<CustomBehavior> behaviors = new ArrayList<>();
        if (distribution.mapping().get("behaviors") instanceof Node.Sequence list) {
            for (Node item : list.items()) {
                CustomBehavior behavior = null;
                if (item instanceof Node.Mapping mapping) {
                    MappingReader section = new MappingReader(mapping, place(mapping));
                    behavior = behavior(section, section.text("path", "").replaceFirst("^/", ""));
                }
                if (behavior != null) {
                    behaviors.add(behavior);
                }
            }
        }
        return behaviors;
    }

    /** A list item in block form is spoken of by its first key. */
    private static Span place(Node.Mapping item) {
        return item.flow() || item.entries().isEmpty()
                ? item.span()
                : item.entries().values().iterator().next().at();
    }

    /** Null with a finding when nobody can be said to answer. */
    @Nullable
    CustomBehavior behavior(MappingReader section, String path) {
        Target origin = target(section);
        return origin == null
                ? null
                : new CustomBehavior(
                        path,
                        !section.text("precedence", "first").equals("last"),
                        origin,
                        AllowedMethods.read(section, diagnostics),
                        section.text("cachePolicy", "CachingOptimized"),
                        section.text("originRequestPolicy"),
                        section.text("responseHeadersPolicy"),
                        section.flag("compress", true),
                        EdgeFunctionDecoder.functions(section.section("functions")),
                        section.place());
    }

    private @Nullable Target target(MappingReader section) {
        String endpoint = section.text("origin");
        if (endpoint != null) {
            return new Target.OfEndpoint(endpoint);
        }
        MappingReader block = section.section("origin");
        List<Entry> origins = OriginDecoder.KEYS.stream()
                .map(block::entry)
                .filter(Objects::nonNull)
                .toList();
        if (origins.size() == 1
                && new OriginDecoder(diagnostics).read(origins.get(0)) instanceof StorageOrigin storage) {
            return new Target.OfStorage(storage);
        } else if (origins.size() != 1 && section.has("origin")) {
            diagnostics.add(Diagnostic.error(
                            "missing-origin",
                            "A behavior's `origin` expects exactly one of `s3`, `mediastore` and `http`, or an endpoint.")
                    .at(block.self())
                    .help("write `origin: { s3: { bucket: NAME } }`, or `origin: channel/endpoint`."));
        }
        return null;
    }
}
