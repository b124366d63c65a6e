package livestream.simulator.mediapackage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import livestream.simulator.http.Answer;
import livestream.simulator.http.Request;
import livestream.simulator.http.Routes;
import livestream.simulator.store.Shelf;
import livestream.simulator.store.World;

/** Tags of channels and endpoints, by ARN. UNKNOWN: whether harvest jobs can be tagged (here not). */
final class Tags {

    private record Found(Shelf shelf, ObjectNode thing) {}

    private final World world;
    private final MediaPackage service;

    Tags(World world, MediaPackage service) {
        this.world = world;
        this.service = service;
    }

    /** Adds the operations. */
    void addTo(Routes routes) {
        routes.on("GET", "/tags/{arn}", "ListTagsForResource", this::list);
        routes.on("POST", "/tags/{arn}", "TagResource", this::tag);
        routes.on("DELETE", "/tags/{arn}", "UntagResource", this::untag);
    }

    private Answer list(Request request) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("tags", existing(request).thing().path("tags"));
        return MediaPackage.answer(200, body);
    }

    private Answer tag(Request request) {
        Found found = existing(request);
        ObjectNode given = Names.checkedTags(service.read(request, "TagResourceRequest"));
        Names.checkedTags(found.thing()).setAll(given);
        Names.checkedTags(found.thing());
        return keep(found);
    }

    private Answer untag(Request request) {
        Found found = existing(request);
        List<String> keys = request.query().get("tagKeys");
        if (keys == null) {
            throw MediaPackage.unprocessable("tagKeys is required");
        }
        Names.checkedTags(found.thing()).remove(keys);
        return keep(found);
    }

    private static Answer keep(Found found) {
        found.shelf().put(found.thing().path("id").asText(), found.thing());
        return Answer.empty(204);
    }

    private Found existing(Request request) {
        String arn = request.variable("arn");
        for (Shelf shelf :
                List.of(Channels.shelf(world, request.region()), OriginEndpoints.shelf(world, request.region()))) {
            for (ObjectNode thing : shelf.all()) {
                if (thing.path("arn").asText().equals(arn)) {
                    return new Found(shelf, thing);
                }
            }
        }
        throw MediaPackage.notFound("The resource " + arn + " was not found.");
    }
}
