package livestream.providers.route;

/** Where a channel that its file took off the air is refused. */
public enum Takedown {
    /** It is on the air. */
    NONE,
    /** MediaPackage denies it. What CloudFront has in its cache is served until it ends there. */
    AT_ORIGIN,
    /** A function answers 403 to each request, whatever is in the cache. */
    AT_EDGE
}
