package livestream.providers.expand;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import livestream.engine.Facts.Keyed;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.providers.aws.SdkShape;
import livestream.providers.cloudfront.CloudFrontDistribution;
import livestream.schema.Address;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.RawOverride;
import livestream.schema.Value;
import livestream.schema.Wildcard;
import livestream.schema.shape.Suggestions;
import livestream.schema.yaml.MessageText;
import org.jspecify.annotations.Nullable;

/**
 * The escape hatch: members of AWS's API that the user lays over what the expansion made, checked against the shapes of the
 * SDK. A list whose items have keys is laid over item by item, any other list is replaced.
 */
final class Overrides {
    private static final String DEFAULT = "default";
    private static final String MANIFESTS = "CmafPackage.HlsManifests";
    private static final Keyed BY_ID = new Keyed("Id", "manifest", false);
    private static final String DEFAULT_BEHAVIOR = "DefaultCacheBehavior";

    private final List<RawOverride> overrides;
    private final Set<Address> spared;
    private final Diagnostics diagnostics;
    private final Set<RawOverride> used = new LinkedHashSet<>();
    private final Map<String, Set<String>> keys = new LinkedHashMap<>();

    /** @param spared what stays as it was applied */
    Overrides(List<RawOverride> overrides, Set<Address> spared, Diagnostics diagnostics) {
        this.overrides = overrides;
        this.spared = spared;
        this.diagnostics = diagnostics;
    }

    /** The same graph with every override laid over what it is for; one that fits nothing is a finding. */
    ResourceGraph over(ResourceGraph graph) {
        if (overrides.isEmpty()) {
            return graph;
        }
        overrides.forEach(this::check);
        ResourceGraph.Builder builder = new ResourceGraph.Builder();
        graph.resources().forEach(resource -> builder.add(resource.withInputs(over(resource))));
        graph.outputs().forEach(builder::output);
        graph.notes().forEach(builder::note);
        overrides.stream().filter(override -> !used.contains(override)).forEach(this::tellUnused);
        return builder.build();
    }

    private void check(RawOverride override) {
        OverrideKind kind = OverrideKind.of(override.kind());
        for (SdkShape.ShapeViolation violation : kind.shape().misfits(override.members())) {
            Diagnostic diagnostic = violation.expected().isEmpty() ? wrongType(violation) : unknown(violation);
            diagnostics.add(diagnostic.at(override.spans().getOrDefault(violation.path(), override.at())));
        }
        for (String name : kind.reserved()) {
            if (override.members().get(name) != null) {
                diagnostics.add(Diagnostic.error(
                                "override-of-identity",
                                "`" + name + "` cannot be overridden: by it the tool finds what it made.")
                        .at(override.spans().getOrDefault(name, override.at()))
                        .help("leave `" + name + "` out."));
            }
        }
    }

    private static Diagnostic unknown(SdkShape.ShapeViolation violation) {
        String name = violation.path().substring(violation.path().lastIndexOf('.') + 1);
        String has = "it has " + String.join(", ", violation.expected()) + ".";
        return Diagnostic.error("unknown-member", MessageText.quoted(name) + " is no member of AWS's API here.")
                .help(Suggestions.of(name, violation.expected())
                        .map(near -> "did you mean `" + near + "`? " + has)
                        .orElse(has));
    }

    private static Diagnostic wrongType(SdkShape.ShapeViolation violation) {
        return Diagnostic.error(
                        "wrong-type",
                        "`" + violation.path() + "` expects " + violation.type() + ", found " + found(violation.found())
                                + ".")
                .help("write it as AWS's API documents it; its lists stand here without `Quantity` and `Items`.");
    }

    private static String found(Value value) {
        return value instanceof Value.Fields
                ? "a map"
                : value instanceof Value.Items ? "a list" : MessageText.quoted(value.toString());
    }

    private void tellUnused(RawOverride override) {
        Set<String> known = keys.getOrDefault(override.kind(), Set.of());
        String there = known.isEmpty()
                ? "this file makes none."
                : (known.size() == 1 ? "there is " : "there are ") + String.join(", ", known) + ".";
        diagnostics.add(Diagnostic.error(
                        "unused-override",
                        "No part of `" + override.kind() + "` is called " + MessageText.quoted(override.key()) + ".")
                .at(override.at())
                .help(Suggestions.of(override.key(), known)
                        .map(near -> "did you mean `" + near + "`? " + there)
                        .orElse(there)));
    }

    private Value.Fields over(Resource resource) {
        Value.Fields inputs = resource.inputs();
        if (spared.contains(resource.address())) {
            return inputs;
        }
        for (OverrideKind kind : OverrideKind.values()) {
            if (kind.type().equals(resource.address().type())) {
                inputs = over(kind, EndpointGenerations.keyOf(resource.address().key()), inputs);
            }
        }
        return inputs;
    }

    private Value.Fields over(OverrideKind kind, String key, Value.Fields inputs) {
        return switch (kind) {
            case ORIGINS -> inputs.with("Origins", items(kind, inputs.get("Origins"), "Id", "Origins[]"));
            case BEHAVIORS -> behaviors(kind, inputs);
            default -> laid(kind, key, inputs, "", Set.of(key));
        };
    }

    private Value.Fields behaviors(OverrideKind kind, Value.Fields inputs) {
        Value.Fields laid = inputs.with(
                "CacheBehaviors", items(kind, inputs.get("CacheBehaviors"), "PathPattern", "CacheBehaviors[]"));
        return inputs.get(DEFAULT_BEHAVIOR) instanceof Value.Fields behavior
                ? laid.with(DEFAULT_BEHAVIOR, laid(kind, DEFAULT, behavior, DEFAULT_BEHAVIOR, Set.of(DEFAULT)))
                : laid;
    }

    private Value items(OverrideKind kind, @Nullable Value list, String keyMember, String path) {
        List<Value> items = new ArrayList<>();
        if (list instanceof Value.Items before) {
            Set<String> among = before.items().stream()
                    .map(item -> String.valueOf(((Value.Fields) item).get(keyMember)))
                    .collect(Collectors.toSet());
            before.items().forEach(item -> {
                Value.Fields fields = (Value.Fields) item;
                items.add(laid(kind, String.valueOf(fields.get(keyMember)), fields, path, among));
            });
        }
        return Value.items(items);
    }

    /**
     * @param among the keys of all the things of its kind in the same resource
     */
    private Value.Fields laid(OverrideKind kind, String key, Value.Fields inputs, String path, Set<String> among) {
        keys.computeIfAbsent(kind.word(), any -> new LinkedHashSet<>()).add(key);
        Value.Fields laid = inputs;
        for (RawOverride override : overrides) {
            if (override.kind().equals(kind.word()) && fits(override.key(), key, among)) {
                used.add(override);
                laid = merged(laid, override.members(), path);
            }
        }
        return laid;
    }

    /** A key is the thing's own, or else has {@code *} for any characters: a path pattern that is there means itself alone. */
    private static boolean fits(String wanted, String key, Set<String> among) {
        boolean everyButDefault = !key.equals(DEFAULT) || !wanted.contains("*");
        return wanted.equals(key) || (everyButDefault && !among.contains(wanted) && new Wildcard(wanted).matches(key));
    }

    /** Without its key, the only item stands for the only one that is there. */
    private static Value.Items named(Value.Items over, Keyed keyed, Set<String> known) {
        boolean alone = over.items().size() == 1 && known.size() == 1;
        return alone && over.items().get(0) instanceof Value.Fields item && item.get(keyed.member()) == null
                ? Value.items(List.of(
                        item.with(keyed.member(), Value.text(known.iterator().next()))))
                : over;
    }

    private static Value.Fields merged(Value.Fields below, Value.Fields above, String path) {
        Map<String, Value> merged = new LinkedHashMap<>(below.fields());
        above.fields().forEach((name, value) -> {
            String inner = path.isEmpty() ? name : path + "." + name;
            Value before = merged.get(name);
            Keyed keyed = inner.equals(MANIFESTS) ? BY_ID : CloudFrontDistribution.KEYED.get(inner);
            if (value instanceof Value.Fields over && before instanceof Value.Fields under) {
                merged.put(name, merged(under, over, inner));
            } else if (keyed != null && value instanceof Value.Items over && before instanceof Value.Items) {
                Map<String, Value> byKey = keyed.index(before);
                keyed.index(named(over, keyed, byKey.keySet())).forEach((key, item) -> {
                    Value old = byKey.get(key);
                    byKey.put(
                            key,
                            old instanceof Value.Fields under
                                    ? merged(under, (Value.Fields) item, inner + "[]")
                                    : item);
                });
                merged.put(name, Value.items(List.copyOf(byKey.values())));
            } else {
                merged.put(name, value);
            }
        });
        return new Value.Fields(merged);
    }
}
