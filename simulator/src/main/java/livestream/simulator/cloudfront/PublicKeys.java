package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.Routes;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/**
 * Public keys, with which CloudFront verifies what viewers sign.
 *
 * <p>Source: CloudFront API reference; that a name is taken as well as a reference, as callers have reported it. An update
 * may change the comment alone. UNKNOWN: which characters a name may have (here any, up to 128), whether the quota of 10
 * keys counts those that sign URLs (here: yes), and whether the reference of a deleted key may be used again (here: yes).
 */
final class PublicKeys {

    private static final int QUOTA = 10;
    private static final String CONFIG = "PublicKeyConfig";

    private final SimulatorContext context;
    private final CloudFront cloudFront;
    private final Table table;
    private final Table groups;

    PublicKeys(SimulatorContext context, CloudFront cloudFront) {
        this.context = context;
        this.cloudFront = cloudFront;
        this.table = context.store().table("cloudfront PublicKey", "");
        this.groups = context.store().table(KeyGroups.TABLE, "");
    }

    /** Adds the operations. */
    void addTo(Routes routes) {
        String path = CloudFront.ROOT + "/public-key";
        routes.on("POST", path, "CreatePublicKey", this::create);
        routes.on("GET", path, "ListPublicKeys", this::list);
        routes.on("GET", path + "/{Id}", "GetPublicKey", this::get);
        routes.on("GET", path + "/{Id}/config", "GetPublicKeyConfig", this::getConfig);
        routes.on("PUT", path + "/{Id}/config", "UpdatePublicKey", this::update);
        routes.on("DELETE", path + "/{Id}", "DeletePublicKey", this::delete);
    }

    /** Whether there is a key of this id. */
    boolean has(String id) {
        return table.has(id);
    }

    private Response create(Request request) {
        ObjectNode config = config(request);
        boolean taken = table.all().stream()
                .map(other -> other.path(CONFIG))
                .anyMatch(other -> same(other, config, "CallerReference") || same(other, config, "Name"));
        if (taken) {
            throw Errors.refusal("PublicKeyAlreadyExists");
        }
        if (table.size() >= QUOTA) {
            throw Errors.refusal("TooManyPublicKeys");
        }
        ObjectNode key = JsonNodeFactory.instance.objectNode();
        String id = "K" + context.ids().upper("cloudfront PublicKey", "", 13);
        key.put("Id", id);
        key.put("CreatedTime", context.now());
        return keep(key, config, 201)
                .with("Location", "https://cloudfront.amazonaws.com" + CloudFront.ROOT + "/public-key/" + id);
    }

    private Response update(Request request) {
        ObjectNode key = existing(request);
        Versions.check(request, key);
        ObjectNode config = config(request);
        for (String fixed : List.of("CallerReference", "Name", "EncodedKey")) {
            if (!same(key.path(CONFIG), config, fixed)) {
                throw Errors.refusal("CannotChangeImmutablePublicKeyFields");
            }
        }
        return keep(key, config, 200);
    }

    private Response keep(ObjectNode key, ObjectNode config, int status) {
        Versions.next(key);
        key.set(CONFIG, config);
        table.put(QuantityLists.text(key, "Id"), key);
        return cloudFront.answer(status, "PublicKey", key).with("ETag", QuantityLists.text(key, "ETag"));
    }

    private Response get(Request request) {
        ObjectNode key = existing(request);
        return cloudFront.answer(200, "PublicKey", key).with("ETag", QuantityLists.text(key, "ETag"));
    }

    private Response getConfig(Request request) {
        ObjectNode key = existing(request);
        return cloudFront
                .answer(200, CONFIG, QuantityLists.structure(key, CONFIG))
                .with("ETag", QuantityLists.text(key, "ETag"));
    }

    private Response delete(Request request) {
        ObjectNode key = existing(request);
        Versions.check(request, key);
        String id = request.variable("Id");
        if (groups.all().stream().anyMatch(group -> KeyGroups.members(group).contains(id))) {
            throw Errors.refusal("PublicKeyInUse");
        }
        table.remove(id);
        return Response.empty(204);
    }

    private Response list(Request request) {
        Page<ObjectNode> page = Page.of(request, table.all(), key -> QuantityLists.text(key, "Id"));
        // The writer leaves out the reference, which a summary does not have.
        return cloudFront.answer(
                200, "PublicKeyList", page.tree(key -> key.deepCopy().setAll(QuantityLists.structure(key, CONFIG))));
    }

    private ObjectNode config(Request request) {
        ObjectNode config = cloudFront.read(request, CONFIG);
        String name = QuantityLists.text(config, "Name");
        if (name.isBlank() || name.length() > 128) {
            throw Errors.invalid("The parameter Name is empty or too long.");
        }
        if (QuantityLists.text(config, "CallerReference").isBlank()) {
            throw Errors.invalid("The parameter CallerReference is required.");
        }
        if (QuantityLists.text(config, "Comment").length() > 128) {
            throw Errors.invalid("The parameter Comment is too long.");
        }
        QuantityLists.fill(config, "Comment", "");
        return config.put("EncodedKey", EncodedKeys.checked(QuantityLists.text(config, "EncodedKey")));
    }

    private static boolean same(JsonNode one, ObjectNode other, String member) {
        return QuantityLists.text(one, member).equals(QuantityLists.text(other, member));
    }

    private ObjectNode existing(Request request) {
        return table.get(request.variable("Id")).orElseThrow(() -> Errors.refusal("NoSuchPublicKey"));
    }
}
