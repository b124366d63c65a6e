package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.Routes;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/**
 * Key groups: the public keys of which one must have signed what a viewer asks for.
 *
 * <p>Source: CloudFront API reference and quotas (10 groups an account, 5 keys a group). UNKNOWN: which characters a name may
 * have (here any, up to 128), and the code for a key that does not exist, occurs twice, or for no key at all (here
 * InvalidArgument, the only one of the modelled codes that fits).
 */
final class KeyGroups {

    /** The table that keeps them. */
    static final String TABLE = "cloudfront KeyGroup";

    private static final int QUOTA = 10;
    private static final int KEYS = 5;
    private static final String CONFIG = "KeyGroupConfig";

    private final SimulatorContext context;
    private final CloudFront cloudFront;
    private final PublicKeys keys;
    private final ReferenceIndex referenceIndex;
    private final Table table;

    KeyGroups(SimulatorContext context, CloudFront cloudFront, PublicKeys keys, ReferenceIndex referenceIndex) {
        this.context = context;
        this.cloudFront = cloudFront;
        this.keys = keys;
        this.referenceIndex = referenceIndex;
        this.table = context.store().table(TABLE, "");
    }

    /** Adds the operations. */
    void addTo(Routes routes) {
        String path = CloudFront.ROOT + "/key-group";
        routes.on("POST", path, "CreateKeyGroup", this::create);
        routes.on("GET", path, "ListKeyGroups", this::list);
        routes.on("GET", path + "/{Id}", "GetKeyGroup", this::get);
        routes.on("GET", path + "/{Id}/config", "GetKeyGroupConfig", this::getConfig);
        routes.on("PUT", path + "/{Id}", "UpdateKeyGroup", this::update);
        routes.on("DELETE", path + "/{Id}", "DeleteKeyGroup", this::delete);
        String by = CloudFront.ROOT + "/distributionsByKeyGroupId/{Id}";
        routes.on("GET", by, "ListDistributionsByKeyGroup", this::listDistributions);
    }

    /** The ids of the public keys of a group. */
    static List<String> members(ObjectNode group) {
        List<String> members = new ArrayList<>();
        group.path(CONFIG).path("Items").forEach(id -> members.add(id.asText()));
        return members;
    }

    /** Whether there is a group of this id. */
    boolean has(String id) {
        return table.has(id);
    }

    /** What a distribution answers of the groups that its behaviours trust. */
    ObjectNode active(ObjectNode config) {
        Set<String> trusted = new LinkedHashSet<>();
        ReferenceIndex.behaviors(config)
                .forEach(behavior -> trusted.addAll(QuantityLists.words(behavior, "TrustedKeyGroups")));
        ObjectNode active = JsonNodeFactory.instance.objectNode();
        active.put("Enabled", !trusted.isEmpty());
        active.put("Quantity", trusted.size());
        for (String id : trusted) {
            ObjectNode item = active.withArrayProperty("Items").addObject();
            item.put("KeyGroupId", id);
            item.set("KeyPairIds", QuantityLists.list(members(table.get(id).orElseThrow())));
        }
        return active;
    }

    private Response create(Request request) {
        ObjectNode config = config(request, "");
        if (table.size() >= QUOTA) {
            throw Errors.refusal("TooManyKeyGroups");
        }
        ObjectNode group = JsonNodeFactory.instance.objectNode();
        String id = context.ids().uuid("cloudfront KeyGroup", "");
        group.put("Id", id);
        return keep(group, config, 201)
                .with("Location", "https://cloudfront.amazonaws.com" + CloudFront.ROOT + "/key-group/" + id);
    }

    private Response update(Request request) {
        ObjectNode group = existing(request);
        Versions.check(request, group);
        return keep(group, config(request, request.variable("Id")), 200);
    }

    private Response keep(ObjectNode group, ObjectNode config, int status) {
        Versions.next(group);
        group.put("LastModifiedTime", context.now());
        group.set(CONFIG, config);
        table.put(QuantityLists.text(group, "Id"), group);
        return cloudFront.answer(status, "KeyGroup", group).with("ETag", QuantityLists.text(group, "ETag"));
    }

    private Response get(Request request) {
        ObjectNode group = existing(request);
        return cloudFront.answer(200, "KeyGroup", group).with("ETag", QuantityLists.text(group, "ETag"));
    }

    private Response getConfig(Request request) {
        ObjectNode group = existing(request);
        return cloudFront
                .answer(200, CONFIG, QuantityLists.structure(group, CONFIG))
                .with("ETag", QuantityLists.text(group, "ETag"));
    }

    private Response delete(Request request) {
        ObjectNode group = existing(request);
        Versions.check(request, group);
        if (!referenceIndex.byKeyGroup(request.variable("Id")).isEmpty()) {
            throw Errors.refusal("ResourceInUse");
        }
        table.remove(request.variable("Id"));
        return Response.empty(204);
    }

    private Response list(Request request) {
        Page<ObjectNode> page = Page.of(request, table.all(), group -> QuantityLists.text(group, "Id"));
        return cloudFront.answer(200, "KeyGroupList", page.tree(group -> JsonNodeFactory.instance
                .objectNode()
                .set("KeyGroup", group)));
    }

    private Response listDistributions(Request request) {
        existing(request);
        List<ObjectNode> users = referenceIndex.byKeyGroup(request.variable("Id"));
        Page<ObjectNode> page = Page.of(request, users, d -> QuantityLists.text(d, "Id"));
        return cloudFront.answer(200, "DistributionIdList", page.tree(d -> d.path("Id")));
    }

    private ObjectNode config(Request request, String ownId) {
        ObjectNode config = cloudFront.read(request, CONFIG);
        String name = QuantityLists.text(config, "Name");
        if (name.isBlank() || name.length() > 128) {
            throw Errors.invalid("The parameter Name is empty or too long.");
        }
        if (QuantityLists.text(config, "Comment").length() > 128) {
            throw Errors.invalid("The parameter Comment is too long.");
        }
        QuantityLists.fill(config, "Comment", "");
        checkKeys(members(JsonNodeFactory.instance.objectNode().set(CONFIG, config)));
        boolean taken = table.all().stream()
                .filter(other -> !QuantityLists.text(other, "Id").equals(ownId))
                .anyMatch(
                        other -> QuantityLists.text(other.path(CONFIG), "Name").equals(name));
        if (taken) {
            throw Errors.refusal("KeyGroupAlreadyExists");
        }
        return config;
    }

    private void checkKeys(List<String> members) {
        if (members.size() > KEYS) {
            throw Errors.refusal("TooManyPublicKeysInKeyGroup");
        }
        if (members.isEmpty() || new HashSet<>(members).size() < members.size()) {
            throw Errors.invalid("The parameter Items is empty or contains a public key twice.");
        }
        if (!members.stream().allMatch(keys::has)) {
            throw Errors.invalid("The parameter Items contains a public key that does not exist.");
        }
    }

    private ObjectNode existing(Request request) {
        return table.get(request.variable("Id")).orElseThrow(() -> Errors.refusal("NoSuchResource"));
    }
}
