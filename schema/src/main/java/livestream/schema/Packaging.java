package livestream.schema;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings of an endpoint that only its format has; enum words are the file's, in lower-kebab. */
public sealed interface Packaging {

    /** The format that these settings are for. */
    Format format();

    private static @Nullable List<String> copy(@Nullable List<String> words) {
        return words == null ? null : List.copyOf(words);
    }

    /**
     * Apple HLS with transport stream segments.
     *
     * @param adMarkers {@code none}, {@code passthrough}, {@code scte35-enhanced} or {@code daterange}
     * @param adTriggers the kinds of SCTE-35 message that count as ads; null is MediaPackage's own choice
     * @param adsOnDeliveryRestrictions {@code none}, {@code restricted}, {@code unrestricted} or {@code both}; null is
     *     MediaPackage's own choice
     * @param playlistType {@code none}, {@code event} or {@code vod}
     * @param programDateTimeInterval zero for none
     */
    record Hls(
            Duration manifestWindow,
            String adMarkers,
            @Nullable List<String> adTriggers,
            @Nullable String adsOnDeliveryRestrictions,
            String playlistType,
            Duration programDateTimeInterval,
            boolean includeIframeOnlyStream,
            boolean useAudioRenditionGroup,
            boolean includeDvbSubtitles,
            @Nullable Encryption encryption)
            implements Packaging {
        public Hls {
            adTriggers = copy(adTriggers);
        }

        @Override
        public Format format() {
            return Format.HLS;
        }
    }

    /**
     * MPEG-DASH.
     *
     * @param minUpdatePeriod null is two and a half segments
     * @param suggestedPresentationDelay null is four segments
     * @param profile {@code none}, {@code hbbtv-1-5}, {@code hybridcast} or {@code dvb-dash-2014}
     * @param segmentTemplateFormat {@code number-with-timeline}, {@code time-with-timeline} or {@code number-with-duration}
     * @param utcTiming {@code none}, {@code http-head}, {@code http-iso} or {@code http-xsdate}
     * @param periodTriggers {@code ads} or nothing
     * @param adTriggers the kinds of SCTE-35 message that count as ads; null is MediaPackage's own choice
     * @param adsOnDeliveryRestrictions {@code none}, {@code restricted}, {@code unrestricted} or {@code both}; null is
     *     MediaPackage's own choice
     * @param manifestLayout {@code full}, {@code compact} or {@code drm-top-level-compact}
     */
    record Dash(
            Duration manifestWindow,
            Duration minBufferTime,
            @Nullable Duration minUpdatePeriod,
            @Nullable Duration suggestedPresentationDelay,
            String profile,
            String segmentTemplateFormat,
            String utcTiming,
            @Nullable String utcTimingUri,
            List<String> periodTriggers,
            @Nullable List<String> adTriggers,
            @Nullable String adsOnDeliveryRestrictions,
            String manifestLayout,
            @Nullable Encryption encryption)
            implements Packaging {
        public Dash {
            periodTriggers = List.copyOf(periodTriggers);
            adTriggers = copy(adTriggers);
        }

        @Override
        public Format format() {
            return Format.DASH;
        }
    }

    /**
     * HLS playlists over fragmented MP4.
     *
     * @param manifestId path part before the manifest; null is the endpoint's key
     * @param segmentPrefix first part of segment names; null is {@code <channel>-<key>}
     * @param adTriggers the kinds of SCTE-35 message that count as ads; null is MediaPackage's own choice
     * @param adsOnDeliveryRestrictions {@code none}, {@code restricted}, {@code unrestricted} or {@code both}; null is
     *     MediaPackage's own choice
     */
    record Cmaf(
            @Nullable String manifestId,
            @Nullable String segmentPrefix,
            Duration manifestWindow,
            String adMarkers,
            @Nullable List<String> adTriggers,
            @Nullable String adsOnDeliveryRestrictions,
            String playlistType,
            Duration programDateTimeInterval,
            boolean includeIframeOnlyStream,
            @Nullable Encryption encryption)
            implements Packaging {
        public Cmaf {
            adTriggers = copy(adTriggers);
        }

        @Override
        public Format format() {
            return Format.CMAF;
        }
    }

    /**
     * Microsoft Smooth Streaming.
     *
     * @param smoothStreaming CloudFront's Smooth Streaming flag on the endpoint's behaviour
     */
    record Mss(
            Duration manifestWindow,
            boolean smoothStreaming,
            @Nullable Encryption encryption) implements Packaging {
        @Override
        public Format format() {
            return Format.MSS;
        }
    }

    /**
     * DRM by a SPEKE key server.
     *
     * @param method HLS only: {@code aes-128} or {@code sample-aes}; null elsewhere
     * @param role ARN of the role by which MediaPackage calls the key server
     * @param systems {@code widevine}, {@code playready}, {@code fairplay} or a system id
     * @param version {@code 1.0} or {@code 2.0}
     * @param certificate ARN of the certificate for content key encryption; null for none
     * @param keyRotation zero for none
     */
    record Encryption(
            @Nullable String method,
            String url,
            String role,
            String resourceId,
            List<String> systems,
            String version,
            @Nullable String certificate,
            Duration keyRotation) {
        public Encryption {
            systems = List.copyOf(systems);
        }
    }
}
