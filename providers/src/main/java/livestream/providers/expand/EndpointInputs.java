package livestream.providers.expand;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import livestream.schema.Channel;
import livestream.schema.Endpoint;
import livestream.schema.Packaging;
import livestream.schema.Packaging.Cmaf;
import livestream.schema.Packaging.Dash;
import livestream.schema.Packaging.Encryption;
import livestream.schema.Packaging.Hls;
import livestream.schema.Packaging.Mss;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/** An endpoint of the file in the words of MediaPackage's {@code CreateOriginEndpoint}. */
final class EndpointInputs {
    /** DRM system ids as the DASH Industry Forum registers them, which SPEKE takes. */
    private static final Map<String, String> DRM_SYSTEMS = Map.of(
            "widevine", "edef8ba9-79d6-4ace-a3c8-27dcd51d21ed",
            "playready", "9a04f079-9840-4286-ab92-e65be0885f95",
            "fairplay", "94ce86fb-07ff-4f43-adb8-93d2fa968ca2");

    private final Channel channel;
    private final Endpoint endpoint;
    private final long segment;

    EndpointInputs(Channel channel, Endpoint endpoint) {
        this.channel = channel;
        this.endpoint = endpoint;
        Duration own = endpoint.segmentDuration();
        this.segment = (own == null ? channel.segmentDuration() : own).toSeconds();
    }

    /** Everything but its id and tags and what depends on other resources: channel and authorization. */
    Value.Fields of(String manifestName, List<String> allowIps) {
        Map<String, Value> inputs = new LinkedHashMap<>();
        inputs.put("ManifestName", Value.text(manifestName));
        inputs.put("Origination", Value.text(endpoint.origination() && channel.enabled() ? "ALLOW" : "DENY"));
        seconds(inputs, "StartoverWindowSeconds", endpoint.startoverWindow());
        seconds(inputs, "TimeDelaySeconds", endpoint.timeDelay());
        if (!allowIps.isEmpty()) {
            inputs.put("Whitelist", Value.texts(allowIps));
        }
        Packaging packaging = endpoint.packaging();
        if (packaging instanceof Hls hls) {
            inputs.put("HlsPackage", hls(hls));
        } else if (packaging instanceof Dash dash) {
            inputs.put("DashPackage", dash(dash));
        } else if (packaging instanceof Cmaf cmaf) {
            inputs.put("CmafPackage", cmaf(cmaf, manifestName));
        } else if (packaging instanceof Mss mss) {
            inputs.put("MssPackage", mss(mss));
        }
        return new Value.Fields(inputs);
    }

    /** What CMAF segment names start with. */
    String segmentPrefix(Cmaf cmaf) {
        return cmaf.segmentPrefix() == null ? channel.key() + "-" + endpoint.key() : cmaf.segmentPrefix();
    }

    private Value hls(Hls hls) {
        Map<String, Value> inputs = packaging(hls.encryption());
        inputs.put("PlaylistWindowSeconds", Value.num(hls.manifestWindow().toSeconds()));
        inputs.put("AdMarkers", word(hls.adMarkers()));
        inputs.putAll(ads(hls.adTriggers(), hls.adsOnDeliveryRestrictions()));
        inputs.put("PlaylistType", word(hls.playlistType()));
        inputs.put(
                "ProgramDateTimeIntervalSeconds",
                Value.num(hls.programDateTimeInterval().toSeconds()));
        inputs.put("IncludeIframeOnlyStream", Value.flag(hls.includeIframeOnlyStream()));
        inputs.put("UseAudioRenditionGroup", Value.flag(hls.useAudioRenditionGroup()));
        inputs.put("IncludeDvbSubtitles", Value.flag(hls.includeDvbSubtitles()));
        return new Value.Fields(inputs);
    }

    private Value dash(Dash dash) {
        Map<String, Value> inputs = packaging(dash.encryption());
        inputs.put("ManifestWindowSeconds", Value.num(dash.manifestWindow().toSeconds()));
        inputs.put("MinBufferTimeSeconds", Value.num(dash.minBufferTime().toSeconds()));
        inputs.put("MinUpdatePeriodSeconds", orSegments(dash.minUpdatePeriod(), 5, 2));
        inputs.put("SuggestedPresentationDelaySeconds", orSegments(dash.suggestedPresentationDelay(), 4, 1));
        inputs.put("Profile", word(dash.profile()));
        inputs.put("SegmentTemplateFormat", word(dash.segmentTemplateFormat()));
        // The API's own spelling: this enum alone keeps its hyphens.
        inputs.put("UtcTiming", Value.text(dash.utcTiming().toUpperCase(Locale.ROOT)));
        if (dash.utcTimingUri() != null) {
            inputs.put("UtcTimingUri", Value.text(dash.utcTimingUri()));
        }
        inputs.put("PeriodTriggers", words(dash.periodTriggers()));
        inputs.putAll(ads(dash.adTriggers(), dash.adsOnDeliveryRestrictions()));
        inputs.put("ManifestLayout", word(dash.manifestLayout()));
        return new Value.Fields(inputs);
    }

    private Value cmaf(Cmaf cmaf, String manifestName) {
        Map<String, Value> inputs = packaging(cmaf.encryption());
        inputs.put("SegmentPrefix", Value.text(segmentPrefix(cmaf)));
        Map<String, Value> manifest = new LinkedHashMap<>();
        manifest.put("Id", Value.text(cmaf.manifestId() == null ? endpoint.key() : cmaf.manifestId()));
        manifest.put("ManifestName", Value.text(manifestName));
        manifest.put("PlaylistWindowSeconds", Value.num(cmaf.manifestWindow().toSeconds()));
        manifest.put("AdMarkers", word(cmaf.adMarkers()));
        manifest.putAll(ads(cmaf.adTriggers(), cmaf.adsOnDeliveryRestrictions()));
        manifest.put("PlaylistType", word(cmaf.playlistType()));
        manifest.put(
                "ProgramDateTimeIntervalSeconds",
                Value.num(cmaf.programDateTimeInterval().toSeconds()));
        manifest.put("IncludeIframeOnlyStream", Value.flag(cmaf.includeIframeOnlyStream()));
        inputs.put("HlsManifests", Value.items(List.of(new Value.Fields(manifest))));
        return new Value.Fields(inputs);
    }

    private Value mss(Mss mss) {
        Map<String, Value> inputs = packaging(mss.encryption());
        inputs.put("ManifestWindowSeconds", Value.num(mss.manifestWindow().toSeconds()));
        return new Value.Fields(inputs);
    }

    /** What is left out is left to MediaPackage. */
    private static Map<String, Value> ads(@Nullable List<String> triggers, @Nullable String restrictions) {
        Map<String, Value> inputs = new LinkedHashMap<>();
        if (triggers != null) {
            inputs.put("AdTriggers", words(triggers));
        }
        if (restrictions != null) {
            inputs.put("AdsOnDeliveryRestrictions", word(restrictions));
        }
        return inputs;
    }

    /** What every packaging has. */
    private Map<String, Value> packaging(@Nullable Encryption encryption) {
        Map<String, Value> inputs = new LinkedHashMap<>();
        inputs.put("SegmentDurationSeconds", Value.num(segment));
        Endpoint.StreamSelection streams = endpoint.streamSelection();
        if (streams != null) {
            Map<String, Value> selection = new LinkedHashMap<>();
            selection.put("StreamOrder", word(streams.order()));
            if (streams.minBitrate() != null) {
                selection.put("MinVideoBitsPerSecond", Value.num(streams.minBitrate()));
            }
            if (streams.maxBitrate() != null) {
                selection.put("MaxVideoBitsPerSecond", Value.num(streams.maxBitrate()));
            }
            inputs.put("StreamSelection", new Value.Fields(selection));
        }
        if (encryption != null) {
            inputs.put("Encryption", encryption(encryption));
        }
        return inputs;
    }

    private Value encryption(Encryption encryption) {
        Map<String, Value> speke = new LinkedHashMap<>();
        speke.put("Url", Value.text(encryption.url()));
        speke.put("RoleArn", Value.text(encryption.role()));
        speke.put("ResourceId", Value.text(encryption.resourceId()));
        speke.put(
                "SystemIds",
                Value.texts(encryption.systems().stream()
                        .map(system -> DRM_SYSTEMS.getOrDefault(system, system))
                        .toList()));
        if (encryption.certificate() != null) {
            speke.put("CertificateArn", Value.text(encryption.certificate()));
        }
        if (encryption.version().equals("2.0")) {
            // One key for all audio and one for all video, the preset that every SPEKE 2.0 server knows.
            speke.put(
                    "EncryptionContractConfiguration",
                    Value.fields("PresetSpeke20Audio", "PRESET-AUDIO-1", "PresetSpeke20Video", "PRESET-VIDEO-1"));
        }
        Map<String, Value> inputs = new LinkedHashMap<>();
        if (encryption.method() != null) {
            inputs.put("EncryptionMethod", word(encryption.method()));
        }
        seconds(inputs, "KeyRotationIntervalSeconds", encryption.keyRotation());
        inputs.put("SpekeKeyProvider", new Value.Fields(speke));
        return new Value.Fields(inputs);
    }

    /** A duration, or so many segments, rounded up. */
    private Value orSegments(@Nullable Duration given, int numerator, int denominator) {
        long seconds = given == null ? (segment * numerator + denominator - 1) / denominator : given.toSeconds();
        return Value.num(seconds);
    }

    /** Zero is left out: the API has no value that says "none". */
    private static void seconds(Map<String, Value> inputs, String name, Duration duration) {
        if (!duration.isZero()) {
            inputs.put(name, Value.num(duration.toSeconds()));
        }
    }

    private static Value words(List<String> kebab) {
        return Value.items(kebab.stream().map(EndpointInputs::word).toList());
    }

    /** {@code scte35-enhanced} is {@code SCTE35_ENHANCED}. */
    private static Value word(String kebab) {
        return Value.text(kebab.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
