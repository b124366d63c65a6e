package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.Routes;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/**
 * Origin access identities, the older way to read a bucket that is not public: each is a user of its own at S3.
 *
 * <p>Source: CloudFront API reference and quota (100 an account); a create that is sent again as it was has the same answer. Texts of
 * refusals as callers have reported them. UNKNOWN: which code an update has that changes the reference (here IllegalUpdate).
 */
final class OriginAccessIdentities {

    private static final int QUOTA = 100;
    private static final String KIND = "CloudFrontOriginAccessIdentity";
    private static final String CONFIG = KIND + "Config";
    private static final String PATH = "/origin-access-identity/cloudfront";

    private final SimulatorContext context;
    private final CloudFront cloudFront;
    private final ReferenceIndex referenceIndex;
    private final Table table;

    OriginAccessIdentities(SimulatorContext context, CloudFront cloudFront, ReferenceIndex referenceIndex) {
        this.context = context;
        this.cloudFront = cloudFront;
        this.referenceIndex = referenceIndex;
        this.table = context.store().table("cloudfront OriginAccessIdentity", "");
    }

    /** Adds the operations. */
    void addTo(Routes routes) {
        String path = CloudFront.ROOT + PATH;
        routes.on("POST", path, "Create" + KIND, this::create);
        routes.on("GET", path, "ListCloudFrontOriginAccessIdentities", this::list);
        routes.on("GET", path + "/{Id}", "Get" + KIND, this::get);
        routes.on("GET", path + "/{Id}/config", "Get" + CONFIG, this::getConfig);
        routes.on("PUT", path + "/{Id}/config", "Update" + KIND, this::update);
        routes.on("DELETE", path + "/{Id}", "Delete" + KIND, this::delete);
    }

    /** Refuses the name of an identity, as an origin has it, that is not there. */
    void checkUse(String name) {
        String start = PATH.substring(1) + "/";
        if (!name.startsWith(start) || !table.has(name.substring(start.length()))) {
            throw Errors.refusal("InvalidOriginAccessIdentity");
        }
    }

    private Response create(Request request) {
        ObjectNode config = config(request);
        for (ObjectNode other : table.all()) {
            if (other.path(CONFIG).path("CallerReference").equals(config.path("CallerReference"))) {
                if (other.path(CONFIG).equals(config)) {
                    return made(other);
                }
                throw Errors.refusal(KIND + "AlreadyExists");
            }
        }
        if (table.size() >= QUOTA) {
            throw Errors.refusal("TooManyCloudFrontOriginAccessIdentities");
        }
        ObjectNode identity = JsonNodeFactory.instance.objectNode();
        identity.put("Id", "E" + context.ids().upper("cloudfront OriginAccessIdentity", "", 13));
        identity.put("S3CanonicalUserId", context.ids().hex("cloudfront S3CanonicalUserId", "", 96));
        keep(identity, config);
        return made(identity);
    }

    private Response made(ObjectNode identity) {
        return answer(201, identity)
                .with(
                        "Location",
                        "https://cloudfront.amazonaws.com" + CloudFront.ROOT + PATH + "/"
                                + QuantityLists.text(identity, "Id"));
    }

    private Response update(Request request) {
        ObjectNode identity = existing(request);
        Versions.check(request, identity);
        ObjectNode config = config(request);
        if (!identity.path(CONFIG).path("CallerReference").equals(config.path("CallerReference"))) {
            throw Errors.refusal("IllegalUpdate");
        }
        keep(identity, config);
        return answer(200, identity);
    }

    private void keep(ObjectNode identity, ObjectNode config) {
        Versions.next(identity);
        identity.set(CONFIG, config);
        table.put(QuantityLists.text(identity, "Id"), identity);
    }

    private Response get(Request request) {
        return answer(200, existing(request));
    }

    private Response getConfig(Request request) {
        ObjectNode identity = existing(request);
        return cloudFront
                .answer(200, CONFIG, QuantityLists.structure(identity, CONFIG))
                .with("ETag", QuantityLists.text(identity, "ETag"));
    }

    private Response delete(Request request) {
        ObjectNode identity = existing(request);
        Versions.check(request, identity);
        String id = request.variable("Id");
        if (!referenceIndex.byIdentity(PATH.substring(1) + "/" + id).isEmpty()) {
            throw Errors.refusal(KIND + "InUse");
        }
        table.remove(id);
        return Response.empty(204);
    }

    private Response list(Request request) {
        Page<ObjectNode> page = Page.of(request, table.all(), identity -> QuantityLists.text(identity, "Id"));
        ObjectNode tree = page.tree(identity -> {
            ObjectNode summary = identity.deepCopy();
            return summary.put("Comment", QuantityLists.text(identity.path(CONFIG), "Comment"));
        });
        return cloudFront.answer(200, KIND + "List", tree);
    }

    private Response answer(int status, ObjectNode identity) {
        return cloudFront.answer(status, KIND, identity).with("ETag", QuantityLists.text(identity, "ETag"));
    }

    private ObjectNode config(Request request) {
        ObjectNode config = cloudFront.read(request, CONFIG);
        if (QuantityLists.text(config, "CallerReference").isBlank()) {
            throw Errors.invalid("The parameter CallerReference is required.");
        }
        if (QuantityLists.text(config, "Comment").length() > 128) {
            throw Errors.invalid("The parameter Comment is too long.");
        }
        return config;
    }

    private ObjectNode existing(Request request) {
        return table.get(request.variable("Id")).orElseThrow(() -> Errors.refusal("NoSuch" + KIND));
    }
}
