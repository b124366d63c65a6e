package livestream.schema;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One live channel of a {@link Livestream}.
 *
 * @param key its name in the file, first part of its endpoints' addresses
 * @param segmentDuration the one knob for endpoint segments, default TTLs and origin timeouts
 * @param timeShift whether manifest requests may carry {@code start} and {@code end}; null is automatic: when some
 *     endpoint has a startover window
 * @param manifestFilter whether manifest requests may carry {@code aws.manifestfilter}
 * @param routing null takes the distribution's
 */
public record Channel(
        String key,
        MediaPackage mediapackage,
        Duration segmentDuration,
        @Nullable Boolean timeShift,
        boolean manifestFilter,
        @Nullable RoutingForm routing,
        Place place) {}
