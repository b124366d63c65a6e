package livestream.simulator.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import livestream.simulator.http.Query;
import livestream.simulator.http.QueryForm;
import livestream.simulator.http.ServiceError;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/**
 * Roles. Source: IAM API reference. Role names are unique whatever their case. UNKNOWN to this simulator and never refused:
 * permissions boundaries, and principals of a trust policy that do not exist.
 */
final class Roles {

    private static final int QUOTA = 1000;

    private final SimulatorContext context;
    private final Table table;
    private final KnownPrincipals principals;

    Roles(SimulatorContext context) {
        this.context = context;
        this.principals = new KnownPrincipals(context);
        this.table = table(context);
    }

    /** The roles of a world, by name. */
    static Table table(SimulatorContext context) {
        return context.store().table("iam role", "");
    }

    /** Adds the operations. */
    void addTo(Map<String, Function<Query, String>> operations) {
        operations.put("CreateRole", this::create);
        operations.put("GetRole", query -> "<Role>" + members(existing(query), true) + "</Role>");
        operations.put("ListRoles", this::list);
        operations.put("UpdateRole", this::update);
        operations.put("UpdateRoleDescription", this::updateDescription);
        operations.put("UpdateAssumeRolePolicy", this::updateTrust);
        operations.put("DeleteRole", this::delete);
        operations.put("GetAccountSummary", this::summary);
        // The account has no instance profiles, so this list is always empty.
        operations.put("ListInstanceProfilesForRole", query -> emptyList(query, "InstanceProfiles"));
    }

    /** The role that a request names. */
    ObjectNode existing(Query query) {
        String name = query.text("RoleName");
        return table.get(name)
                .orElseThrow(() ->
                        new ServiceError(404, "NoSuchEntity", "The role with name " + name + " cannot be found."));
    }

    /** Keeps a changed role. */
    void keep(ObjectNode role) {
        table.put(role.path("RoleName").asText(), role);
    }

    private String create(Query query) {
        String name = query.text("RoleName");
        String path = query.get("Path") == null ? "/" : query.text("Path");
        if (table.all().stream().anyMatch(r -> r.path("RoleName").asText().equalsIgnoreCase(name))) {
            throw new ServiceError(409, "EntityAlreadyExists", "Role with name " + name + " already exists.");
        }
        if (table.size() >= quota()) {
            throw new ServiceError(409, "LimitExceeded", "Cannot exceed quota for RolesPerAccount: " + quota());
        }
        ObjectNode role = JsonNodeFactory.instance.objectNode();
        role.put("Path", path);
        role.put("RoleName", name);
        role.put("RoleId", "AROA" + context.ids().upper("iam role", "", 17));
        role.put("Arn", "arn:aws:iam::" + context.account() + ":role" + path + name);
        role.put("CreateDate", context.now());
        role.put("AssumeRolePolicyDocument", PolicyDocuments.trust(query.text("AssumeRolePolicyDocument"), principals));
        describe(role, query);
        role.putObject("Policies");
        ObjectNode tags = role.putObject("Tags");
        RoleTags.add(tags, query);
        keep(role);
        return "<Role>" + identity(role) + tags(role) + "</Role>";
    }

    private String update(Query query) {
        ObjectNode role = existing(query);
        describe(role, query);
        keep(role);
        return "";
    }

    private String updateDescription(Query query) {
        update(query);
        return "<Role>" + members(existing(query), false) + "</Role>";
    }

    private static void describe(ObjectNode role, Query query) {
        String description = query.get("Description");
        if (description != null) {
            role.put("Description", description);
        }
        String duration = query.get("MaxSessionDuration");
        if (duration != null
                && !duration.matches("3[6-9]\\d\\d|[4-9]\\d{3}|[1-3]\\d{4}|4[0-2]\\d{3}|43[01]\\d\\d|43200")) {
            throw Iam.invalid("The specified value for maxSessionDuration must be between 3600 and 43200.");
        }
        if (duration != null || !role.has("MaxSessionDuration")) {
            role.put("MaxSessionDuration", duration == null ? 3600 : Integer.parseInt(duration));
        }
    }

    private String updateTrust(Query query) {
        ObjectNode role = existing(query);
        role.put("AssumeRolePolicyDocument", PolicyDocuments.trust(query.text("PolicyDocument"), principals));
        keep(role);
        return "";
    }

    private String delete(Query query) {
        ObjectNode role = existing(query);
        if (!role.path("Policies").isEmpty()) {
            throw new ServiceError(409, "DeleteConflict", "Cannot delete entity, must delete policies first.");
        }
        if (!role.path(AttachedPolicies.MEMBER).isEmpty()) {
            throw new ServiceError(409, "DeleteConflict", "Cannot delete entity, must detach all policies first.");
        }
        table.remove(role.path("RoleName").asText());
        return "";
    }

    private int quota() {
        return context.quota("iam role", QUOTA);
    }

    /** What there is of what is simulated, and what of it there may be. */
    private String summary(Query query) {
        return "<SummaryMap>" + entry("Roles", table.size()) + entry("RolesQuota", quota()) + "</SummaryMap>";
    }

    private static String entry(String key, int value) {
        return "<entry>" + QueryForm.element("key", key) + QueryForm.element("value", String.valueOf(value))
                + "</entry>";
    }

    private String list(Query query) {
        String prefix = query.get("PathPrefix") == null ? "/" : query.text("PathPrefix");
        List<ObjectNode> roles = table.all().stream()
                .filter(role -> role.path("Path").asText().startsWith(prefix))
                .toList();
        return Pages.write(
                query,
                "Roles",
                roles,
                role -> role.path("RoleName").asText(),
                role -> "<member>" + members(role, false) + "</member>");
    }

    private String emptyList(Query query, String name) {
        existing(query);
        return Pages.write(query, name, List.<ObjectNode>of(), role -> "", role -> "");
    }

    /** Writes a role as GetRole does, with its tags and last use, or as a list does. */
    private static String members(ObjectNode role, boolean whole) {
        String duration = QueryForm.element(
                "MaxSessionDuration", role.path("MaxSessionDuration").asText());
        return identity(role) + duration + (whole ? tags(role) + "<RoleLastUsed/>" : "");
    }

    /** What every answer tells of a role, and CreateRole tells beside its tags: not how long a session may be. */
    private static String identity(ObjectNode role) {
        StringBuilder out = new StringBuilder();
        for (String member : List.of("Path", "RoleName", "RoleId", "Arn", "CreateDate")) {
            out.append(QueryForm.element(member, role.path(member).asText()));
        }
        String trust = role.path("AssumeRolePolicyDocument").asText();
        out.append(QueryForm.element("AssumeRolePolicyDocument", PolicyDocuments.encoded(trust)));
        JsonNode description = role.path("Description");
        if (!description.asText("").isEmpty()) {
            out.append(QueryForm.element("Description", description.asText()));
        }
        return out.toString();
    }

    private static String tags(ObjectNode role) {
        return role.path("Tags").isEmpty() ? "" : "<Tags>" + RoleTags.members(role) + "</Tags>";
    }
}
