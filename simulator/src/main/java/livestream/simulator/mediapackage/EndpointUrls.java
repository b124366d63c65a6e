package livestream.simulator.mediapackage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;

/**
 * The URLs under which an endpoint is played: {@code /out/v1/<id>/<name>.m3u8}, {@code .mpd} or {@code .ism/Manifest}, where the id is
 * that of its ARN. One for CMAF has none of its own: each of its manifests has one, in a folder more.
 *
 * <p>Source: the AWS CLI's examples of CreateOriginEndpoint. There that folder is the id of the manifest; here it is one that nobody
 * chose, as the router of viewers' URLs expects it.
 */
final class EndpointUrls {

    private EndpointUrls() {}

    /** Writes the URLs into an endpoint, below the folder that it has for life. */
    static void assign(ObjectNode endpoint, String folder, Function<String, String> manifestFolder) {
        String name = endpoint.path("manifestName").asText();
        if (endpoint.has("hlsPackage")) {
            endpoint.put("url", folder + "/" + name + ".m3u8");
        } else if (endpoint.has("dashPackage")) {
            endpoint.put("url", folder + "/" + name + ".mpd");
        } else if (endpoint.has("mssPackage")) {
            endpoint.put("url", folder + "/" + name + ".ism/Manifest");
        } else {
            endpoint.put("url", "");
            for (JsonNode manifest : endpoint.path("cmafPackage").path("hlsManifests")) {
                String inner = manifestFolder.apply(manifest.path("id").asText());
                String file = manifest.path("manifestName").asText();
                ((ObjectNode) manifest).put("url", folder + "/" + inner + "/" + file + ".m3u8");
            }
        }
    }

    /** The folder of an endpoint, out of one of its URLs; empty when it has none. */
    static Optional<String> folder(ObjectNode endpoint) {
        String first = endpoint.path("cmafPackage")
                .path("hlsManifests")
                .path(0)
                .path("url")
                .asText(endpoint.path("url").asText());
        int id = first.indexOf("/out/v1/") + "/out/v1/".length();
        int end = first.indexOf('/', id);
        return end < 0 ? Optional.empty() : Optional.of(first.substring(0, end));
    }

    /** The folder of a CMAF manifest that an endpoint already has. */
    static Optional<String> manifestFolder(ObjectNode endpoint, String manifestId) {
        for (JsonNode manifest : endpoint.path("cmafPackage").path("hlsManifests")) {
            if (manifest.path("id").asText().equals(manifestId)) {
                String[] parts = manifest.path("url").asText().split("/", -1);
                return Optional.of(parts[parts.length - 2]);
            }
        }
        return Optional.empty();
    }
}
