package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What CloudFront refuses in the custom headers of an origin. A message names headers, never values: they may be secrets.
 *
 * <p>Source: CloudFront developer guide, "Custom headers that CloudFront can't add to origin requests", and quotas.
 */
final class OriginHeaders {

    private static final int HEADERS = 10;
    private static final int NAME = 256;
    private static final int VALUE = 1783;
    private static final int ALL = 10_240;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Set<String> FORBIDDEN = Set.of(
            "cache-control",
            "connection",
            "content-length",
            "cookie",
            "host",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "if-range",
            "if-unmodified-since",
            "max-forwards",
            "pragma",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "range",
            "request-range",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via",
            "x-real-ip");

    private OriginHeaders() {}

    /** Refuses headers that are not allowed, repeated, too many or too long. */
    static void check(List<ObjectNode> headers) {
        if (headers.size() > HEADERS) {
            throw Errors.refusal("TooManyOriginCustomHeaders");
        }
        Set<String> seen = new HashSet<>();
        int characters = 0;
        for (ObjectNode header : headers) {
            String name = QuantityLists.text(header, "HeaderName");
            String value = QuantityLists.text(header, "HeaderValue");
            String lower = name.toLowerCase(Locale.ROOT);
            boolean forbidden = FORBIDDEN.contains(lower) || lower.startsWith("x-amz-") || lower.startsWith("x-edge-");
            if (forbidden || !TOKEN.matcher(name).matches() || name.length() > NAME) {
                throw Errors.invalid("The parameter HeaderName " + name + " is not allowed.");
            }
            if (!seen.add(lower)) {
                throw Errors.invalid("The parameter HeaderName " + name + " occurs more than once.");
            }
            if (value.isEmpty() || value.length() > VALUE) {
                throw Errors.invalid("The parameter HeaderValue of " + name + " is empty or too long.");
            }
            characters += name.length() + value.length();
        }
        if (characters > ALL) {
            throw Errors.invalid("The custom headers of an origin are too long together.");
        }
    }
}
