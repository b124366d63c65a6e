package livestream.providers.expand;

import java.util.List;
import livestream.providers.aws.Quotas;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Span;
import livestream.schema.Value;

/**
 * How many headers CloudFront adds to its requests to one origin, and how long they may be together, with the one that the
 * tool adds to the file's.
 */
final class OriginHeaderLimits {
    private static final int MOST = Quotas.of("cloudfront.custom.headers.per.origin");
    private static final int LONGEST = Quotas.of("cloudfront.characters.of.custom.headers");

    private OriginHeaderLimits() {}

    /**
     * Tells of what CloudFront does not take.
     *
     * @param headers fields of {@code HeaderName} and {@code HeaderValue}
     * @param at the {@code headers} of the file
     */
    static void check(List<Value> headers, Span at, Diagnostics diagnostics) {
        if (headers.size() > MOST) {
            diagnostics.add(Diagnostic.error(
                            "too-many-headers",
                            "The origin gets " + headers.size() + " headers, and CloudFront adds at most " + MOST + ".")
                    .at(at)
                    .help("write at most " + (MOST - 1) + " with `access: referer`, whose secret is a header too."));
        }
        int characters =
                headers.stream().mapToInt(OriginHeaderLimits::characters).sum();
        if (characters > LONGEST) {
            diagnostics.add(Diagnostic.error(
                            "headers-too-long",
                            "The names and values of the headers have " + characters
                                    + " characters together, and CloudFront takes " + LONGEST + ".")
                    .at(at)
                    .help("shorten the values, or leave a header out."));
        }
    }

    /** A value that is made later counts nothing. */
    private static int characters(Value header) {
        Value.Fields fields = (Value.Fields) header;
        Value value = fields.get("HeaderValue");
        int length = value instanceof Value.Secret secret && secret.isAtHand()
                ? secret.reveal().length()
                : value instanceof Value.Text text ? text.text().length() : 0;
        return fields.text("HeaderName").length() + length;
    }
}
