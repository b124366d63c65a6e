package livestream.simulator.mediapackage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;

/**
 * The URLs under which an endpoint is played: {@code /out/v1/<guid>/<name>.m3u8}, {@code .mpd} or {@code .ism/Manifest},
 * and for CMAF one folder more for each manifest.
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
            endpoint.put("url", folder);
            for (JsonNode manifest : endpoint.path("cmafPackage").path("hlsManifests")) {
                String id = manifestFolder.apply(manifest.path("id").asText());
                String file = manifest.path("manifestName").asText();
                ((ObjectNode) manifest).put("url", folder + "/" + id + "/" + file + ".m3u8");
            }
        }
    }

    /** The folder of an endpoint, out of its URL. */
    static String folder(ObjectNode endpoint) {
        String url = endpoint.path("url").asText();
        int guid = url.indexOf("/out/v1/") + "/out/v1/".length();
        int end = url.indexOf('/', guid);
        return end < 0 ? url : url.substring(0, end);
    }

    /** The folder of a CMAF manifest that an endpoint already has. */
    static Optional<String> manifestFolder(ObjectNode endpoint, String manifestId) {
        for (JsonNode manifest : endpoint.path("cmafPackage").path("hlsManifests")) {
            if (manifest.path("id").asText().equals(manifestId)) {
                String below =
                        manifest.path("url").asText().substring(folder(endpoint).length() + 1);
                return Optional.of(below.substring(0, below.indexOf('/')));
            }
        }
        return Optional.empty();
    }
}
