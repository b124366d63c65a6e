package livestream.simulator.s3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import livestream.simulator.http.ServiceError;
import livestream.simulator.iam.KnownPrincipals;

/**
 * What a bucket policy may say, and whether it lets the public in.
 *
 * <p>Source: S3 user guide, "Policies and permissions in Amazon S3" and "The meaning of public". UNKNOWN: the texts of finer
 * refusals, and the code for a policy above 20 KB.
 */
final class PolicyRules {

    private static final int BYTES = 20 * 1024;
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    /** Actions on objects; every other is one on the bucket. Source: service authorization reference. */
    private static final Pattern ON_OBJECTS =
            Pattern.compile("s3:(?!.*bucket).*object.*|s3:(abortmultipartupload|listmultipartuploadparts)");

    /** Condition keys that, with a fixed value, keep the public out. */
    private static final Set<String> NARROWING = Set.of(
            "aws:sourcearn",
            "aws:sourceaccount",
            "aws:sourceowner",
            "aws:sourceip",
            "aws:sourcevpc",
            "aws:sourcevpce",
            "aws:principalorgid",
            "aws:userid",
            "s3:dataaccesspointarn",
            "s3:dataaccesspointaccount");

    private PolicyRules() {}

    /** Refuses what cannot be the policy of this bucket. */
    static JsonNode check(String text, String bucket, KnownPrincipals principals) {
        require(text.length() <= BYTES, "Policy exceeds the maximum allowed document size.");
        require(text.startsWith("{"), "Policies must be valid JSON and the first byte must be '{'");
        JsonNode policy = parse(text);
        String version = policy.path("Version").asText("2008-10-17");
        require(
                List.of("2012-10-17", "2008-10-17").contains(version),
                "The policy must contain a valid version string");
        List<JsonNode> statements = statements(policy);
        require(!statements.isEmpty(), "Could not parse the policy: Statement is empty!");
        for (JsonNode statement : statements) {
            check(statement, "arn:aws:s3:::" + bucket);
            require(principals.unknown(statement).isEmpty(), "Invalid principal in policy");
        }
        List<String> sids = statements.stream()
                .filter(each -> each.has("Sid"))
                .map(each -> each.path("Sid").asText())
                .toList();
        require(Set.copyOf(sids).size() == sids.size(), "Statement IDs (SID) in a single policy must be unique.");
        return policy;
    }

    /** Whether some statement lets in whom it does not name. */
    static boolean isPublic(JsonNode policy) {
        return statements(policy).stream()
                .anyMatch(statement -> statement.path("Effect").asText().equals("Allow")
                        && (statement.has("NotPrincipal") || everybody(statement.path("Principal")))
                        && !isNarrowed(statement.path("Condition")));
    }

    private static void check(JsonNode statement, String arn) {
        require(statement.isObject(), "Syntax errors in policy.");
        require(
                List.of("Allow", "Deny").contains(statement.path("Effect").asText()),
                "Invalid effect: " + statement.path("Effect").asText());
        require(statement.has("Principal") != statement.has("NotPrincipal"), "Missing required field Principal");
        require(statement.has("Action") != statement.has("NotAction"), "Missing required field Action");
        require(statement.has("Resource") != statement.has("NotResource"), "Missing required field Resource");
        List<String> resources = words(statement.path(statement.has("Resource") ? "Resource" : "NotResource"));
        for (String resource : resources) {
            require(resource.equals(arn) || resource.startsWith(arn + "/"), "Policy has invalid resource");
        }
        for (String action : words(statement.path(statement.has("Action") ? "Action" : "NotAction"))) {
            String name = action.toLowerCase(Locale.ROOT);
            require(name.equals("*") || name.startsWith("s3:"), "Policy has invalid action");
            require(
                    name.contains("*") || resources.stream().anyMatch(resource -> applies(name, resource)),
                    "Action does not apply to any resource(s) in statement");
        }
    }

    private static boolean applies(String action, String resource) {
        return ON_OBJECTS.matcher(action).matches() == resource.contains("/");
    }

    private static boolean everybody(JsonNode principal) {
        return words(principal.isObject() ? principal.path("AWS") : principal).contains("*");
    }

    /** A negated operator lets in all but a few. */
    private static boolean isNarrowed(JsonNode condition) {
        return condition.properties().stream()
                .filter(operator -> !operator.getKey().contains("Not")
                        && !operator.getKey().endsWith("IfExists")
                        && !operator.getKey().startsWith("Null"))
                .flatMap(operator -> operator.getValue().properties().stream())
                .anyMatch(key -> NARROWING.contains(key.getKey().toLowerCase(Locale.ROOT))
                        && words(key.getValue()).stream().noneMatch(PolicyRules::isOpen));
    }

    /** A value is fixed without wildcards and variables; an address range is open when it holds every address. */
    private static boolean isOpen(String value) {
        return value.contains("*") || value.contains("?") || value.contains("${") || value.endsWith("/0");
    }

    /** The statements of a policy. */
    static List<JsonNode> statements(JsonNode policy) {
        JsonNode given = policy.path("Statement");
        if (given.isObject()) {
            return List.of(given);
        }
        List<JsonNode> statements = new ArrayList<>();
        given.forEach(statements::add);
        return statements;
    }

    private static List<String> words(JsonNode value) {
        if (value.isTextual()) {
            return List.of(value.asText());
        }
        List<String> words = new ArrayList<>();
        value.forEach(each -> words.add(each.asText()));
        return words;
    }

    /** A policy as a tree. */
    static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw malformed("Policies must be valid JSON and the first byte must be '{'");
        }
    }

    private static void require(boolean fits, String text) {
        if (!fits) {
            throw malformed(text);
        }
    }

    private static ServiceError malformed(String text) {
        return new ServiceError(400, "MalformedPolicy", text);
    }
}
