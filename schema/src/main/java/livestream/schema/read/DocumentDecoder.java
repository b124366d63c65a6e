package livestream.schema.read;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import livestream.schema.Channel;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Livestream;
import livestream.schema.NamedDistribution;
import livestream.schema.Origin;
import livestream.schema.OutputSpec;
import livestream.schema.RoutingMode;
import livestream.schema.Span;
import livestream.schema.check.AddressableKey;
import livestream.schema.check.TagLimits;
import livestream.schema.compose.Composition;
import livestream.schema.shape.ForeignKeys;
import livestream.schema.yaml.MappingReader;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Node.Entry;
import org.jspecify.annotations.Nullable;

/** The whole file. What is wrong reads as if it were left out, so that one run finds everything. */
public final class DocumentDecoder {
    /** Channel keys that may stand at the top; {@code segmentDuration} may stand there in either form. */
    private static final List<String> SHORTHAND = List.of(
            "mediapackage", "mediastore", "s3", "http", "timeShift", "manifestFilter", "routing", "enabled", "labels");

    private static final Duration SEGMENT = Duration.ofSeconds(6);

    private final MappingReader document;
    private final @Nullable String environment;
    private final @Nullable Entry channelsFrom;
    private final Diagnostics diagnostics;

    /** Reads a composed document, whose channels have their defaults already. */
    public DocumentDecoder(Composition composition, Diagnostics diagnostics) {
        Node.Mapping document = composition.result();
        Span first =
                document.entries().values().stream().map(Entry::at).findFirst().orElse(document.span());
        this.document = new MappingReader(document, first);
        this.environment = composition.environment();
        this.channelsFrom = composition.document().entries().get("channelsFrom");
        this.diagnostics = diagnostics;
    }

    /** Everything that could be read; to be thrown away when there are errors. */
    public Livestream livestream() {
        TagLimits.check(document.section("tags"), diagnostics);
        return new Livestream(
                document.text("name", ""),
                environment,
                document.text("region"),
                document.text("account"),
                new StateDecoder(document.section("state"), environment, diagnostics).settings(document.text("region")),
                texts(document.section("tags")),
                document.text("naming"),
                channels(),
                new DistributionDecoder(document.section("distribution"), diagnostics).distribution(),
                distributions(),
                LifecycleDecoder.wish(document.section("lifecycle")),
                OverridesDecoder.overrides(document.section("overrides")),
                outputs(),
                LintDecoder.settings(document.section("lint")),
                document.place());
    }

    private static TreeMap<String, String> texts(MappingReader section) {
        TreeMap<String, String> texts = new TreeMap<>();
        section.mapping().entries().keySet().forEach(key -> texts.put(key, section.text(key, "")));
        return texts;
    }

    /** Each over what the file gives all of them. */
    private List<NamedDistribution> distributions() {
        List<NamedDistribution> read = new ArrayList<>();
        for (Entry entry : document.section("distributions").mapping().entries().values()) {
            AddressableKey.check("distribution", entry, diagnostics);
            MappingReader own = MappingReader.of(entry);
            MappingReader whole = new MappingReader(
                    own.mapping().over(document.section("distribution").mapping()), entry.at());
            Integer shards = own.integer("shard");
            read.add(new NamedDistribution(
                    entry.key(),
                    new DistributionDecoder(whole, diagnostics).distribution(),
                    texts(own.section("match")),
                    shards == null ? 0 : shards));
        }
        return read;
    }

    private List<OutputSpec> outputs() {
        MappingReader outputs = document.section("outputs");
        return outputs.mapping().entries().values().stream()
                .map(entry -> new OutputSpec(entry.key(), outputs.text(entry.key(), ""), entry.place()))
                .toList();
    }

    private List<Channel> channels() {
        List<Entry> shorthand = SHORTHAND.stream()
                .map(document::entry)
                .filter(entry -> entry != null)
                .toList();
        Entry channels = document.entry("channels");
        Entry several = channelsFrom == null ? channels : channelsFrom;
        if (several == null) {
            if (shorthand.isEmpty()
                    && document.mapping().entries().keySet().stream().noneMatch(ForeignKeys::isOrigin)) {
                diagnostics.add(Diagnostic.error(
                                "missing-channel",
                                "The file has no channel, expected `mediapackage`, `mediastore`, `s3`, `http` or"
                                        + " `channels`.")
                        .at(document.self())
                        .help(
                                "write `mediapackage: { channel: ID }` for a channel that exists, `mediapackage:` alone for"
                                        + " one that is made, or `s3: { bucket: NAME }` for files in a bucket."));
                return List.of();
            }
            return single();
        }
        if (!shorthand.isEmpty()) {
            Entry first = shorthand.get(0);
            diagnostics.add(Diagnostic.error(
                            "two-channel-forms",
                            "`" + first.key() + "` of a single channel and `" + several.key()
                                    + "` stand in one file, expected one of the two.")
                    .at(first.at())
                    .note("note", "`" + several.key() + "` begins here", several.at())
                    .help("move `" + first.key()
                            + "` into a channel, or into `channelDefaults` when it is for all of them."));
        }
        List<Channel> read = new ArrayList<>();
        if (channels != null && channels.value() instanceof Node.Mapping mapping) {
            for (Entry entry : mapping.entries().values()) {
                AddressableKey.check("channel", entry, diagnostics);
                Channel channel = channel(
                        entry.key(), new MappingReader(MappingReader.of(entry).mapping(), entry.at()));
                if (channel != null) {
                    read.add(channel);
                }
            }
        }
        return read;
    }

    private List<Channel> single() {
        Map<String, Entry> own = new LinkedHashMap<>();
        document.mapping().entries().forEach((key, entry) -> {
            if (SHORTHAND.contains(key) || ForeignKeys.isOrigin(key) || key.equals("segmentDuration")) {
                own.put(key, entry);
            }
        });
        Entry origin = OriginDecoder.KEYS.stream()
                .map(own::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        Node.Mapping mapping = new Node.Mapping(
                own, false, document.mapping().span(), document.mapping().size());
        Channel channel = channel(
                document.text("name", ""),
                new MappingReader(
                        mapping.over(document.section("channelDefaults").mapping()),
                        origin == null ? document.self() : origin.at()));
        return channel == null ? List.of() : List.of(channel);
    }

    private @Nullable Channel channel(String key, MappingReader section) {
        Origin origin = new OriginDecoder(diagnostics).of(key, section);
        if (origin == null) {
            return null;
        }
        TagLimits.check(section.section("tags"), diagnostics);
        return new Channel(
                key,
                origin,
                section.duration("segmentDuration", document.duration("segmentDuration", SEGMENT)),
                section.flag("timeShift"),
                section.flag("manifestFilter", false),
                section.text("distribution"),
                routing(section),
                section.flag("enabled", true),
                texts(section.section("labels")),
                texts(section.section("tags")),
                section.place());
    }

    private static @Nullable RoutingMode routing(MappingReader section) {
        String word = section.text("routing");
        return word == null ? null : EnumDecoder.routing(word);
    }
}
