package livestream.schema.compose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Span;
import livestream.schema.shape.SecretRedaction;
import livestream.schema.yaml.MessageText;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Node.Entry;
import livestream.schema.yaml.Node.Kind;
import livestream.schema.yaml.Node.Scalar;
import livestream.schema.yaml.YamlDocument;

/**
 * Channels that are not written one by one: each entry of {@code channelsFrom} is a range of names or a file of channels, and
 * what else it says lies under every channel of it. They become {@code channels} before anything else looks at them, and
 * stand where they are written: in a row of a table, or in the entry.
 */
final class ChannelsFrom {
    static final String KEY = "channelsFrom";
    private static final String CHANNELS = "channels";
    private static final String RANGE = "range";
    private static final String FILE = "file";
    private static final Set<String> OWN = Set.of(RANGE, FILE);
    private static final int MOST = 10_000;
    private static final ProjectPath PATH =
            new ProjectPath("channels-file", "`channelsFrom`", "; an environment may have `channelsFrom` of its own");

    private final ProjectFolder folder;
    private final ProjectFiles files;
    private final Diagnostics diagnostics;
    private final Map<String, Entry> channels = new LinkedHashMap<>();
    private final Map<List<Span>, List<String>> twice = new LinkedHashMap<>();
    private int made;

    private ChannelsFrom(Path main, ProjectFiles files, Diagnostics diagnostics) {
        this.folder = new ProjectFolder(main, files);
        this.files = files;
        this.diagnostics = diagnostics;
    }

    /** The document with these channels behind those that it has already; as it is when it has none of them. */
    static Node.Mapping in(Node.Mapping document, Path main, ProjectFiles files, Diagnostics diagnostics) {
        Entry source = document.entries().get(KEY);
        Entry written = document.entries().getOrDefault(CHANNELS, source);
        if (source == null || written == null || !(source.value() instanceof Node.Sequence list)) {
            return document;
        }
        ChannelsFrom from = new ChannelsFrom(main, files, diagnostics);
        if (written.value() instanceof Node.Mapping mapping) {
            from.channels.putAll(mapping.entries());
        } else if (written != source) {
            return document; // the schema has a finding
        }
        list.items().forEach(from::entry);
        from.tellTwice();
        if (from.channels.isEmpty()) {
            return document;
        }
        Node.Mapping whole = new Node.Mapping(Map.of(), false, written.at(), 1).with(from.channels);
        Map<String, Entry> entries = new LinkedHashMap<>(document.entries());
        entries.put(CHANNELS, new Entry(CHANNELS, written.at(), whole));
        return document.with(entries);
    }

    private void entry(Node item) {
        if (!(item instanceof Node.Mapping entry)) {
            return; // the schema has a finding
        }
        boolean range = entry.entries().containsKey(RANGE);
        if (range == entry.entries().containsKey(FILE)) {
            Entry file = entry.entries().get(FILE);
            diagnostics.add(
                    Diagnostic.error(
                                    "channels-source",
                                    "An entry of `channelsFrom` expects one of `range` and `file`, found "
                                            + (range ? "both" : "neither") + ".")
                            .at(file == null ? entry.span() : file.at())
                            .help(
                                    range
                                            ? "make two entries of it."
                                            : "write `range: \"ch{001..200}\"` for names that count up, or `file: channels.csv`."));
            return;
        }
        Entry source = entry.entries().get(range ? RANGE : FILE);
        if (source != null && source.value() instanceof Scalar scalar && scalar.kind() == Kind.TEXT) {
            Map<String, Entry> rest = new LinkedHashMap<>(entry.entries());
            rest.keySet().removeAll(OWN);
            add(range ? range(scalar) : file(scalar), entry.with(rest), scalar);
        }
    }

    private List<Entry> range(Scalar range) {
        Node.Mapping nothing = new Node.Mapping(Map.of(), false, range.span(), 1);
        return ChannelRange.names(range, MOST, diagnostics).stream()
                .map(name -> new Entry(name, range.span(), nothing))
                .toList();
    }

    private List<Entry> file(Scalar file) {
        Path target = PATH.of(file, folder, diagnostics);
        byte[] content = target == null ? null : PATH.read(target, file, files, diagnostics);
        if (target == null || content == null) {
            return List.of();
        }
        String name = file.text().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return ChannelTable.channels(target.toString(), content, diagnostics);
        } else if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return written(YamlDocument.node(target.toString(), content, diagnostics), file);
        }
        diagnostics.add(Diagnostic.error(
                        "channels-file-kind",
                        "A file of channels expects a name that ends in `.csv` or `.yaml`, found "
                                + MessageText.quoted(file.text()) + ".")
                .at(file.span())
                .help("save a spreadsheet as CSV in UTF-8."));
        return List.of();
    }

    private List<Entry> written(Node root, Scalar file) {
        if (root instanceof Node.Mapping mapping) {
            SecretRedaction.hide(mapping, diagnostics.sourceTexts());
            return List.copyOf(mapping.entries().values());
        }
        diagnostics.add(Diagnostic.error(
                        "channels-file-not-a-map",
                        "A file of channels expects channels by name, found " + MessageText.found(root) + ".")
                .at(root.span())
                .note("note", "it is named here", file.span())
                .help("write channels as under `channels`, such as `news: { labels: { tier: gold } }`."));
        return List.of();
    }

    private void add(List<Entry> more, Node.Mapping shared, Scalar source) {
        if (made + more.size() > MOST) {
            diagnostics.add(ChannelRange.tooMany(source, MOST));
            return;
        }
        made += more.size();
        for (Entry channel : more) {
            Entry first = channels.putIfAbsent(channel.key(), over(channel, shared));
            if (first != null) {
                twice.computeIfAbsent(List.of(channel.at(), first.at()), any -> new ArrayList<>())
                        .add(channel.key());
            }
        }
    }

    private static Entry over(Entry channel, Node.Mapping shared) {
        if (shared.entries().isEmpty()) {
            return channel;
        } else if (channel.value() instanceof Node.Mapping own) {
            return new Entry(channel.key(), channel.at(), own.over(shared));
        }
        boolean bare = channel.value() instanceof Scalar scalar && scalar.kind() == Kind.NOTHING;
        return bare ? new Entry(channel.key(), channel.at(), shared) : channel;
    }

    /** Channels that are twice for one reason are told once. */
    private void tellTwice() {
        twice.forEach((places, names) -> diagnostics.add(Diagnostic.error(
                        "duplicate-channel",
                        "The channel " + MessageText.quoted(names.get(0))
                                + (names.size() == 1 ? "" : " and " + (names.size() - 1) + " more")
                                + (names.size() == 1 ? " is" : " are") + " there twice.")
                .at(places.get(0))
                .note("note", "the first one is here", places.get(1))
                .help("keep one of the two; to change it for one run, write it in `channels` of an environment.")));
    }
}
