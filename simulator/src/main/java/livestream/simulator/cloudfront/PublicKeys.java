package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import livestream.simulator.http.Answer;
import livestream.simulator.http.Request;
import livestream.simulator.http.Routes;
import livestream.simulator.store.Shelf;
import livestream.simulator.store.World;

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

    private final World world;
    private final CloudFront cloudFront;
    private final Shelf shelf;
    private final Shelf groups;

    PublicKeys(World world, CloudFront cloudFront) {
        this.world = world;
        this.cloudFront = cloudFront;
        this.shelf = world.store().shelf("cloudfront PublicKey", "");
        this.groups = world.store().shelf(KeyGroups.SHELF, "");
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
        return shelf.has(id);
    }

    private Answer create(Request request) {
        ObjectNode config = config(request);
        boolean taken = shelf.all().stream()
                .map(other -> other.path(CONFIG))
                .anyMatch(other -> same(other, config, "CallerReference") || same(other, config, "Name"));
        if (taken) {
            throw Errors.refusal("PublicKeyAlreadyExists");
        }
        if (shelf.size() >= QUOTA) {
            throw Errors.refusal("TooManyPublicKeys");
        }
        ObjectNode key = JsonNodeFactory.instance.objectNode();
        String id = "K" + world.ids().upper("cloudfront PublicKey", "", 13);
        key.put("Id", id);
        key.put("CreatedTime", world.now());
        return keep(key, config, 201)
                .with("Location", "https://cloudfront.amazonaws.com" + CloudFront.ROOT + "/public-key/" + id);
    }

    private Answer update(Request request) {
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

    private Answer keep(ObjectNode key, ObjectNode config, int status) {
        Versions.next(key);
        key.set(CONFIG, config);
        shelf.put(Tree.text(key, "Id"), key);
        return cloudFront.answer(status, "PublicKey", key).with("ETag", Tree.text(key, "ETag"));
    }

    private Answer get(Request request) {
        ObjectNode key = existing(request);
        return cloudFront.answer(200, "PublicKey", key).with("ETag", Tree.text(key, "ETag"));
    }

    private Answer getConfig(Request request) {
        ObjectNode key = existing(request);
        return cloudFront.answer(200, CONFIG, Tree.structure(key, CONFIG)).with("ETag", Tree.text(key, "ETag"));
    }

    private Answer delete(Request request) {
        ObjectNode key = existing(request);
        Versions.check(request, key);
        String id = request.variable("Id");
        if (groups.all().stream().anyMatch(group -> KeyGroups.members(group).contains(id))) {
            throw Errors.refusal("PublicKeyInUse");
        }
        shelf.remove(id);
        return Answer.empty(204);
    }

    private Answer list(Request request) {
        Page<ObjectNode> page = Page.of(request, shelf.all(), key -> Tree.text(key, "Id"));
        // The writer leaves out the reference, which a summary does not have.
        return cloudFront.answer(
                200, "PublicKeyList", page.tree(key -> key.deepCopy().setAll(Tree.structure(key, CONFIG))));
    }

    private ObjectNode config(Request request) {
        ObjectNode config = cloudFront.read(request, CONFIG);
        String name = Tree.text(config, "Name");
        if (name.isBlank() || name.length() > 128) {
            throw Errors.invalid("The parameter Name is empty or too long.");
        }
        if (Tree.text(config, "CallerReference").isBlank()) {
            throw Errors.invalid("The parameter CallerReference is required.");
        }
        if (Tree.text(config, "Comment").length() > 128) {
            throw Errors.invalid("The parameter Comment is too long.");
        }
        Tree.fill(config, "Comment", "");
        return config.put("EncodedKey", EncodedKeys.checked(Tree.text(config, "EncodedKey")));
    }

    private static boolean same(JsonNode one, ObjectNode other, String member) {
        return Tree.text(one, member).equals(Tree.text(other, member));
    }

    private ObjectNode existing(Request request) {
        return shelf.get(request.variable("Id")).orElseThrow(() -> Errors.refusal("NoSuchPublicKey"));
    }
}
