package livestream.simulator.mediastore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import livestream.simulator.http.ServiceError;
import livestream.simulator.policy.AnonymousAccess;

/**
 * What a container's access policy must be: up to 8192 ASCII characters of a policy whose statements say who may do what to
 * files inside this very container.
 *
 * <p>Source: MediaStore API reference, PutContainerPolicy, and IAM user guide, grammar of the policy language. The refusal of
 * a resource elsewhere is AWS's own text; UNKNOWN: the other texts, and what AWS checks beyond the frame.
 */
final class AccessPolicy {

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private AccessPolicy() {}

    /** Refuses what does not fit. */
    static void check(JsonNode policy, ObjectNode container) {
        String text = policy.asText();
        MediaStore.require(
                !text.isEmpty() && text.length() <= 8192 && text.chars().allMatch(c -> c < 128),
                "Policy must be 1 to 8192 ASCII characters");
        JsonNode root = parse(text);
        require(
                List.of("2012-10-17", "2008-10-17")
                        .contains(root.path("Version").asText("2008-10-17")),
                "unknown Version");
        List<JsonNode> statements = AnonymousAccess.all(root.path("Statement"));
        require(!statements.isEmpty(), "Statement is missing");
        List<String> sids = new ArrayList<>();
        for (JsonNode statement : statements) {
            checkStatement(statement, container.path("ARN").asText() + "/");
            if (statement.has("Sid")) {
                require(!sids.contains(statement.path("Sid").asText()), "a Sid must be unique");
                sids.add(statement.path("Sid").asText());
            }
        }
    }

    /** The statements of a policy that was checked. */
    static List<JsonNode> statements(String text) {
        return text.isEmpty() ? List.of() : AnonymousAccess.all(parse(text).path("Statement"));
    }

    private static void checkStatement(JsonNode statement, String inside) {
        String name = "statement '" + statement.path("Sid").asText("") + "'";
        require(List.of("Allow", "Deny").contains(statement.path("Effect").asText()), name + " has no Effect");
        require(statement.has("Principal") != statement.has("NotPrincipal"), name + " has no Principal");
        require(statement.has("Action") != statement.has("NotAction"), name + " has no Action");
        for (JsonNode action : AnonymousAccess.all(statement.path("Action"))) {
            String text = action.asText();
            require(text.startsWith("mediastore:") || text.equals("*"), name + " has an Action of another service");
        }
        List<JsonNode> resources = AnonymousAccess.all(statement.path("Resource"));
        require(!resources.isEmpty(), name + " has no Resource");
        for (JsonNode resource : resources) {
            require(
                    resource.asText().startsWith(inside),
                    "Resource in " + name + " must be scoped to files inside "
                            + inside.substring(0, inside.length() - 1));
        }
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new ServiceError(400, "ValidationException", "Invalid Container Policy: not valid JSON");
        }
    }

    private static void require(boolean fits, String text) {
        MediaStore.require(fits, "Invalid Container Policy: " + text);
    }
}
