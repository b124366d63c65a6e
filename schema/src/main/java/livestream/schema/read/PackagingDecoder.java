package livestream.schema.read;

import java.time.Duration;
import java.util.List;
import livestream.schema.Format;
import livestream.schema.Packaging;
import livestream.schema.Packaging.Encryption;
import livestream.schema.yaml.MappingReader;
import org.jspecify.annotations.Nullable;

/** The settings of an endpoint that only its format has. */
final class PackagingDecoder {
    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final Duration BUFFER = Duration.ofSeconds(30);

    private final MappingReader section;

    PackagingDecoder(MappingReader section) {
        this.section = section;
    }

    Packaging packaging(Format format) {
        Duration window = section.duration("manifestWindow", WINDOW);
        return switch (format) {
            case HLS ->
                new Packaging.Hls(
                        window,
                        section.text("adMarkers", "passthrough"),
                        adTriggers(),
                        section.text("adsOnDeliveryRestrictions"),
                        section.text("playlistType", "none"),
                        section.duration("programDateTimeInterval", Duration.ZERO),
                        section.flag("includeIframeOnlyStream", false),
                        section.flag("useAudioRenditionGroup", false),
                        section.flag("includeDvbSubtitles", false),
                        encryption(hlsMethod()));
            case DASH ->
                new Packaging.Dash(
                        window,
                        section.duration("minBufferTime", BUFFER),
                        section.duration("minUpdatePeriod"),
                        section.duration("suggestedPresentationDelay"),
                        section.text("profile", "none"),
                        section.text("segmentTemplateFormat", "number-with-timeline"),
                        section.text("utcTiming", "none"),
                        section.text("utcTimingUri"),
                        section.words("periodTriggers"),
                        adTriggers(),
                        section.text("adsOnDeliveryRestrictions"),
                        section.text("manifestLayout", "full"),
                        encryption(null));
            case CMAF ->
                new Packaging.Cmaf(
                        section.text("manifestId"),
                        section.text("segmentPrefix"),
                        window,
                        section.text("adMarkers", "passthrough"),
                        adTriggers(),
                        section.text("adsOnDeliveryRestrictions"),
                        section.text("playlistType", "none"),
                        section.duration("programDateTimeInterval", Duration.ZERO),
                        section.flag("includeIframeOnlyStream", false),
                        encryption(null));
            case MSS -> new Packaging.Mss(window, section.flag("smoothStreaming", true), encryption(null));
        };
    }

    private @Nullable List<String> adTriggers() {
        return section.has("adTriggers") ? section.words("adTriggers") : null;
    }

    /** FairPlay decrypts samples and no whole segments (MediaPackage User Guide, HLS encryption). */
    private String hlsMethod() {
        boolean fairplay =
                section.section("encryption").section("speke").words("systems").contains("fairplay");
        return fairplay ? "sample-aes" : "aes-128";
    }

    private @Nullable Encryption encryption(@Nullable String defaultMethod) {
        if (!section.has("encryption")) {
            return null;
        }
        MappingReader encryption = section.section("encryption");
        MappingReader speke = encryption.section("speke");
        String method = encryption.text("method");
        return new Encryption(
                defaultMethod == null || method == null ? defaultMethod : method,
                speke.text("url", ""),
                speke.text("role", ""),
                speke.text("resourceId", ""),
                speke.words("systems"),
                // An unquoted 2.0 is a number, which may also be written 2.
                speke.text("version", "1.0").startsWith("2") ? "2.0" : "1.0",
                speke.text("certificate"),
                speke.duration("keyRotation", Duration.ZERO));
    }
}
