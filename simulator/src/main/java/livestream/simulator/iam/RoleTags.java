package livestream.simulator.iam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import livestream.simulator.http.Query;
import livestream.simulator.http.QueryForm;
import livestream.simulator.http.ServiceError;

/** Tags of roles, at most 50. Source: IAM API reference. */
final class RoleTags {

    private final Roles roles;

    RoleTags(Roles roles) {
        this.roles = roles;
    }

    /** Adds the operations. */
    void addTo(Map<String, Function<Query, String>> operations) {
        operations.put("TagRole", this::tag);
        operations.put("UntagRole", this::untag);
        operations.put("ListRoleTags", this::list);
    }

    /** Adds the tags of a request to those of a role. */
    static void add(ObjectNode tags, Query query) {
        for (String tag : query.items("Tags")) {
            String key = query.text(tag + ".Key");
            if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
                throw new ServiceError(400, "InvalidInput", "A tag key must not begin with aws:.");
            }
            tags.put(key, query.text(tag + ".Value"));
        }
        if (tags.size() > 50) {
            throw new ServiceError(409, "LimitExceeded", "The number of tags has reached the maximum limit.");
        }
    }

    /** Writes the tags of a role. */
    static String members(ObjectNode role) {
        StringBuilder out = new StringBuilder();
        role.path("Tags").properties().forEach(tag -> out.append(member(tag.getKey(), role)));
        return out.toString();
    }

    private String tag(Query query) {
        ObjectNode role = roles.existing(query);
        add(role.withObjectProperty("Tags"), query);
        roles.keep(role);
        return "";
    }

    private String untag(Query query) {
        ObjectNode role = roles.existing(query);
        role.withObjectProperty("Tags").remove(query.list("TagKeys"));
        roles.keep(role);
        return "";
    }

    private String list(Query query) {
        ObjectNode role = roles.existing(query);
        List<String> keys =
                role.path("Tags").properties().stream().map(Map.Entry::getKey).toList();
        return Pages.write(query, "Tags", keys, key -> key, key -> member(key, role));
    }

    private static String member(String key, ObjectNode role) {
        return "<member>" + QueryForm.element("Key", key)
                + QueryForm.element("Value", role.path("Tags").path(key).asText()) + "</member>";
    }
}
