package livestream.schema;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One live channel of a {@link Livestream}.
 *
 * @param key its name in the file, first part of its endpoints' addresses
 * @param segmentDuration the one knob for endpoint segments, default TTLs and origin timeouts
 * @param timeShift whether manifest requests may carry {@code start} and {@code end}; null is automatic: when some
 *     endpoint has a startover window
 * @param manifestFilter whether manifest requests may carry {@code aws.manifestfilter}
 * @param distribution name of the one it asks for; null leaves it to its labels
 * @param routing null takes the distribution's
 * @param enabled false takes the channel off the air: its routes stay, and every request is refused
 * @param labels words of the user's own, by which other settings pick channels
 * @param tags put on the resources of this channel, over the document's
 */
public record Channel(
        String key,
        Origin origin,
        Duration segmentDuration,
        @Nullable Boolean timeShift,
        boolean manifestFilter,
        @Nullable String distribution,
        @Nullable RoutingMode routing,
        boolean enabled,
        SortedMap<String, String> labels,
        SortedMap<String, String> tags,
        KeySpans place) {

    /** The origin endpoints of MediaPackage that the file names; none of an origin where files lie ready. */
    public List<Endpoint> endpoints() {
        return origin instanceof MediaPackage mediapackage ? mediapackage.endpoints() : List.of();
    }
}
