package livestream.simulator.mediapackage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import livestream.simulator.store.SimulatorContext;

/**
 * What MediaPackage refuses in an endpoint.
 *
 * <p>Source: MediaPackage user guide (start-over at most 14 days, time delay 5 to 86,400 seconds and below the start-over
 * window, live manifests of at most 5 minutes, one package an endpoint, CMAF manifest ids and packager for life). UNKNOWN:
 * which characters manifestName and segmentPrefix may have (here not checked), and limits of segment durations (here only
 * positive).
 */
final class EndpointRules {

    private static final int FOURTEEN_DAYS = 1_209_600;
    private static final int WINDOW = 300;
    private static final List<String> PACKAGES = List.of("hlsPackage", "cmafPackage", "dashPackage", "mssPackage");
    private static final Pattern CIDR = Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.|/)){4}(3[0-2]|[12]?\\d)");

    private final SimulatorContext context;

    EndpointRules(SimulatorContext context) {
        this.context = context;
    }

    /** Refuses an endpoint as the caller wrote it. */
    void check(ObjectNode endpoint, String region) {
        List<String> packages = PACKAGES.stream().filter(endpoint::has).toList();
        if (packages.size() != 1) {
            throw MediaPackage.unprocessable("exactly one of " + PACKAGES + " is required, not " + packages);
        }
        between(endpoint, "startoverWindowSeconds", 0, FOURTEEN_DAYS);
        checkTimeDelay(endpoint);
        for (JsonNode range : endpoint.path("whitelist")) {
            if (!CIDR.matcher(range.asText()).matches()) {
                throw MediaPackage.unprocessable("whitelist must be IPv4 CIDR blocks");
            }
        }
        JsonNode packaging = endpoint.path(packages.get(0));
        between(packaging, "segmentDurationSeconds", 1, Integer.MAX_VALUE);
        between(packaging, "playlistWindowSeconds", 1, WINDOW);
        between(packaging, "manifestWindowSeconds", 1, WINDOW);
        checkStreams(packaging.path("streamSelection"));
        checkManifests(packaging.path("hlsManifests"));
        if (endpoint.has("authorization")) {
            Authorization.check(context, endpoint.path("authorization"), region);
        }
    }

    /** Refuses an update of what is for life, on completed endpoints. */
    void checkChange(ObjectNode old, ObjectNode updated) {
        for (String packaging : PACKAGES) {
            if (old.has(packaging) != updated.has(packaging)) {
                throw MediaPackage.unprocessable("the package type of an origin endpoint cannot be changed");
            }
        }
        JsonNode oldDash = old.path("dashPackage");
        JsonNode dash = updated.path("dashPackage");
        boolean fixedDuration = oldDash.path("segmentTemplateFormat").asText().equals("NUMBER_WITH_DURATION");
        if (fixedDuration && !oldDash.path("segmentDurationSeconds").equals(dash.path("segmentDurationSeconds"))) {
            throw MediaPackage.unprocessable(
                    "segmentDurationSeconds cannot be changed with segmentTemplateFormat NUMBER_WITH_DURATION");
        }
    }

    private static void checkTimeDelay(ObjectNode endpoint) {
        int delay = endpoint.path("timeDelaySeconds").asInt();
        int startover = endpoint.path("startoverWindowSeconds").asInt();
        if (delay != 0 && (delay < 5 || delay > 86_400)) {
            throw MediaPackage.unprocessable("timeDelaySeconds must be between 5 and 86400");
        }
        if (delay != 0 && startover != 0 && delay >= startover) {
            throw MediaPackage.unprocessable("timeDelaySeconds must be less than startoverWindowSeconds");
        }
    }

    private static void checkStreams(JsonNode streams) {
        long min = streams.path("minVideoBitsPerSecond").asLong(0);
        long max = streams.path("maxVideoBitsPerSecond").asLong(Integer.MAX_VALUE);
        if (min < 0 || min > max) {
            throw MediaPackage.unprocessable("minVideoBitsPerSecond must not be more than maxVideoBitsPerSecond");
        }
    }

    private static void checkManifests(JsonNode manifests) {
        Set<String> seen = new HashSet<>();
        for (JsonNode manifest : manifests) {
            String id = manifest.path("id").asText();
            Names.checkId(id, "hlsManifests.id");
            if (!seen.add(id)) {
                throw MediaPackage.unprocessable("hlsManifests.id " + id + " occurs more than once");
            }
            between(manifest, "playlistWindowSeconds", 1, WINDOW);
        }
    }

    private static void between(JsonNode tree, String member, long min, long max) {
        if (tree.has(member)) {
            long value = tree.path(member).asLong();
            if (value < min || value > max) {
                throw MediaPackage.unprocessable(member + " must be between " + min + " and " + max);
            }
        }
    }
}
