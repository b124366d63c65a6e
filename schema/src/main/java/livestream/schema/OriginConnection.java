package livestream.schema;

/**
 * How CloudFront reaches a server.
 *
 * @param tls whether over HTTPS
 * @param port 80, 443 or 1024 to 65535 (CloudFront Developer Guide, HTTP port and HTTPS port)
 */
public record OriginConnection(boolean tls, int port) {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int FIRST_FREE = 1024;
    private static final int LAST = 65_535;

    /** As most servers are reached. */
    public static final OriginConnection HTTPS = new OriginConnection(true, HTTPS_PORT);

    /** On the port that the protocol has. */
    public static OriginConnection usual(boolean tls) {
        return tls ? HTTPS : new OriginConnection(false, HTTP_PORT);
    }

    /** The same on another port. */
    public OriginConnection on(int other) {
        return new OriginConnection(tls, other);
    }

    /** Whether CloudFront takes its port. */
    public boolean isTaken() {
        return port == HTTP_PORT || port == HTTPS_PORT || (port >= FIRST_FREE && port <= LAST);
    }

    /** The host as a URL names it: with the port where that is not the usual one. */
    public String authority(String host) {
        return port == usual(tls).port() ? host : host + ":" + port;
    }
}
