package livestream.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel's origin in AWS Elemental MediaPackage (v1).
 *
 * @param channel the channel id that the user gave; null derives it from names
 * @param managed whether the engine creates (or adopts) the channel and its endpoints; otherwise they are only read
 * @param region null takes the document's
 * @param endpoints in document order; empty with an existing channel takes every endpoint that it has
 * @param allowIps CIDR blocks that may ask the endpoints, API member {@code Whitelist}
 */
public record MediaPackage(
        @Nullable String channel,
        boolean managed,
        @Nullable String region,
        @Nullable String description,
        List<Endpoint> endpoints,
        @Nullable CdnAuthorization cdnAuthorization,
        List<String> allowIps,
        @Nullable AccessLogs accessLogs,
        KeySpans place)
        implements Origin {

    /** CloudWatch log groups for requests in and out; null leaves that direction off. */
    public record AccessLogs(
            @Nullable String ingress, @Nullable String egress) {}

    public MediaPackage {
        endpoints = List.copyOf(endpoints);
        allowIps = List.copyOf(allowIps);
    }

    @Override
    public String word() {
        return "mediapackage";
    }
}
