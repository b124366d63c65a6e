package livestream.providers.expand;

import livestream.schema.Channel;
import livestream.schema.Format;
import livestream.schema.RoutingMode;
import livestream.schema.Span;
import livestream.schema.StorageOrigin;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * One format of a channel as viewers reach it, wherever it comes from: an endpoint of MediaPackage made by us, existing, or
 * somebody else's, or files that lie ready.
 *
 * @param name {@code <channel>/<endpoint>}
 * @param pathPrefix where it lives on its host, without slashes around; a template where AWS fills the id in; empty for the
 *     root
 * @param manifestName bare name of the manifest, which objects of MediaPackage are named after
 * @param manifestPath from the origin path to the manifest, without a leading slash
 * @param segmentPrefix what CMAF segments start with; null when unknown
 * @param hasStartover whether viewers may go back in time
 * @param smoothStreaming CloudFront's flag for its behaviour
 * @param patternPrefix what the file puts in place of the computed prefix; null for nothing
 */
record ServedEndpoint(
        String name,
        Channel channel,
        Format format,
        OriginSpec origin,
        Value pathPrefix,
        String manifestName,
        Value manifestPath,
        @Nullable String segmentPrefix,
        boolean hasStartover,
        boolean smoothStreaming,
        @Nullable String patternPrefix,
        RoutingMode wanted,
        Span at) {

    /** Whether its files lie ready under names that the encoder chose. */
    boolean stored() {
        return channel.origin() instanceof StorageOrigin;
    }

    /** The path of a manifest where it follows from its name alone: everywhere but in CMAF. */
    static String manifestPath(Format format, String manifestName) {
        return switch (format) {
            case HLS, CMAF -> manifestName + ".m3u8";
            case DASH -> manifestName + ".mpd";
            case MSS -> manifestName + ".ism/Manifest";
        };
    }
}
