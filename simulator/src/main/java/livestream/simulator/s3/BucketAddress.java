package livestream.simulator.s3;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.simulator.http.Request;
import livestream.simulator.http.ServiceError;

/**
 * Which bucket and key a request is for: the bucket is in the host, as in {@code news.s3.us-west-2.amazonaws.com} and {@code
 * news.localhost}, or else it is the first segment of the path.
 *
 * @param bucket empty when the request is for the account
 * @param key still percent-encoded, and empty when the request is for the bucket
 */
record BucketAddress(String bucket, String key) {

    private static final Pattern HOST = Pattern.compile(
            "(?:(?<bucket>.+?)\\.)?s3(?:[.-][a-z0-9.-]+)?\\.(?:amazonaws\\.com|localhost)|(?<local>.+)\\.localhost");

    /** Of a name in DNS (RFC 1035). */
    private static final int LONGEST_HOST = 253;

    /** Reads it out of the host and the path. */
    static BucketAddress of(Request request) {
        String path = request.path().substring(1);
        String header = request.header("host");
        Matcher host =
                HOST.matcher(header == null || header.length() > LONGEST_HOST ? "" : header.replaceFirst(":\\d+$", ""));
        if (host.matches()) {
            String bucket = host.group("bucket") == null ? host.group("local") : host.group("bucket");
            if (bucket != null) {
                return new BucketAddress(bucket, path);
            }
        }
        int slash = path.indexOf('/');
        return slash < 0
                ? new BucketAddress(path, "")
                : new BucketAddress(path.substring(0, slash), path.substring(slash + 1));
    }

    /** The request with the bucket as one segment of its path and the whole key as the other. */
    Request pathStyle(Request request) {
        if (bucket.isEmpty() && !request.method().equals("GET")) {
            throw new ServiceError(
                            405, "MethodNotAllowed", "The specified method is not allowed against this resource.")
                    .with("Method", request.method())
                    .with("ResourceType", "SERVICE");
        }
        // A slash of the key is no border between segments, whether it came encoded or not.
        String path = key.isEmpty() ? "/" + bucket : "/" + bucket + "/" + key.replace("/", "%2F");
        return request.withPath(path);
    }

    /** A key as it stands in an answer that was asked for with {@code encoding-type=url}. */
    static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }
}
