package livestream.simulator.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import livestream.simulator.http.ServiceError;

/**
 * Policy documents: kept as written, refused when they cannot be policies.
 *
 * <p>Source: IAM user guide, "Grammar of the IAM JSON policy language". Only the frame is checked: version, statements,
 * effect, which of Action, Resource and Principal must or must not be there, and whether there is who is trusted. UNKNOWN: the texts of AWS's finer refusals.
 */
final class PolicyDocuments {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private PolicyDocuments() {}

    /** A document that says who may assume a role. */
    static String trust(String text, KnownPrincipals principals) {
        for (JsonNode statement : statements(text)) {
            require(statement.has("Principal") || statement.has("NotPrincipal"), "Missing required field Principal");
            require(!statement.has("Resource") && !statement.has("NotResource"), "Has prohibited field Resource");
            principals.unknown(statement).ifPresent(unknown -> {
                throw malformed("Invalid principal in policy: " + unknown);
            });
        }
        return text;
    }

    /** A document that says what a role may do. */
    static String permissions(String text) {
        for (JsonNode statement : statements(text)) {
            require(
                    statement.has("Resource") || statement.has("NotResource"),
                    "Policy statement must contain resources.");
            require(
                    !statement.has("Principal") && !statement.has("NotPrincipal"),
                    "Policy document should not specify a principal.");
            for (String action : words(statement, "Action", "NotAction")) {
                long colons = action.chars().filter(letter -> letter == ':').count();
                require(
                        colons > 0 || action.equals("*"),
                        "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
                require(colons < 2, "Actions/Condition can contain only one colon.");
            }
            for (String resource : words(statement, "Resource", "NotResource")) {
                require(
                        resource.startsWith("arn:") || resource.equals("*"),
                        "Resource " + resource + " must be in ARN format or \"*\".");
            }
        }
        return text;
    }

    /** The form in which IAM returns documents: percent-encoded as RFC 3986 has it. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static List<JsonNode> statements(String text) {
        JsonNode root = parse(text);
        require(root.isObject(), "Syntax errors in policy.");
        JsonNode version = root.path("Version");
        require(
                version.isMissingNode() || List.of("2012-10-17", "2008-10-17").contains(version.asText()),
                "The policy has an unknown version.");
        JsonNode given = root.path("Statement");
        List<JsonNode> statements = given.isArray() ? List.copyOf(elements(given)) : List.of(given);
        require(!statements.isEmpty(), "Could not parse the policy: Statement is empty!");
        for (JsonNode statement : statements) {
            require(statement.isObject(), "Syntax errors in policy.");
            require(List.of("Allow", "Deny").contains(statement.path("Effect").asText()), "Syntax errors in policy.");
            require(statement.has("Action") || statement.has("NotAction"), "Policy statement must contain actions.");
        }
        return statements;
    }

    /** The texts of one of two members, of which there may be one or a list. */
    private static List<String> words(JsonNode statement, String member, String other) {
        JsonNode given = statement.path(statement.has(member) ? member : other);
        return (given.isArray() ? elements(given) : List.of(given))
                .stream().map(JsonNode::asText).toList();
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw malformed("This policy contains invalid Json");
        }
    }

    private static void require(boolean fits, String text) {
        if (!fits) {
            throw malformed(text);
        }
    }

    private static ServiceError malformed(String text) {
        return new ServiceError(400, "MalformedPolicyDocument", text);
    }
}
