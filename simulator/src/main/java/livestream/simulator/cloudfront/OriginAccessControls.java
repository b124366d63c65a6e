package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.regex.Pattern;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.Routes;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/**
 * Origin access controls. Source: CloudFront API reference; quotas 100 an account, and 100 distributions a control. MediaPackage v1 has none. UNKNOWN: which
 * characters a name may have (here any, up to 64), and the exact domains that each type accepts.
 */
final class OriginAccessControls {

    private static final int QUOTA = 100;
    private static final int DISTRIBUTIONS = 100;
    private static final String CONFIG = "OriginAccessControlConfig";
    private static final Map<String, Pattern> DOMAINS = Map.of(
            "s3", Pattern.compile(".+\\.s3([.-][a-z0-9-]+)?\\.amazonaws\\.com(\\.cn)?"),
            "mediastore", Pattern.compile(".+\\.data\\.mediastore\\.[a-z0-9-]+\\.amazonaws\\.com"),
            "mediapackagev2", Pattern.compile(".+\\.egress\\..*mediapackagev2\\.[a-z0-9-]+\\.amazonaws\\.com"),
            "lambda", Pattern.compile(".+\\.lambda-url\\.[a-z0-9-]+\\.on\\.aws"));

    private final SimulatorContext context;
    private final CloudFront cloudFront;
    private final ReferenceIndex referenceIndex;
    private final Table table;

    OriginAccessControls(SimulatorContext context, CloudFront cloudFront, ReferenceIndex referenceIndex) {
        this.context = context;
        this.cloudFront = cloudFront;
        this.referenceIndex = referenceIndex;
        this.table = context.store().table("cloudfront OriginAccessControl", "");
    }

    /** Adds the operations. */
    void addTo(Routes routes) {
        String path = CloudFront.ROOT + "/origin-access-control";
        routes.on("POST", path, "CreateOriginAccessControl", this::create);
        routes.on("GET", path, "ListOriginAccessControls", this::list);
        routes.on("GET", path + "/{Id}", "GetOriginAccessControl", this::get);
        routes.on("GET", path + "/{Id}/config", "GetOriginAccessControlConfig", this::getConfig);
        routes.on("PUT", path + "/{Id}/config", "UpdateOriginAccessControl", this::update);
        routes.on("DELETE", path + "/{Id}", "DeleteOriginAccessControl", this::delete);
    }

    /**
     * Refuses an origin that names a control which is not there, one of another type than its domain, or one that too many
     * distributions use beside the one that asks.
     */
    void checkUse(String id, ObjectNode origin, String distribution) {
        ObjectNode control = table.get(id).orElseThrow(() -> Errors.refusal("InvalidOriginAccessControl"));
        String type = QuantityLists.text(control.path(CONFIG), "OriginAccessControlOriginType");
        Pattern domain = DOMAINS.get(type);
        boolean fits = domain != null
                && domain.matcher(QuantityLists.text(origin, "DomainName")).matches();
        if (!fits || type.equals("s3") != origin.has("S3OriginConfig")) {
            throw Errors.refusal("InvalidDomainNameForOriginAccessControl");
        }
        long others = referenceIndex.byOrigin("OriginAccessControlId", id).stream()
                .filter(user -> !QuantityLists.text(user, "Id").equals(distribution))
                .count();
        if (others >= DISTRIBUTIONS) {
            throw Errors.refusal("TooManyDistributionsAssociatedToOriginAccessControl");
        }
    }

    private Response create(Request request) {
        ObjectNode config = config(request, "");
        if (table.size() >= QUOTA) {
            throw Errors.refusal("TooManyOriginAccessControls");
        }
        ObjectNode control = JsonNodeFactory.instance.objectNode();
        String id = "E" + context.ids().upper("cloudfront OriginAccessControl", "", 13);
        control.put("Id", id);
        return keep(control, config, 201)
                .with(
                        "Location",
                        "https://cloudfront.amazonaws.com" + CloudFront.ROOT + "/origin-access-control/" + id);
    }

    private Response update(Request request) {
        ObjectNode control = existing(request);
        Versions.check(request, control);
        return keep(control, config(request, request.variable("Id")), 200);
    }

    private Response keep(ObjectNode control, ObjectNode config, int status) {
        Versions.next(control, Versions.OF_A_RECORD);
        control.set(CONFIG, config);
        table.put(QuantityLists.text(control, "Id"), control);
        return cloudFront
                .answer(status, "OriginAccessControl", control)
                .with("ETag", QuantityLists.text(control, "ETag"));
    }

    private Response get(Request request) {
        ObjectNode control = existing(request);
        return cloudFront.answer(200, "OriginAccessControl", control).with("ETag", QuantityLists.text(control, "ETag"));
    }

    private Response getConfig(Request request) {
        ObjectNode control = existing(request);
        return cloudFront
                .answer(200, CONFIG, QuantityLists.structure(control, CONFIG))
                .with("ETag", QuantityLists.text(control, "ETag"));
    }

    private Response delete(Request request) {
        ObjectNode control = existing(request);
        Versions.check(request, control);
        if (!referenceIndex
                .byOrigin("OriginAccessControlId", request.variable("Id"))
                .isEmpty()) {
            throw Errors.refusal("OriginAccessControlInUse");
        }
        table.remove(request.variable("Id"));
        return Response.empty(204);
    }

    private Response list(Request request) {
        Page<ObjectNode> page = Page.of(request, table.all(), control -> QuantityLists.text(control, "Id"));
        ObjectNode tree = page.tree(control -> {
            ObjectNode summary = QuantityLists.structure(control, CONFIG).deepCopy();
            return summary.put("Id", QuantityLists.text(control, "Id"));
        });
        return cloudFront.answer(200, "OriginAccessControlList", tree);
    }

    private ObjectNode config(Request request, String ownId) {
        ObjectNode config = cloudFront.read(request, CONFIG);
        String name = QuantityLists.text(config, "Name");
        if (name.isBlank() || name.length() > 64) {
            throw Errors.invalid("The parameter Name is empty or too long.");
        }
        if (QuantityLists.text(config, "Description").length() > 256) {
            throw Errors.invalid("The parameter Description is too long.");
        }
        QuantityLists.fill(config, "Description", "");
        boolean taken = table.all().stream()
                .filter(other -> !QuantityLists.text(other, "Id").equals(ownId))
                .anyMatch(
                        other -> QuantityLists.text(other.path(CONFIG), "Name").equals(name));
        if (taken) {
            throw Errors.refusal("OriginAccessControlAlreadyExists");
        }
        return config;
    }

    private ObjectNode existing(Request request) {
        return table.get(request.variable("Id")).orElseThrow(() -> Errors.refusal("NoSuchOriginAccessControl"));
    }
}
