package livestream.schema.compose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.ReadOptions;
import livestream.schema.Span;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Node.Entry;
import livestream.schema.yaml.Node.Kind;
import livestream.schema.yaml.Node.Scalar;
import org.jspecify.annotations.Nullable;

/**
 * One document out of many, as the schema checks it and the records are read from it. It comes about in this order:
 *
 * <ol>
 *   <li>{@code include}: the included files, the first lowest, under the document;
 *   <li>{@code channelsFrom}: that of the run's environment or else of the document becomes {@code channels};
 *   <li>{@code environments}: the one that the run names, over the document and so over channels of a range or a file too;
 *   <li>{@code channelDefaults}: under every channel of {@code channels};
 *   <li>references: {@code ${var.x}} and {@code ${env.X}}, then the built-in {@code ${name}}, {@code ${environment}},
 *       {@code ${region}} and {@code ${channel}}, each when it is needed;
 * </ol>
 *
 * and only what has come about is held against the schema and read. All of it is merged by {@link Node.Mapping#over}.
 * Every value keeps the place where it was written; a value that stands for a reference keeps the place of the reference,
 * and {@link #origins()} says where it came from. Secrets stay references.
 *
 * @param document the whole, with {@link #OWN_KEYS} as they are written, for the schema to check
 * @param environment the environment over it; null for none
 * @param origins where values came from, by the place of the reference
 */
public record Composition(Node.Mapping document, @Nullable String environment, Map<Span, Set<ValueOrigin>> origins) {
    /** Keys that composition itself is made of. */
    public static final Set<String> OWN_KEYS = Set.of("include", Variables.KEY, Environments.KEY, ChannelsFrom.KEY);

    private static final String DEFAULTS = "channelDefaults";
    private static final String CHANNELS = "channels";
    private static final long LARGEST = 1_000_000;

    /**
     * Composes a document. What is wrong is a finding, and stays as it is written.
     *
     * @param main the main file, which was read already
     * @param file its name, relative to which included files are found
     */
    public static Composition of(
            Node.Mapping main, Path file, ReadOptions readOptions, ProjectFiles files, Diagnostics diagnostics) {
        List<Node.Mapping> layers = new ArrayList<>(Includes.of(main, file, files, diagnostics));
        layers.add(main);
        Node.Mapping document = layers.get(0);
        for (Node.Mapping layer : layers.subList(1, layers.size())) {
            document = limited(layer.over(document), diagnostics);
        }
        Environments environments = new Environments(document, diagnostics);
        environments.checkNames();
        String environment = readOptions.environment();
        if (environment == null) {
            document = limited(ChannelsFrom.in(document, file, files, diagnostics), diagnostics);
        } else {
            Node.Mapping own = environments.over(environment, ChannelsFrom.KEY);
            document = limited(ChannelsFrom.in(own, file, files, diagnostics), diagnostics);
            document = limited(environments.over(environment, ChannelsFrom.KEY, document), diagnostics);
        }
        document = withDefaults(likeMain(document, main), diagnostics);
        Variables variables = new Variables(document, environments, readOptions, diagnostics);
        VariableReferences variableReferences =
                new VariableReferences(document, variables, environments, readOptions, diagnostics);
        Substitution substitution = variableReferences.substitution();
        return new Composition(substituted(document, substitution), environment, Map.copyOf(substitution.origins()));
    }

    /** The document without what it was composed of. */
    public Node.Mapping result() {
        Map<String, Entry> entries = new LinkedHashMap<>(document.entries());
        entries.keySet().removeAll(OWN_KEYS);
        if (document.get(CHANNELS) instanceof Node.Mapping) {
            entries.remove(DEFAULTS);
        }
        return document.with(entries);
    }

    /** Where to point when a document as a whole is meant. */
    static Span start(Node.Mapping document) {
        return document.entries().values().stream().map(Entry::at).findFirst().orElse(document.span());
    }

    static Span entryOrStart(Node.Mapping document, String key) {
        Entry entry = document.entries().get(key);
        return entry == null ? start(document) : entry.at();
    }

    /** The keys of the main file come first, in its order: a finding about the whole points into it. */
    private static Node.Mapping likeMain(Node.Mapping document, Node.Mapping main) {
        List<String> order = new ArrayList<>(main.entries().keySet());
        if (order.contains(ChannelsFrom.KEY) && !order.contains(CHANNELS)) {
            order.add(order.indexOf(ChannelsFrom.KEY), CHANNELS);
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        order.forEach(key -> {
            Entry entry = document.entries().get(key);
            if (entry != null) {
                entries.put(key, entry);
            }
        });
        document.entries().forEach(entries::putIfAbsent);
        return main.with(entries);
    }

    private static Node.Mapping withDefaults(Node.Mapping document, Diagnostics diagnostics) {
        if (!(document.get(DEFAULTS) instanceof Node.Mapping defaults)
                || !(document.get(CHANNELS) instanceof Node.Mapping mapping)) {
            return document;
        }
        Span at = entryOrStart(document, CHANNELS);
        checkSize(document.size() + mapping.entries().size() * defaults.size(), at, diagnostics);
        Map<String, Entry> merged = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> merged.put(key, over(entry, defaults)));
        Map<String, Entry> entries = new LinkedHashMap<>(document.entries());
        entries.put(CHANNELS, new Entry(CHANNELS, at, mapping.with(merged)));
        return document.with(entries);
    }

    private static Entry over(Entry channel, Node.Mapping defaults) {
        if (channel.value() instanceof Node.Mapping own) {
            return new Entry(channel.key(), channel.at(), own.over(defaults));
        } else if (channel.value() instanceof Scalar scalar && scalar.kind() == Kind.NOTHING) {
            Node.Mapping nothing = new Node.Mapping(Map.of(), false, channel.at(), 1);
            return new Entry(channel.key(), channel.at(), nothing.over(defaults));
        }
        return channel;
    }

    private static Node.Mapping substituted(Node.Mapping document, Substitution substitution) {
        boolean several =
                document.entries().containsKey(CHANNELS) || document.entries().containsKey(ChannelsFrom.KEY);
        ReferenceScope top = several ? ReferenceScope.DOCUMENT : ReferenceScope.ofChannel(name(document, substitution));
        Map<String, Entry> entries = new LinkedHashMap<>();
        document.entries().forEach((key, entry) -> {
            substitution.checkKey(entry);
            Node value = entry.value();
            Node replaced;
            if (OWN_KEYS.contains(key)) {
                replaced = value;
            } else if (key.equals(CHANNELS) && value instanceof Node.Mapping channels) {
                replaced = channels(channels, substitution);
            } else if (key.equals(DEFAULTS) && several) {
                replaced = substitution.in(value, ReferenceScope.DEFAULTS);
            } else {
                replaced = substitution.in(value, key.equals("outputs") ? ReferenceScope.OUTPUTS : top);
            }
            entries.put(key, new Entry(key, entry.at(), replaced));
        });
        return document.with(entries);
    }

    private static Node.Mapping channels(Node.Mapping channels, Substitution substitution) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        channels.entries().forEach((key, entry) -> {
            substitution.checkKey(entry);
            entries.put(key, new Entry(key, entry.at(), substitution.in(entry.value(), ReferenceScope.ofChannel(key))));
        });
        return channels.with(entries);
    }

    /** A single channel is called like the document. */
    private static String name(Node.Mapping document, Substitution substitution) {
        return document.get("name") instanceof Scalar scalar
                        && substitution.in(scalar, ReferenceScope.DOCUMENT) instanceof Scalar name
                ? name.text()
                : "";
    }

    private static Node.Mapping limited(Node.Mapping document, Diagnostics diagnostics) {
        checkSize(document.size(), start(document), diagnostics);
        return document;
    }

    private static void checkSize(long size, Span at, Diagnostics diagnostics) {
        if (size > LARGEST) {
            diagnostics.add(Diagnostic.error(
                            "too-many-values",
                            "The document holds more than " + LARGEST + " values once it is put together.")
                    .at(at)
                    .help("include less, or give channels fewer defaults or columns."));
            diagnostics.stopIfErrors();
        }
    }
}
