package livestream.simulator.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import livestream.simulator.http.ServiceError;

/**
 * The filters of DescribeParameters: {@code ParameterFilters}, and the older {@code Filters}, which know no options.
 *
 * <p>Source: Systems Manager API reference; texts as callers have reported them. UNKNOWN: the texts where both are given, or a
 * filter for data types.
 */
final class ParameterFilters {

    private static final Pattern KEY = Pattern.compile("tag:.+|Name|Type|KeyId|Path|Label|Tier|DataType");
    private static final Pattern PATH = Pattern.compile("/(?:[A-Za-z0-9_.-]+/)*+[A-Za-z0-9_.-]*");
    private static final List<String> TYPES = List.of("String", "StringList", "SecureString");
    private static final List<String> TIERS = List.of("Standard", "Advanced", "Intelligent-Tiering");

    private ParameterFilters() {}

    /** Refuses filters that cannot be. */
    static void check(JsonNode given) {
        if (!given.path("Filters").isEmpty() && !given.path("ParameterFilters").isEmpty()) {
            throw ParameterRules.invalid("You can use either Filters or ParameterFilters in a single request.");
        }
        Set<String> keys = new HashSet<>();
        for (JsonNode filter : given.path("ParameterFilters")) {
            String key = filter.path("Key").asText();
            checkKey(key);
            if (!keys.add(key)) {
                throw invalidKey("The following filter is duplicated in the request: " + key
                        + ". A request can contain only one occurrence of a specific filter.");
            }
            List<String> values = texts(filter.path("Values"));
            if (values.isEmpty() && !key.startsWith("tag:")) {
                throw new ServiceError(
                        400,
                        "InvalidFilterValue",
                        "The following filter values are missing : null for filter key " + key + ".");
            }
            checkOption(key, option(filter));
            checkValues(key, values);
        }
    }

    /** Whether a parameter passes all filters of a request; of the values of one filter, one must fit. */
    static boolean match(ObjectNode parameter, JsonNode given) {
        for (JsonNode filter : given.path("Filters")) {
            if (!texts(filter.path("Values"))
                    .contains(parameter.path(filter.path("Key").asText()).asText(""))) {
                return false;
            }
        }
        for (JsonNode filter : given.path("ParameterFilters")) {
            if (!matches(parameter, filter)) {
                return false;
            }
        }
        return true;
    }

    private static void checkKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw ParameterRules.invalid("1 validation error detected: Value '" + key
                    + "' at 'parameterFilters.1.member.key' failed to satisfy constraint: Member must satisfy regular"
                    + " expression pattern: " + KEY);
        } else if (key.equals("Label")) {
            throw invalidKey("The following filter key is not valid: Label."
                    + " Valid filter keys include: [Path, Name, Type, KeyId, Tier].");
        }
    }

    private static void checkOption(String key, String option) {
        List<String> options = new ArrayList<>(
                key.equals("Path") ? List.of("Recursive", "OneLevel") : List.of("BeginsWith", "Equals"));
        boolean fits = options.contains(option) || key.equals("Name") && option.equals("Contains");
        if (!fits) {
            throw new ServiceError(
                    400,
                    "InvalidFilterOption",
                    "The following filter option is not valid: " + option + ". Valid options include: " + options
                            + ".");
        }
    }

    private static void checkValues(String key, List<String> values) {
        for (String value : values) {
            if (key.equals("Type") && !TYPES.contains(value)) {
                throw invalidValue(value, TYPES);
            } else if (key.equals("Tier") && !TIERS.contains(value)) {
                throw invalidValue(value, TIERS);
            } else if (key.equals("Path")) {
                checkPath(value);
            }
        }
    }

    private static void checkPath(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        if (lower.startsWith("/aws") || lower.startsWith("/ssm")) {
            throw ParameterRules.invalid("Filters for common parameters can't be prefixed with \"aws\" or \"ssm\""
                    + " (case-insensitive). When using global parameters, please specify within a global namespace.");
        } else if (!PATH.matcher(path).matches()) {
            throw ParameterRules.invalid(
                    "The parameter doesn't meet the parameter name requirements. The parameter name"
                            + " must begin with a forward slash \"/\". It can't be prefixed with \"aws\" or \"ssm\""
                            + " (case-insensitive). It must use only letters, numbers, or the following symbols: . (period), -"
                            + " (hyphen), _ (underscore). Special characters are not allowed. All sub-paths, if specified, must use"
                            + " the forward slash symbol \"/\". Valid example: /get/parameters2-/by1./path0_.");
        }
    }

    private static boolean matches(ObjectNode parameter, JsonNode filter) {
        String key = filter.path("Key").asText();
        List<String> values = texts(filter.path("Values"));
        String option = option(filter);
        if (key.startsWith("tag:")) {
            for (JsonNode tag : parameter.path("Tags")) {
                boolean same = tag.path("Key").asText().equals(key.substring("tag:".length()));
                if (same && (values.isEmpty() || fits(tag.path("Value").asText(), values, option))) {
                    return true;
                }
            }
            return false;
        }
        String name = parameter.path("Name").asText();
        return key.equals("Path")
                ? values.stream().anyMatch(path -> isBelow(name, path, option.equals("Recursive")))
                : fits(parameter.path(key).asText(key.equals("DataType") ? "text" : ""), values, option);
    }

    private static boolean isBelow(String name, String path, boolean deep) {
        String folder = path.endsWith("/") ? path : path + "/";
        String whole = name.startsWith("/") ? name : "/" + name;
        return whole.startsWith(folder)
                && (deep || whole.substring(folder.length()).indexOf('/') < 0);
    }

    private static boolean fits(String text, List<String> values, String option) {
        return values.stream().anyMatch(wanted -> switch (option) {
            case "BeginsWith" -> text.startsWith(wanted);
            case "Contains" -> text.contains(wanted);
            default -> text.equals(wanted);
        });
    }

    private static String option(JsonNode filter) {
        return filter.path("Option").asText(filter.path("Key").asText().equals("Path") ? "OneLevel" : "Equals");
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    private static ServiceError invalidKey(String text) {
        return new ServiceError(400, "InvalidFilterKey", text);
    }

    private static ServiceError invalidValue(String value, List<String> valid) {
        return new ServiceError(
                400,
                "InvalidFilterOption",
                "The following filter value is not valid: " + value + ". Valid values include: " + valid + ".");
    }
}
