package livestream.schema.check;

import java.util.List;
import java.util.Set;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.yaml.MappingReader;
import livestream.schema.yaml.Node.Entry;

/**
 * Settings of endpoints that belong to another account. No API is called for them, so a setting would silently do nothing;
 * it is an error because whoever writes {@code startoverWindow: 24h} counts on a day of it.
 */
public final class ForeignSettings {
    private static final List<String> OF_CHANNEL =
            List.of("channel", "manage", "region", "description", "allowIps", "accessLogs");
    /** What only an endpoint's owner can set; a key that no endpoint has is the schema's business. */
    private static final Set<String> OF_OWNER = Set.of(
            "id",
            "segmentPrefix",
            "manifestWindow",
            "startoverWindow",
            "timeDelay",
            "origination",
            "adMarkers",
            "playlistType",
            "programDateTimeInterval",
            "includeIframeOnlyStream",
            "useAudioRenditionGroup",
            "includeDvbSubtitles",
            "minBufferTime",
            "minUpdatePeriod",
            "suggestedPresentationDelay",
            "profile",
            "segmentTemplateFormat",
            "utcTiming",
            "utcTimingUri",
            "periodTriggers",
            "manifestLayout",
            "streamSelection",
            "encryption");

    private ForeignSettings() {}

    /** Looks at the keys beside the endpoints. */
    public static void check(MappingReader mediapackage, Diagnostics diagnostics) {
        for (String key : OF_CHANNEL) {
            Entry entry = mediapackage.entry(key);
            if (entry != null) {
                diagnostics.add(Diagnostic.error(
                                "foreign-setting",
                                "`" + key
                                        + "` has no effect on a channel of another account, whose endpoints are given by URL.")
                        .at(entry.at())
                        .help("leave it out; the owner of the channel sets it."));
            }
        }
    }

    /** Looks at the keys of one endpoint. */
    public static void checkEndpoint(MappingReader endpoint, Diagnostics diagnostics) {
        for (Entry entry : endpoint.mapping().entries().values()) {
            if (OF_OWNER.contains(entry.key())) {
                diagnostics.add(Diagnostic.error(
                                "foreign-setting",
                                "`" + entry.key() + "` has no effect on an endpoint of another account.")
                        .at(entry.at())
                        .help(
                                entry.key().equals("startoverWindow")
                                        ? "leave it out. When the owner has a startover window, write `timeShift: true` on the"
                                                + " channel to let viewers use it."
                                        : "leave it out; the owner of the endpoint sets it."));
            }
        }
    }
}
