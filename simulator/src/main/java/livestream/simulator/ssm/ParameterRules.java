package livestream.simulator.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import livestream.simulator.http.ServiceError;

/** What PutParameter refuses. Source: Systems Manager API reference and "Creating parameters" in its user guide. */
final class ParameterRules {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.\\-/]{1,1011}");
    private static final int DEEPEST = 15;
    /** The third, an image of EC2, is looked up there, which is not simulated. */
    private static final Set<String> DATA_TYPES = Set.of("text", "aws:ssm:integration");

    private static final int STANDARD_BYTES = 4096;
    private static final int ADVANCED_BYTES = 8192;

    private ParameterRules() {}

    /** Checks a name that is to be made. */
    static void checkName(String name) {
        String bare = name.startsWith("/") ? name.substring(1) : name;
        String lower = bare.toLowerCase(Locale.ROOT);
        boolean path = name.contains("/");
        if (!NAME.matcher(name).matches() || name.endsWith("/") || name.contains("//")) {
            throw invalid(
                    "Parameter name must consist of symbols including letters, digits, and .-_ , and / in paths.");
        } else if (lower.startsWith("aws") || lower.startsWith("ssm")) {
            throw invalid("Parameter name: can't be prefixed with \"ssm\" or \"aws\" (case-insensitive).");
        } else if (path && !name.startsWith("/")) {
            throw invalid("Parameter name must be a fully qualified name.");
        } else if (bare.split("/", -1).length > DEEPEST) {
            throw new ServiceError(
                    400, "HierarchyLevelLimitExceededException", "The parameter hierarchy may have at most 15 levels.");
        }
    }

    /** Checks a value without ever naming it. */
    static void checkValue(String value, String pattern, String tier) {
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (value.isEmpty()) {
            throw invalid("Value must have length greater than or equal to 1.");
        } else if (bytes > (tier.equals("Standard") ? STANDARD_BYTES : ADVANCED_BYTES)) {
            throw invalid("The parameter's value is larger than its tier allows.");
        }
        try {
            if (!pattern.isEmpty()
                    && !Pattern.compile(pattern).matcher(new CountedText(value)).matches()) {
                throw new ServiceError(
                        400, "ParameterPatternMismatchException", "The value doesn't match the allowed pattern.");
            }
        } catch (PatternSyntaxException | CountedText.Exhausted | StackOverflowError e) {
            throw new ServiceError(
                    400, "InvalidAllowedPatternException", "The allowed pattern is not a regular expression.");
        }
    }

    /** Checks what a parameter may be apart from its name and value. */
    static void checkMembers(ObjectNode given) {
        String type = given.path("DataType").asText("text");
        if (!DATA_TYPES.contains(type)) {
            throw invalid(
                    "The following data type is not supported: " + type + " (Data type names are all lowercase.)");
        } else if (given.path("Overwrite").asBoolean() && !given.path("Tags").isEmpty()) {
            throw invalid("Invalid request: tags and overwrite can't be used together. To create a parameter with tags,"
                    + " please remove overwrite flag. To update tags for an existing parameter, please use"
                    + " AddTagsToResource or RemoveTagsFromResource.");
        } else if (given.has("Policies")) {
            throw invalid("The simulator's Parameter Store does not implement Policies.");
        }
    }

    /** Checks what a change may say of a parameter that is there. */
    static void checkChange(JsonNode old, ObjectNode given) {
        if (!given.path("Overwrite").asBoolean()) {
            throw new ServiceError(
                    400,
                    "ParameterAlreadyExists",
                    "The parameter already exists. To overwrite this value, set the overwrite option in the request to"
                            + " true.");
        } else if (given.has("Type") && !given.path("Type").equals(old.path("Type"))) {
            throw new ServiceError(
                    400,
                    "HierarchyTypeMismatchException",
                    "Parameter Store does not support changing a parameter type in a hierarchy.");
        }
    }

    static ServiceError invalid(String text) {
        return new ServiceError(400, "ValidationException", text);
    }
}
