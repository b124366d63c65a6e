package livestream.simulator.mediapackage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What MediaPackage fills into an endpoint.
 *
 * <p>Source: API reference (manifestName "index", CMAF segmentPrefix is the channel id, CMAF manifests take the endpoint's
 * manifestName) and published answers of CreateOriginEndpoint for HLS. UNKNOWN, and chosen to be plausible: the numbers for
 * DASH and Smooth, and whether enumerations whose usual value is NONE are returned.
 */
final class EndpointDefaults {

    private static final List<String> AD_TRIGGERS = List.of(
            "SPLICE_INSERT",
            "PROVIDER_ADVERTISEMENT",
            "DISTRIBUTOR_ADVERTISEMENT",
            "PROVIDER_PLACEMENT_OPPORTUNITY",
            "DISTRIBUTOR_PLACEMENT_OPPORTUNITY");

    private EndpointDefaults() {}

    /** Completes an endpoint in place. */
    static void complete(ObjectNode endpoint) {
        text(endpoint, "description", "");
        text(endpoint, "manifestName", "index");
        text(endpoint, "origination", "ALLOW");
        number(endpoint, "startoverWindowSeconds", 0);
        number(endpoint, "timeDelaySeconds", 0);
        if (!endpoint.has("whitelist")) {
            endpoint.putArray("whitelist");
        }
        if (endpoint.get("hlsPackage") instanceof ObjectNode hls) {
            hls(hls);
        }
        if (endpoint.get("dashPackage") instanceof ObjectNode dash) {
            dash(dash);
        }
        if (endpoint.get("mssPackage") instanceof ObjectNode mss) {
            number(mss, "manifestWindowSeconds", 60);
            number(mss, "segmentDurationSeconds", 2);
            streams(mss);
        }
        if (endpoint.get("cmafPackage") instanceof ObjectNode cmaf) {
            cmaf(cmaf, endpoint);
        }
    }

    private static void hls(ObjectNode hls) {
        hlsManifest(hls);
        number(hls, "segmentDurationSeconds", 6);
        flag(hls, "includeDvbSubtitles");
        flag(hls, "useAudioRenditionGroup");
        streams(hls);
        keyRotation(hls);
    }

    /** What a package for HLS and a manifest of CMAF share. */
    private static void hlsManifest(ObjectNode manifest) {
        text(manifest, "adMarkers", "NONE");
        adTriggers(manifest);
        text(manifest, "adsOnDeliveryRestrictions", "RESTRICTED");
        flag(manifest, "includeIframeOnlyStream");
        text(manifest, "playlistType", "NONE");
        number(manifest, "playlistWindowSeconds", 60);
        number(manifest, "programDateTimeIntervalSeconds", 0);
    }

    private static void dash(ObjectNode dash) {
        adTriggers(dash);
        text(dash, "adsOnDeliveryRestrictions", "RESTRICTED");
        flag(dash, "includeIframeOnlyStream");
        text(dash, "manifestLayout", "FULL");
        number(dash, "manifestWindowSeconds", 60);
        number(dash, "minBufferTimeSeconds", 30);
        number(dash, "minUpdatePeriodSeconds", 15);
        if (!dash.has("periodTriggers")) {
            dash.putArray("periodTriggers");
        }
        text(dash, "profile", "NONE");
        number(dash, "segmentDurationSeconds", 2);
        text(dash, "segmentTemplateFormat", "NUMBER_WITH_TIMELINE");
        number(dash, "suggestedPresentationDelaySeconds", 25);
        text(dash, "utcTiming", "NONE");
        streams(dash);
        keyRotation(dash);
    }

    private static void cmaf(ObjectNode cmaf, ObjectNode endpoint) {
        number(cmaf, "segmentDurationSeconds", 6);
        text(cmaf, "segmentPrefix", endpoint.path("channelId").asText());
        streams(cmaf);
        keyRotation(cmaf);
        if (!cmaf.has("hlsManifests")) {
            cmaf.putArray("hlsManifests");
        }
        for (JsonNode item : cmaf.path("hlsManifests")) {
            ObjectNode manifest = (ObjectNode) item;
            text(manifest, "manifestName", endpoint.path("manifestName").asText());
            hlsManifest(manifest);
        }
    }

    private static void streams(ObjectNode packaging) {
        ObjectNode streams = packaging.get("streamSelection") instanceof ObjectNode given
                ? given
                : packaging.putObject("streamSelection");
        number(streams, "maxVideoBitsPerSecond", Integer.MAX_VALUE);
        number(streams, "minVideoBitsPerSecond", 0);
        text(streams, "streamOrder", "ORIGINAL");
    }

    private static void keyRotation(ObjectNode packaging) {
        if (packaging.get("encryption") instanceof ObjectNode encryption) {
            number(encryption, "keyRotationIntervalSeconds", 0);
        }
    }

    private static void adTriggers(ObjectNode holder) {
        if (!holder.has("adTriggers")) {
            AD_TRIGGERS.forEach(holder.putArray("adTriggers")::add);
        }
    }

    private static void text(ObjectNode tree, String member, String value) {
        if (!tree.has(member)) {
            tree.put(member, value);
        }
    }

    private static void number(ObjectNode tree, String member, int value) {
        if (!tree.has(member)) {
            tree.put(member, value);
        }
    }

    private static void flag(ObjectNode tree, String member) {
        if (!tree.has(member)) {
            tree.put(member, false);
        }
    }
}
