package livestream.simulator.mediapackage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.Routes;
import livestream.simulator.shape.JsonForm;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/**
 * Origin endpoints: one package each, under a path that the service invents.
 *
 * <p>Source: MediaPackage API reference and user guide. UNKNOWN: whether an update keeps what it leaves out (here nothing is
 * kept, so that only a caller who sends everything gets what it means); whether all endpoints of an account and region share
 * a host (here they do).
 */
final class OriginEndpoints {

    private static final int QUOTA = 10;

    private final SimulatorContext context;
    private final MediaPackage service;
    private final EndpointRules rules;

    OriginEndpoints(SimulatorContext context, MediaPackage service) {
        this.context = context;
        this.service = service;
        this.rules = new EndpointRules(context);
    }

    /** The endpoints of a region. */
    static Table table(SimulatorContext context, String region) {
        return context.store().table("mediapackage origin endpoint", region);
    }

    /** Adds the operations. */
    void addTo(Routes routes) {
        routes.on("POST", "/origin_endpoints", "CreateOriginEndpoint", this::create);
        routes.on("GET", "/origin_endpoints", "ListOriginEndpoints", this::list);
        routes.on("GET", "/origin_endpoints/{id}", "DescribeOriginEndpoint", this::describe);
        routes.on("PUT", "/origin_endpoints/{id}", "UpdateOriginEndpoint", this::update);
        routes.on("DELETE", "/origin_endpoints/{id}", "DeleteOriginEndpoint", this::delete);
    }

    private Response create(Request request) {
        String region = request.region();
        ObjectNode endpoint = service.read(request, "CreateOriginEndpointRequest");
        String id = endpoint.path("id").asText();
        Names.checkId(id, "id");
        Names.checkedTags(endpoint);
        String channel = endpoint.path("channelId").asText();
        if (!Channels.table(context, region).has(channel)) {
            throw MediaPackage.notFound("The channel " + channel + " was not found.");
        }
        Table table = table(context, region);
        if (table.has(id)) {
            throw MediaPackage.unprocessable("An origin endpoint with id " + id + " already exists.");
        }
        rules.check(endpoint, region);
        long siblings = table.count(other -> other.path("channelId").asText().equals(channel));
        if (siblings >= QUOTA) {
            throw MediaPackage.limitExceeded();
        }
        String hash = context.ids().hex("mediapackage origin endpoint", region, 32);
        endpoint.put("arn", "arn:aws:mediapackage:" + region + ":" + context.account() + ":origin_endpoints/" + hash);
        endpoint.put("createdAt", context.now());
        EndpointDefaults.complete(endpoint);
        EndpointUrls.assign(endpoint, folder(endpoint, region), manifest -> newManifestId(region));
        return keep(request, endpoint);
    }

    private Response update(Request request) {
        ObjectNode old = existing(request);
        ObjectNode endpoint = service.read(request, "UpdateOriginEndpointRequest");
        ObjectNode asked = JsonForm.parse(request.body());
        for (String fixed : List.of("channelId", "id")) {
            if (asked.has(fixed) && !asked.path(fixed).equals(old.path(fixed))) {
                throw MediaPackage.unprocessable(fixed + " cannot be changed");
            }
            endpoint.set(fixed, old.path(fixed));
        }
        rules.check(endpoint, request.region());
        EndpointDefaults.complete(endpoint);
        rules.checkChange(old, endpoint);
        for (String own : List.of("arn", "createdAt", "tags")) {
            endpoint.set(own, old.path(own));
        }
        EndpointUrls.assign(
                endpoint,
                EndpointUrls.folder(old).orElseGet(() -> folder(old, request.region())),
                manifest ->
                        EndpointUrls.manifestFolder(old, manifest).orElseGet(() -> newManifestId(request.region())));
        return keep(request, endpoint);
    }

    private String folder(ObjectNode endpoint, String region) {
        String host = context.ids().fixedHex("mediapackage host", region, 16);
        String arn = endpoint.path("arn").asText();
        String id = arn.substring(arn.lastIndexOf('/') + 1);
        return "https://" + host + ".mediapackage." + region + ".amazonaws.com/out/v1/" + id;
    }

    private String newManifestId(String region) {
        return context.ids().hex("mediapackage manifest", region, 32);
    }

    private Response list(Request request) {
        String channel = request.parameter("channelId");
        List<ObjectNode> endpoints = table(context, request.region()).all().stream()
                .filter(e -> channel == null || e.path("channelId").asText().equals(channel))
                .toList();
        return MediaPackage.page(request, "originEndpoints", endpoints);
    }

    private Response describe(Request request) {
        return MediaPackage.answer(200, existing(request));
    }

    private Response delete(Request request) {
        ObjectNode endpoint = existing(request);
        table(context, request.region()).remove(endpoint.path("id").asText());
        return MediaPackage.answer(202, JsonNodeFactory.instance.objectNode());
    }

    private Response keep(Request request, ObjectNode endpoint) {
        table(context, request.region()).put(endpoint.path("id").asText(), endpoint);
        return MediaPackage.answer(200, endpoint);
    }

    private ObjectNode existing(Request request) {
        String id = request.variable("id");
        return table(context, request.region())
                .get(id)
                .orElseThrow(() -> MediaPackage.notFound("The origin endpoint " + id + " was not found."));
    }
}
