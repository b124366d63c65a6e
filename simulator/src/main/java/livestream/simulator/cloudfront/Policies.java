package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.Routes;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/**
 * What cache, origin request and response headers policies share: a name that is unique in the account, versions, managed
 * ones that nobody may change, and that they cannot be deleted while a behaviour uses them.
 *
 * <p>Source: CloudFront API reference and quotas (20 custom policies of each kind). The allowed characters of a name are
 * those that the AWS CDK enforces; the service's own statement is UNKNOWN.
 */
final class Policies {

    private static final int QUOTA = 20;
    private static final int DISTRIBUTIONS = 100;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private final SimulatorContext context;
    private final CloudFront cloudFront;
    private final PolicyKind kind;
    private final ReferenceIndex referenceIndex;
    private final Table table;
    private final List<ObjectNode> managed;

    Policies(SimulatorContext context, CloudFront cloudFront, PolicyKind kind, ReferenceIndex referenceIndex) {
        this.context = context;
        this.cloudFront = cloudFront;
        this.kind = kind;
        this.referenceIndex = referenceIndex;
        this.table = context.store().table("cloudfront " + kind.name(), "");
        this.managed = ManagedPolicies.of(kind);
    }

    /** Adds the operations. */
    void addTo(Routes routes) {
        String path = CloudFront.ROOT + kind.path();
        String name = kind.name();
        routes.on("POST", path, "Create" + name, this::create);
        routes.on("GET", path, "List" + kind.plural(), this::list);
        routes.on("GET", path + "/{Id}", "Get" + name, this::get);
        routes.on("GET", path + "/{Id}/config", "Get" + name + "Config", this::getConfig);
        routes.on("PUT", path + "/{Id}", "Update" + name, this::update);
        routes.on("DELETE", path + "/{Id}", "Delete" + name, this::delete);
        String by = "ListDistributionsBy" + name + "Id";
        routes.on("GET", CloudFront.ROOT + "/distributionsBy" + name + "Id/{Id}", by, this::listDistributions);
    }

    /** Refuses an id that a behaviour names and that is not there, or that too many distributions name. */
    void checkUse(String id, String byDistribution) {
        if (find(id).isEmpty()) {
            throw Errors.refusal("NoSuch" + kind.name());
        }
        boolean custom = table.has(id);
        long others = !custom
                ? 0
                : referenceIndex.byBehavior(kind.name() + "Id", id).stream()
                        .filter(d -> !QuantityLists.text(d, "Id").equals(byDistribution))
                        .count();
        if (others >= DISTRIBUTIONS) {
            throw Errors.refusal("TooManyDistributionsAssociatedTo" + kind.name());
        }
    }

    private Response create(Request request) {
        ObjectNode config = config(request, "");
        if (table.size() >= QUOTA) {
            throw Errors.refusal("TooMany" + kind.plural());
        }
        ObjectNode policy = JsonNodeFactory.instance.objectNode();
        policy.put("Id", context.ids().uuid("cloudfront " + kind.name(), ""));
        Response response = keep(policy, config, 201);
        String id = QuantityLists.text(policy, "Id");
        return response.with("Location", "https://cloudfront.amazonaws.com" + CloudFront.ROOT + kind.path() + "/" + id);
    }

    private Response update(Request request) {
        ObjectNode policy = custom(request, "IllegalUpdate", "The update contains modifications that are not allowed.");
        Versions.check(request, policy);
        return keep(policy, config(request, request.variable("Id")), 200);
    }

    private Response keep(ObjectNode policy, ObjectNode config, int status) {
        Versions.next(policy);
        policy.put("LastModifiedTime", context.now());
        policy.set(kind.name() + "Config", config);
        table.put(QuantityLists.text(policy, "Id"), policy);
        return cloudFront.answer(status, kind.name(), policy).with("ETag", QuantityLists.text(policy, "ETag"));
    }

    private Response get(Request request) {
        ObjectNode policy = existing(request);
        return cloudFront.answer(200, kind.name(), policy).with("ETag", QuantityLists.text(policy, "ETag"));
    }

    private Response getConfig(Request request) {
        ObjectNode policy = existing(request);
        String root = kind.name() + "Config";
        return cloudFront
                .answer(200, root, QuantityLists.structure(policy, root))
                .with("ETag", QuantityLists.text(policy, "ETag"));
    }

    private Response delete(Request request) {
        ObjectNode policy = custom(request, "IllegalDelete", "You cannot delete a managed policy.");
        Versions.check(request, policy);
        String id = request.variable("Id");
        if (!referenceIndex.byBehavior(kind.name() + "Id", id).isEmpty()) {
            throw Errors.refusal(kind.name() + "InUse");
        }
        table.remove(id);
        return Response.empty(204);
    }

    private Response list(Request request) {
        String type = request.parameter("Type");
        if (type != null && !type.equals("managed") && !type.equals("custom")) {
            throw Errors.invalid("The parameter Type is not one of [managed, custom].");
        }
        List<ObjectNode> all = new ArrayList<>();
        if (!"custom".equals(type)) {
            all.addAll(managed);
        }
        if (!"managed".equals(type)) {
            all.addAll(table.all());
        }
        Page<ObjectNode> page = Page.of(request, all, policy -> QuantityLists.text(policy, "Id"));
        ObjectNode tree = page.tree(policy -> {
            ObjectNode summary = JsonNodeFactory.instance.objectNode();
            summary.put("Type", table.has(QuantityLists.text(policy, "Id")) ? "custom" : "managed");
            summary.set(kind.name(), policy);
            return summary;
        });
        return cloudFront.answer(200, kind.name() + "List", tree);
    }

    private Response listDistributions(Request request) {
        existing(request);
        List<ObjectNode> users = referenceIndex.byBehavior(kind.name() + "Id", request.variable("Id"));
        Page<ObjectNode> page = Page.of(request, users, d -> QuantityLists.text(d, "Id"));
        return cloudFront.answer(200, "DistributionIdList", page.tree(d -> d.path("Id")));
    }

    private ObjectNode config(Request request, String ownId) {
        ObjectNode config = cloudFront.read(request, kind.name() + "Config");
        String name = QuantityLists.text(config, "Name");
        if (!NAME.matcher(name).matches()) {
            throw Errors.invalid("The parameter Name contains invalid characters or is too long.");
        }
        if (QuantityLists.text(config, "Comment").length() > 128) {
            throw Errors.invalid("The parameter Comment is too long.");
        }
        kind.complete(config);
        kind.check(config);
        boolean taken = table.all().stream()
                .filter(other -> !QuantityLists.text(other, "Id").equals(ownId))
                .anyMatch(other -> QuantityLists.text(other.path(kind.name() + "Config"), "Name")
                        .equals(name));
        if (taken) {
            throw Errors.refusal(kind.name() + "AlreadyExists");
        }
        return config;
    }

    private Optional<ObjectNode> find(String id) {
        return table.get(id).or(() -> managed.stream()
                .filter(p -> QuantityLists.text(p, "Id").equals(id))
                .findFirst());
    }

    private ObjectNode existing(Request request) {
        return find(request.variable("Id")).orElseThrow(() -> Errors.refusal("NoSuch" + kind.name()));
    }

    private ObjectNode custom(Request request, String code, String text) {
        ObjectNode policy = existing(request);
        if (!table.has(request.variable("Id"))) {
            throw Errors.refusal(code, text);
        }
        return policy;
    }
}
