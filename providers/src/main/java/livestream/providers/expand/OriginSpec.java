package livestream.providers.expand;

import java.util.List;
import livestream.schema.OriginConnection;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * Where CloudFront asks for a channel's objects; several endpoints may share one.
 *
 * @param id its id in the distribution
 * @param host equal for origins that are served by one host
 * @param domain host name, known or a reference
 * @param path what CloudFront puts before every path, known or a reference; empty for nothing
 * @param connection how CloudFront reaches it; null for an S3 bucket, which has no settings of a server
 * @param headers what CloudFront sends along: fields of {@code HeaderName} and {@code HeaderValue}
 * @param accessControl by which CloudFront signs its requests; null when it does not
 * @param segment seconds of a media segment, from which timeouts follow
 */
record OriginSpec(
        String id,
        String host,
        Value domain,
        Value path,
        @Nullable OriginConnection connection,
        List<Value> headers,
        @Nullable Value accessControl,
        long segment) {
    OriginSpec {
        headers = List.copyOf(headers);
    }

    /** A server over HTTPS to which nothing special is sent. */
    static OriginSpec server(String id, String host, Value domain, Value path, long segment) {
        return new OriginSpec(id, host, domain, path, OriginConnection.HTTPS, List.of(), null, segment);
    }

    /** The same reached in another way. */
    OriginSpec over(OriginConnection other) {
        return new OriginSpec(id, other.authority(host), domain, path, other, headers, accessControl, segment);
    }

    /** The same under another id. */
    OriginSpec called(String other) {
        return new OriginSpec(other, host, domain, path, connection, headers, accessControl, segment);
    }

    /** The same with headers. */
    OriginSpec sending(List<Value> more) {
        return new OriginSpec(id, host, domain, path, connection, more, accessControl, segment);
    }

    /** A header that CloudFront sends along. */
    static Value header(String name, Value value) {
        return Value.fields("HeaderName", name, "HeaderValue", value);
    }
}
