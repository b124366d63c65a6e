package livestream.simulator.iam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import livestream.simulator.http.Query;
import livestream.simulator.http.QueryForm;
import livestream.simulator.http.ServiceError;

/** Inline policies of roles. Source: IAM API reference; all of a role's together have at most 10,240 characters. */
final class RolePolicies {

    private static final int CHARACTERS = 10_240;

    private final Roles roles;

    RolePolicies(Roles roles) {
        this.roles = roles;
    }

    /** Adds the operations. */
    void addTo(Map<String, Function<Query, String>> operations) {
        operations.put("PutRolePolicy", this::put);
        operations.put("GetRolePolicy", this::get);
        operations.put("DeleteRolePolicy", this::delete);
        operations.put("ListRolePolicies", this::list);
    }

    private String put(Query query) {
        ObjectNode role = roles.existing(query);
        String name = query.text("PolicyName");
        ObjectNode policies = policies(role);
        policies.put(name, PolicyDocuments.permissions(query.text("PolicyDocument")));
        int characters = 0;
        for (var policy : policies) {
            characters += policy.asText().replaceAll("\\s", "").length();
        }
        if (characters > CHARACTERS) {
            throw new ServiceError(
                    409, "LimitExceeded", "Maximum policy size of " + CHARACTERS + " bytes exceeded for the role.");
        }
        roles.keep(role);
        return "";
    }

    private String get(Query query) {
        ObjectNode role = roles.existing(query);
        String name = existing(role, query);
        return QueryForm.element("RoleName", query.text("RoleName"))
                + QueryForm.element("PolicyName", name)
                + QueryForm.element(
                        "PolicyDocument",
                        PolicyDocuments.encoded(policies(role).path(name).asText()));
    }

    private String delete(Query query) {
        ObjectNode role = roles.existing(query);
        policies(role).remove(existing(role, query));
        roles.keep(role);
        return "";
    }

    private String list(Query query) {
        List<String> names = new ArrayList<>();
        policies(roles.existing(query)).fieldNames().forEachRemaining(names::add);
        return Pages.write(query, "PolicyNames", names, name -> name, name -> QueryForm.element("member", name));
    }

    private static String existing(ObjectNode role, Query query) {
        String name = query.text("PolicyName");
        if (!policies(role).has(name)) {
            throw new ServiceError(404, "NoSuchEntity", "The role policy with name " + name + " cannot be found.");
        }
        return name;
    }

    private static ObjectNode policies(ObjectNode role) {
        return role.withObjectProperty("Policies");
    }
}
