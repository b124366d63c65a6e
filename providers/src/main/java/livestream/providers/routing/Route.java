package livestream.providers.routing;

import livestream.schema.Span;
import org.jspecify.annotations.Nullable;

/**
 * One cache behaviour: what matches the pattern goes to the endpoint.
 *
 * @param endpoint its name, as in {@code news/hls}; {@link #OF_THE_USER} where a user's behaviour has an origin of its own
 * @param at where the user wrote it; null for what is generated
 */
public record Route(
        PathPattern pattern,
        String endpoint,
        Kind kind,
        @Nullable Span at) {

    /** A generated route. */
    Route(PathPattern pattern, String endpoint, Kind kind) {
        this(pattern, endpoint, kind, null);
    }

    /** Stands for the origin of a behaviour that the user wrote, where it is no endpoint. */
    public static final String OF_THE_USER = "distribution.behaviors";

    /** What a behaviour carries, which decides its cache policy. */
    public enum Kind {
        MANIFEST,
        SEGMENT,
        /** Subtitles and whatever else an endpoint serves; cached as segments are. */
        CAPTION,
        /** What the user wrote a behaviour for. */
        OWN
    }
}
