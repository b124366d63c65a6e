package livestream.providers.routing;

/**
 * One cache behaviour: what matches the pattern goes to the endpoint.
 *
 * @param endpoint its name, as in {@code news/hls}
 */
public record Route(PathPattern pattern, String endpoint, Kind kind) {

    /** What a behaviour carries, which decides its cache policy. */
    public enum Kind {
        MANIFEST,
        SEGMENT,
        /** Subtitles and whatever else an endpoint serves; cached as segments are. */
        CAPTION
    }
}
