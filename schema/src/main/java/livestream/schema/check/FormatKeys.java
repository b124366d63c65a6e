package livestream.schema.check;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Format;
import livestream.schema.yaml.MappingReader;
import livestream.schema.yaml.Node.Entry;

/** Endpoint keys that only some formats have. */
public final class FormatKeys {
    private static final Map<String, Set<Format>> FORMATS = new TreeMap<>();

    static {
        only(EnumSet.of(Format.HLS), "useAudioRenditionGroup", "includeDvbSubtitles");
        only(
                EnumSet.of(Format.HLS, Format.CMAF),
                "adMarkers",
                "playlistType",
                "programDateTimeInterval",
                "includeIframeOnlyStream");
        only(
                EnumSet.of(Format.DASH),
                "minBufferTime",
                "minUpdatePeriod",
                "suggestedPresentationDelay",
                "profile",
                "segmentTemplateFormat",
                "utcTiming",
                "utcTimingUri",
                "periodTriggers",
                "manifestLayout");
        only(EnumSet.complementOf(EnumSet.of(Format.MSS)), "adTriggers", "adsOnDeliveryRestrictions");
        only(EnumSet.of(Format.CMAF), "manifestId", "segmentPrefix");
        only(EnumSet.of(Format.MSS), "smoothStreaming");
    }

    private FormatKeys() {}

    /** The formats that have a key. */
    public static Set<Format> formats(String key) {
        return FORMATS.getOrDefault(key, EnumSet.allOf(Format.class));
    }

    /** Looks at the keys of one endpoint. */
    public static void check(MappingReader endpoint, Format format, Diagnostics diagnostics) {
        for (Entry entry : endpoint.mapping().entries().values()) {
            if (!formats(entry.key()).contains(format)) {
                diagnostics.add(notOf(format, "`" + entry.key() + "`", formats(entry.key()))
                        .at(entry.at())
                        .help(help(entry.key(), format)));
            }
        }
        MappingReader encryption = endpoint.section("encryption");
        checkInner(
                encryption,
                "method",
                "encryption.method",
                EnumSet.of(Format.HLS),
                format,
                "leave it out; the format decides how its segments are encrypted.",
                diagnostics);
        checkInner(
                encryption.section("speke"),
                "keyRotation",
                "encryption.speke.keyRotation",
                EnumSet.complementOf(EnumSet.of(Format.MSS)),
                format,
                "leave it out; Smooth Streaming has one key for all segments.",
                diagnostics);
    }

    private static void checkInner(
            MappingReader section,
            String key,
            String name,
            Set<Format> formats,
            Format format,
            String help,
            Diagnostics diagnostics) {
        Entry entry = section.entry(key);
        if (entry != null && !formats.contains(format)) {
            diagnostics.add(
                    notOf(format, "`" + name + "`", formats).at(entry.at()).help(help));
        }
    }

    private static Diagnostic notOf(Format format, String key, Set<Format> formats) {
        String has = formats.stream().map(Format::word).collect(Collectors.joining(" and "));
        return Diagnostic.error(
                "key-of-other-format",
                key + " is a setting of " + has + " endpoints, found on "
                        + (format == Format.DASH || format == Format.CMAF ? "a " : "an ") + format.word()
                        + " endpoint.");
    }

    private static String help(String key, Format format) {
        if (key.equals("manifestId") && format != Format.CMAF) {
            return "leave it out; only CMAF has a path part before the manifest.";
        }
        return "leave it out here, or move it to an endpoint of that format.";
    }

    private static void only(Set<Format> formats, String... keys) {
        for (String key : keys) {
            FORMATS.put(key, formats);
        }
    }
}
