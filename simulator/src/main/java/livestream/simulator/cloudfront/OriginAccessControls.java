package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.regex.Pattern;
import livestream.simulator.http.Answer;
import livestream.simulator.http.Request;
import livestream.simulator.http.Routes;
import livestream.simulator.store.Shelf;
import livestream.simulator.store.World;

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

    private final World world;
    private final CloudFront cloudFront;
    private final Usage usage;
    private final Shelf shelf;

    OriginAccessControls(World world, CloudFront cloudFront, Usage usage) {
        this.world = world;
        this.cloudFront = cloudFront;
        this.usage = usage;
        this.shelf = world.store().shelf("cloudfront OriginAccessControl", "");
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
        ObjectNode control = shelf.get(id).orElseThrow(() -> Errors.refusal("InvalidOriginAccessControl"));
        String type = Tree.text(control.path(CONFIG), "OriginAccessControlOriginType");
        Pattern domain = DOMAINS.get(type);
        boolean fits = domain != null
                && domain.matcher(Tree.text(origin, "DomainName")).matches();
        if (!fits || type.equals("s3") != origin.has("S3OriginConfig")) {
            throw Errors.refusal("InvalidDomainNameForOriginAccessControl");
        }
        long others = usage.byOrigin("OriginAccessControlId", id).stream()
                .filter(user -> !Tree.text(user, "Id").equals(distribution))
                .count();
        if (others >= DISTRIBUTIONS) {
            throw Errors.refusal("TooManyDistributionsAssociatedToOriginAccessControl");
        }
    }

    private Answer create(Request request) {
        ObjectNode config = config(request, "");
        if (shelf.size() >= QUOTA) {
            throw Errors.refusal("TooManyOriginAccessControls");
        }
        ObjectNode control = JsonNodeFactory.instance.objectNode();
        String id = "E" + world.ids().upper("cloudfront OriginAccessControl", "", 13);
        control.put("Id", id);
        return keep(control, config, 201)
                .with(
                        "Location",
                        "https://cloudfront.amazonaws.com" + CloudFront.ROOT + "/origin-access-control/" + id);
    }

    private Answer update(Request request) {
        ObjectNode control = existing(request);
        Versions.check(request, control);
        return keep(control, config(request, request.variable("Id")), 200);
    }

    private Answer keep(ObjectNode control, ObjectNode config, int status) {
        Versions.next(control, Versions.OF_A_RECORD);
        control.set(CONFIG, config);
        shelf.put(Tree.text(control, "Id"), control);
        return cloudFront.answer(status, "OriginAccessControl", control).with("ETag", Tree.text(control, "ETag"));
    }

    private Answer get(Request request) {
        ObjectNode control = existing(request);
        return cloudFront.answer(200, "OriginAccessControl", control).with("ETag", Tree.text(control, "ETag"));
    }

    private Answer getConfig(Request request) {
        ObjectNode control = existing(request);
        return cloudFront.answer(200, CONFIG, Tree.structure(control, CONFIG)).with("ETag", Tree.text(control, "ETag"));
    }

    private Answer delete(Request request) {
        ObjectNode control = existing(request);
        Versions.check(request, control);
        if (!usage.byOrigin("OriginAccessControlId", request.variable("Id")).isEmpty()) {
            throw Errors.refusal("OriginAccessControlInUse");
        }
        shelf.remove(request.variable("Id"));
        return Answer.empty(204);
    }

    private Answer list(Request request) {
        Page<ObjectNode> page = Page.of(request, shelf.all(), control -> Tree.text(control, "Id"));
        ObjectNode tree = page.tree(control -> {
            ObjectNode summary = Tree.structure(control, CONFIG).deepCopy();
            return summary.put("Id", Tree.text(control, "Id"));
        });
        return cloudFront.answer(200, "OriginAccessControlList", tree);
    }

    private ObjectNode config(Request request, String ownId) {
        ObjectNode config = cloudFront.read(request, CONFIG);
        String name = Tree.text(config, "Name");
        if (name.isBlank() || name.length() > 64) {
            throw Errors.invalid("The parameter Name is empty or too long.");
        }
        if (Tree.text(config, "Description").length() > 256) {
            throw Errors.invalid("The parameter Description is too long.");
        }
        Tree.fill(config, "Description", "");
        boolean taken = shelf.all().stream()
                .filter(other -> !Tree.text(other, "Id").equals(ownId))
                .anyMatch(other -> Tree.text(other.path(CONFIG), "Name").equals(name));
        if (taken) {
            throw Errors.refusal("OriginAccessControlAlreadyExists");
        }
        return config;
    }

    private ObjectNode existing(Request request) {
        return shelf.get(request.variable("Id")).orElseThrow(() -> Errors.refusal("NoSuchOriginAccessControl"));
    }
}
