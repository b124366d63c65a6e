package livestream.providers.expand;

import livestream.providers.mediapackage.EndpointUrl;
import livestream.schema.Format;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint that AWS has and that this file only uses.
 *
 * @param segmentPrefix what CMAF segments start with; null when the endpoint says nothing
 * @param authorized whether it answers only who sends the header of CDN authorization
 * @param allowListed whether it answers only some addresses
 */
public record ExistingEndpoint(
        String id,
        Format format,
        EndpointUrl url,
        String manifestName,
        @Nullable String segmentPrefix,
        boolean hasStartover,
        boolean authorized,
        boolean allowListed) {

    /** From what MediaPackage describes; null when it packages into nothing that is known here. */
    public static @Nullable ExistingEndpoint of(Value.Fields described) {
        Format format = format(described);
        if (format == null) {
            return null;
        }
        EndpointUrl url = EndpointUrl.of(described);
        return new ExistingEndpoint(
                described.text("Id"),
                format,
                url,
                manifestName(format, url.manifestPath()),
                segmentPrefix(described),
                has(described, "StartoverWindowSeconds"),
                has(described, "Authorization"),
                has(described, "Whitelist"));
    }

    /** What it packages into; null when that is nothing known here. */
    static @Nullable Format format(Value.Fields endpoint) {
        return endpoint.get("HlsPackage") != null
                ? Format.HLS
                : endpoint.get("DashPackage") != null
                        ? Format.DASH
                        : endpoint.get("CmafPackage") != null
                                ? Format.CMAF
                                : endpoint.get("MssPackage") != null ? Format.MSS : null;
    }

    /** What its CMAF segments start with; null when it says nothing. */
    static @Nullable String segmentPrefix(Value.Fields endpoint) {
        return endpoint.get("CmafPackage") instanceof Value.Fields cmaf
                        && cmaf.get("SegmentPrefix") instanceof Value.Text prefix
                        && !prefix.text().isEmpty()
                ? prefix.text()
                : null;
    }

    private static boolean has(Value.Fields described, String member) {
        Value value = described.get(member);
        return value != null && !value.isNeutral();
    }

    private static String manifestName(Format format, String manifestPath) {
        String path = format == Format.MSS ? manifestPath.replaceFirst("/[^/]*$", "") : manifestPath;
        String file = path.substring(path.lastIndexOf('/') + 1);
        return file.replaceFirst("\\.[^.]*$", "");
    }
}
