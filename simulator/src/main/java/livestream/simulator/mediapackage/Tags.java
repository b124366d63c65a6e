package livestream.simulator.mediapackage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.Routes;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/** Tags of channels and endpoints, by ARN. UNKNOWN: whether harvest jobs can be tagged (here not). */
final class Tags {

    private record Found(Table table, ObjectNode thing) {}

    private final SimulatorContext context;
    private final MediaPackage service;

    Tags(SimulatorContext context, MediaPackage service) {
        this.context = context;
        this.service = service;
    }

    /** Adds the operations. */
    void addTo(Routes routes) {
        routes.on("GET", "/tags/{arn}", "ListTagsForResource", this::list);
        routes.on("POST", "/tags/{arn}", "TagResource", this::tag);
        routes.on("DELETE", "/tags/{arn}", "UntagResource", this::untag);
    }

    private Response list(Request request) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("tags", existing(request).thing().path("tags"));
        return MediaPackage.answer(200, body);
    }

    private Response tag(Request request) {
        Found found = existing(request);
        ObjectNode given = Names.checkedTags(service.read(request, "TagResourceRequest"));
        Names.checkedTags(found.thing()).setAll(given);
        Names.checkedTags(found.thing());
        return keep(found);
    }

    private Response untag(Request request) {
        Found found = existing(request);
        List<String> keys = request.query().get("tagKeys");
        if (keys == null) {
            throw MediaPackage.unprocessable("tagKeys is required");
        }
        Names.checkedTags(found.thing()).remove(keys);
        return keep(found);
    }

    private static Response keep(Found found) {
        found.table().put(found.thing().path("id").asText(), found.thing());
        return Response.empty(204);
    }

    private Found existing(Request request) {
        String arn = request.variable("arn");
        for (Table table :
                List.of(Channels.table(context, request.region()), OriginEndpoints.table(context, request.region()))) {
            for (ObjectNode thing : table.all()) {
                if (thing.path("arn").asText().equals(arn)) {
                    return new Found(table, thing);
                }
            }
        }
        throw MediaPackage.notFound("The resource " + arn + " was not found.");
    }
}
