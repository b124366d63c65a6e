package livestream.simulator.mediapackage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.Routes;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/**
 * Channels: an id, two ingest endpoints with credentials that can be rotated, and access logs.
 *
 * <p>Source: MediaPackage API reference and user guide. UNKNOWN: whether an update that leaves the description out keeps it
 * (here it becomes empty), and whether a deleted channel can still be described for a while (here not).
 */
final class Channels {

    private static final int QUOTA = 30;

    private final SimulatorContext context;
    private final MediaPackage service;

    Channels(SimulatorContext context, MediaPackage service) {
        this.context = context;
        this.service = service;
    }

    /** The channels of a region. */
    static Table table(SimulatorContext context, String region) {
        return context.store().table("mediapackage channel", region);
    }

    /** Adds the operations. */
    void addTo(Routes routes) {
        routes.on("POST", "/channels", "CreateChannel", this::create);
        routes.on("GET", "/channels", "ListChannels", this::list);
        routes.on("GET", "/channels/{id}", "DescribeChannel", this::describe);
        routes.on("PUT", "/channels/{id}", "UpdateChannel", this::update);
        routes.on("DELETE", "/channels/{id}", "DeleteChannel", this::delete);
        routes.on("PUT", "/channels/{id}/configure_logs", "ConfigureLogs", this::configureLogs);
        routes.on("PUT", "/channels/{id}/credentials", "RotateChannelCredentials", this::rotateFirst);
        routes.on(
                "PUT",
                "/channels/{id}/ingest_endpoints/{ingest}/credentials",
                "RotateIngestEndpointCredentials",
                this::rotate);
    }

    private Response create(Request request) {
        ObjectNode given = service.read(request, "CreateChannelRequest");
        String id = given.path("id").asText();
        Names.checkId(id, "id");
        ObjectNode tags = Names.checkedTags(given);
        Table table = table(context, request.region());
        if (table.has(id)) {
            throw MediaPackage.unprocessable("A channel with id " + id + " already exists.");
        }
        if (table.size() >= context.quota("mediapackage channel", QUOTA)) {
            throw MediaPackage.limitExceeded();
        }
        String region = request.region();
        ObjectNode channel = JsonNodeFactory.instance.objectNode();
        String hash = context.ids().hex("mediapackage channel", region, 32);
        channel.put("arn", "arn:aws:mediapackage:" + region + ":" + context.account() + ":channels/" + hash);
        channel.put("createdAt", context.now());
        channel.put("description", given.path("description").asText(""));
        ObjectNode ingest = channel.putObject("hlsIngest");
        String second = context.ids().hex("mediapackage ingest endpoint", region, 32);
        for (String endpoint : List.of(hash, second)) {
            ingest.withArrayProperty("ingestEndpoints").add(ingestEndpoint(region, hash, endpoint));
        }
        channel.put("id", id);
        channel.set("tags", tags);
        return keep(request, channel);
    }

    /** The first has the id of the channel, also in its URL; the second has one of its own. */
    private ObjectNode ingestEndpoint(String region, String channel, String id) {
        String host = context.ids().hex("mediapackage ingest host", region, 16);
        ObjectNode endpoint = JsonNodeFactory.instance.objectNode();
        endpoint.put("id", id);
        endpoint.put(
                "url",
                "https://" + host + ".mediapackage." + region + ".amazonaws.com/in/v2/" + channel + "/" + id
                        + "/channel");
        return withNewCredentials(endpoint, region);
    }

    private ObjectNode withNewCredentials(ObjectNode endpoint, String region) {
        endpoint.put("username", context.ids().hex("mediapackage ingest username", region, 32));
        endpoint.put("password", context.ids().hex("mediapackage ingest password", region, 32));
        return endpoint;
    }

    private Response list(Request request) {
        return MediaPackage.page(
                request, "channels", table(context, request.region()).all());
    }

    private Response describe(Request request) {
        return MediaPackage.answer(200, existing(request));
    }

    private Response update(Request request) {
        ObjectNode channel = existing(request);
        ObjectNode given = service.read(request, "UpdateChannelRequest");
        channel.put("description", given.path("description").asText(""));
        return keep(request, channel);
    }

    private Response configureLogs(Request request) {
        ObjectNode channel = existing(request);
        ObjectNode given = service.read(request, "ConfigureLogsRequest");
        for (String kind : List.of("egressAccessLogs", "ingressAccessLogs")) {
            channel.remove(kind);
            if (given.get(kind) instanceof ObjectNode logs) {
                String name = kind.equals("egressAccessLogs") ? "EgressAccessLogs" : "IngressAccessLogs";
                String group = logs.path("logGroupName").asText("/aws/MediaPackage/" + name);
                if (!group.startsWith("/aws/MediaPackage/")) {
                    throw MediaPackage.unprocessable("logGroupName must begin with /aws/MediaPackage/");
                }
                channel.putObject(kind).put("logGroupName", group);
            }
        }
        return keep(request, channel);
    }

    private Response rotateFirst(Request request) {
        ObjectNode channel = existing(request);
        withNewCredentials(ingestEndpoints(channel).get(0), request.region());
        return keep(request, channel);
    }

    private Response rotate(Request request) {
        ObjectNode channel = existing(request);
        String id = request.variable("ingest");
        ObjectNode endpoint = ingestEndpoints(channel).stream()
                .filter(e -> e.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> MediaPackage.notFound("The channel has no ingest endpoint " + id + "."));
        withNewCredentials(endpoint, request.region());
        return keep(request, channel);
    }

    private static List<ObjectNode> ingestEndpoints(ObjectNode channel) {
        return StreamSupport.stream(
                        channel.path("hlsIngest").path("ingestEndpoints").spliterator(), false)
                .map(ObjectNode.class::cast)
                .toList();
    }

    private Response delete(Request request) {
        ObjectNode channel = existing(request);
        String id = channel.path("id").asText();
        long endpoints = OriginEndpoints.table(context, request.region())
                .count(endpoint -> endpoint.path("channelId").asText().equals(id));
        if (endpoints > 0) {
            throw MediaPackage.unprocessable("The channel " + id + " still has origin endpoints.");
        }
        table(context, request.region()).remove(id);
        return MediaPackage.answer(202, JsonNodeFactory.instance.objectNode());
    }

    private Response keep(Request request, ObjectNode channel) {
        table(context, request.region()).put(channel.path("id").asText(), channel);
        return MediaPackage.answer(200, channel);
    }

    private ObjectNode existing(Request request) {
        String id = request.variable("id");
        return table(context, request.region())
                .get(id)
                .orElseThrow(() -> MediaPackage.notFound("The channel " + id + " was not found."));
    }
}
