package livestream.providers.expand;

import livestream.schema.Channel;
import livestream.schema.Format;
import livestream.schema.RoutingForm;
import livestream.schema.Span;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as an origin, wherever it comes from: made by us, existing, or somebody else's.
 *
 * @param name {@code <channel>/<endpoint>}, also its origin id
 * @param host equal for endpoints that are served by one host
 * @param domain host name, known or a reference
 * @param originPath {@code /out/v1/<id>}, known or a reference
 * @param pathPrefix the same without its leading slash, as a template with the id as its hole
 * @param manifestPath from the origin path to the manifest, without a leading slash
 * @param segmentPrefix what CMAF segments start with; null when unknown
 * @param hasStartover whether viewers may go back in time
 * @param smoothStreaming CloudFront's flag for its behaviour
 * @param patternPrefix what the file puts in place of the computed prefix; null for nothing
 * @param cdnHeader the value of the header by which MediaPackage knows the CDN; null for none
 */
record Site(
        String name,
        Channel channel,
        Format format,
        String host,
        Value domain,
        Value originPath,
        Value pathPrefix,
        String manifestName,
        Value manifestPath,
        @Nullable String segmentPrefix,
        boolean hasStartover,
        boolean smoothStreaming,
        @Nullable String patternPrefix,
        @Nullable Value cdnHeader,
        RoutingForm wanted,
        Span at) {

    /** The path of a manifest where it follows from its name alone: everywhere but in CMAF. */
    static String manifestPath(Format format, String manifestName) {
        return switch (format) {
            case HLS, CMAF -> manifestName + ".m3u8";
            case DASH -> manifestName + ".mpd";
            case MSS -> manifestName + ".ism/Manifest";
        };
    }
}
