package livestream.providers.routing;

import livestream.schema.Format;
import livestream.schema.RoutingMode;
import livestream.schema.Span;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as routing sees it.
 *
 * @param name as in {@code news/hls}
 * @param origin the id of its origin; endpoints with the same one are served by it together
 * @param host where it lives, or words that are equal for endpoints that share a host
 * @param stored whether its files lie ready under names that the encoder chose; otherwise MediaPackage names them
 * @param pathPrefix where it lives on its host, without slashes around: {@code out/v1/<id>}, the id maybe still a hole;
 *     empty for the root
 * @param segmentPrefix what CMAF segment names start with; null when that is not known, and for other formats
 * @param timeShift whether manifests may be asked for with time shift in their path
 * @param wanted what the file asks for; {@link RoutingMode#AUTO} when it leaves the choice
 * @param serving the form under which viewers know it already; null when it is new
 * @param patternPrefix what the file puts in place of the computed prefix of its patterns; null for nothing
 * @param at where the file asks for the form, or for the endpoint
 */
public record RoutedEndpoint(
        String name,
        Format format,
        String origin,
        String host,
        boolean stored,
        Value pathPrefix,
        String manifestName,
        @Nullable String segmentPrefix,
        boolean timeShift,
        RoutingMode wanted,
        @Nullable RoutingMode serving,
        @Nullable String patternPrefix,
        Span at) {

    /** Whether it may carry WebVTT captions, which no pattern of the guide matches. */
    boolean mayHaveCaptions() {
        return !stored && (format == Format.HLS || format == Format.CMAF);
    }

    /** The same as if the file asked for a form and nobody knew it yet. */
    public RoutedEndpoint wanting(RoutingMode form) {
        return new RoutedEndpoint(
                name,
                format,
                origin,
                host,
                stored,
                pathPrefix,
                manifestName,
                segmentPrefix,
                timeShift,
                form,
                null,
                patternPrefix,
                at);
    }

    /** The same in another place on its host. */
    public RoutedEndpoint livingAt(Value prefix) {
        return new RoutedEndpoint(
                name,
                format,
                origin,
                host,
                stored,
                prefix,
                manifestName,
                segmentPrefix,
                timeShift,
                wanted,
                serving,
                patternPrefix,
                at);
    }
}
