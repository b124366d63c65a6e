package livestream.providers.mediapackage;

import java.net.URI;
import java.util.Arrays;
import livestream.providers.aws.ErrorTranslatingType;
import livestream.providers.aws.HostName;
import livestream.schema.Value;

/**
 * Where an endpoint is, taken apart: {@code https://<domain>/out/v1/<id>/<manifest path>}.
 *
 * @param domain host name
 * @param originPath {@code /out/v1/<id>}
 * @param id what AWS assigned
 * @param manifestPath from the origin path to the first manifest, without a leading slash; for CMAF it has a folder
 */
public record EndpointUrl(String domain, String originPath, String id, String manifestPath) {

    /** The parts that the path of every endpoint starts with: {@code out}, {@code v1} and the id. */
    private static final int DEPTH = 3;

    /**
     * From a described endpoint. The playable URL of a CMAF endpoint stands in its manifests; its own is empty (the AWS
     * CLI's examples of CreateOriginEndpoint).
     */
    public static EndpointUrl of(Value.Fields endpoint) {
        if (endpoint.get("CmafPackage") instanceof Value.Fields cmaf
                && cmaf.get("HlsManifests") instanceof Value.Items manifests
                && !manifests.items().isEmpty()
                && manifests.items().get(0) instanceof Value.Fields first) {
            return parse(first.text("Url"));
        }
        return parse(endpoint.text("Url"));
    }

    /** Takes a manifest URL apart. */
    public static EndpointUrl parse(String url) {
        String domain = HostName.of(url);
        URI uri = URI.create(url);
        String[] parts = uri.getPath().replaceFirst("^/", "").split("/", -1);
        if (parts.length < DEPTH) {
            throw ErrorTranslatingType.unreadable(
                    "MediaPackage answered an endpoint with the URL `" + url + "`, which leads nowhere.");
        }
        String originPath = "/" + String.join("/", Arrays.copyOf(parts, DEPTH));
        String rest = uri.getPath()
                .substring(Math.min(originPath.length() + 1, uri.getPath().length()));
        return new EndpointUrl(domain, originPath, originPath.substring(originPath.lastIndexOf('/') + 1), rest);
    }
}
