package livestream.schema;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One origin endpoint of a channel.
 *
 * @param key its name in the file, second part of its address
 * @param id the MediaPackage endpoint id; null derives it, or looks it up by format on an existing channel
 * @param foreign where it is, for an endpoint of somebody else's account; null otherwise
 * @param manifestName null is {@code index}, or {@code <channel>-<key>} under {@code routing: name}
 * @param segmentDuration null takes the channel's
 * @param startoverWindow zero for none, at most 14 days
 * @param origination false is the kill switch: MediaPackage answers nobody
 * @param pathPrefix replaces the prefix of its path patterns; null computes it
 * @param packaging the settings of its format
 */
public record Endpoint(
        String key,
        @Nullable String id,
        @Nullable ExternalOrigin foreign,
        @Nullable String manifestName,
        @Nullable Duration segmentDuration,
        Duration startoverWindow,
        Duration timeDelay,
        boolean origination,
        @Nullable StreamSelection streamSelection,
        @Nullable String pathPrefix,
        Packaging packaging,
        KeySpans place) {

    /** The format that the packaging makes. */
    public Format format() {
        return packaging.format();
    }

    /**
     * Which streams of the channel an endpoint offers.
     *
     * @param order {@code original}, {@code video-bitrate-ascending} or {@code video-bitrate-descending}
     * @param minBitrate bits per second; null for no bound
     * @param maxBitrate bits per second; null for no bound
     */
    public record StreamSelection(
            String order,
            @Nullable Integer minBitrate,
            @Nullable Integer maxBitrate) {}
}
