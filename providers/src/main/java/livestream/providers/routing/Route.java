package livestream.providers.routing;

/**
 * One cache behaviour: what matches the pattern goes to the endpoint.
 *
 * @param endpoint its name, as in {@code news/hls}; {@link #OF_THE_USER} where a user's behaviour has an origin of its own
 */
public record Route(PathPattern pattern, String endpoint, Kind kind) {

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
