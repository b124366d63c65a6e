package livestream.simulator.iam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import livestream.simulator.http.Query;
import livestream.simulator.http.QueryForm;
import livestream.simulator.http.ServiceError;

/**
 * Managed policies that are attached to roles. Source: IAM API reference. The policies themselves are not simulated: every ARN is
 * taken for one that is there.
 */
final class AttachedPolicies {

    /** The member of a role that holds their ARNs. */
    static final String MEMBER = "AttachedPolicies";

    private final Roles roles;

    AttachedPolicies(Roles roles) {
        this.roles = roles;
    }

    /** Adds the operations. */
    void addTo(Map<String, Function<Query, String>> operations) {
        operations.put("AttachRolePolicy", this::attach);
        operations.put("DetachRolePolicy", this::detach);
        operations.put("ListAttachedRolePolicies", this::list);
    }

    private String attach(Query query) {
        ObjectNode role = roles.existing(query);
        role.withObjectProperty(MEMBER).put(query.text("PolicyArn"), true);
        roles.keep(role);
        return "";
    }

    private String detach(Query query) {
        ObjectNode role = roles.existing(query);
        if (role.withObjectProperty(MEMBER).remove(query.text("PolicyArn")) == null) {
            throw new ServiceError(404, "NoSuchEntity", "Policy " + query.text("PolicyArn") + " was not found.");
        }
        roles.keep(role);
        return "";
    }

    private String list(Query query) {
        List<String> arns = new ArrayList<>();
        roles.existing(query).path(MEMBER).fieldNames().forEachRemaining(arns::add);
        return Pages.write(
                query,
                MEMBER,
                arns,
                arn -> arn,
                arn -> "<member>" + QueryForm.element("PolicyName", arn.substring(arn.lastIndexOf('/') + 1))
                        + QueryForm.element("PolicyArn", arn) + "</member>");
    }
}
