package livestream.schema.read;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import livestream.schema.RawOverride;
import livestream.schema.Span;
import livestream.schema.Value;
import livestream.schema.yaml.MappingReader;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Node.Entry;

/** The {@code overrides} of a file: raw members of AWS's API, which only a provider can check. */
final class OverridesDecoder {
    /** Kinds of which there is one, so that no key stands before the members. */
    private static final List<String> SINGLE = List.of("distribution");

    private final Map<String, Span> spans = new LinkedHashMap<>();

    private OverridesDecoder() {}

    static List<RawOverride> overrides(MappingReader section) {
        List<RawOverride> overrides = new ArrayList<>();
        for (Entry kind : section.mapping().entries().values()) {
            if (SINGLE.contains(kind.key())) {
                add(overrides, kind.key(), "*", kind);
            } else if (kind.value() instanceof Node.Mapping byKey) {
                byKey.entries().values().forEach(entry -> add(overrides, kind.key(), entry.key(), entry));
            }
        }
        return overrides;
    }

    private static void add(List<RawOverride> overrides, String kind, String key, Entry entry) {
        if (entry.value() instanceof Node.Mapping members) {
            OverridesDecoder reading = new OverridesDecoder();
            Value.Fields fields = reading.fields(members, "");
            overrides.add(new RawOverride(kind, key, fields, reading.spans, entry.at()));
        }
    }

    private Value.Fields fields(Node.Mapping mapping, String path) {
        Map<String, Value> fields = new LinkedHashMap<>();
        mapping.entries().values().forEach(entry -> {
            String inner = path.isEmpty() ? entry.key() : path + "." + entry.key();
            spans.put(inner, entry.at());
            fields.put(entry.key(), value(entry.value(), inner));
        });
        return new Value.Fields(fields);
    }

    private Value value(Node node, String path) {
        if (node instanceof Node.Mapping mapping) {
            return fields(mapping, path);
        } else if (node instanceof Node.Sequence sequence) {
            List<Value> items = new ArrayList<>();
            for (Node item : sequence.items()) {
                String inner = path + "[" + items.size() + "]";
                spans.put(inner, item.span());
                items.add(value(item, inner));
            }
            return Value.items(items);
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return switch (scalar.kind()) {
            case FLAG -> Value.flag(Boolean.parseBoolean(scalar.text()));
            case INTEGER, DECIMAL -> new Value.Num(new BigDecimal(scalar.text()));
            case TEXT, NOTHING -> Value.text(scalar.text().replace("$${", "${"));
        };
    }
}
