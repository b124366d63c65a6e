package livestream.simulator.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What everybody wants to do, held against the policy of what they want to do it to: a Deny that fits refuses, or else an Allow
 * that fits allows. It is all that a request without a signature may do.
 *
 * <p>Source: IAM user guide, policy evaluation logic and condition operators. Simulated are the principal {@code *}, wildcards
 * in actions and resources, and the operators StringEquals, StringLike and Bool for the keys of the context. Whatever else a
 * statement has makes an Allow not fit and a Deny fit: nobody gets in by what is not understood.
 *
 * @param action in lower case, for actions have no case
 * @param resource the ARN of what it is done to
 * @param context what is known of the request, by condition keys in lower case
 */
public record AnonymousAccess(String action, String resource, Map<String, String> context) {

    /** Whether these statements let everybody. */
    public boolean may(List<JsonNode> statements) {
        boolean allowed = false;
        for (JsonNode statement : statements) {
            boolean denies = statement.path("Effect").asText().equals("Deny");
            if (denies && fits(statement, true)) {
                return false;
            }
            allowed |= !denies && fits(statement, false);
        }
        return allowed;
    }

    /** A member that may be one or a list of several. */
    public static List<JsonNode> all(JsonNode node) {
        List<JsonNode> items = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(items::add);
        } else if (!node.isMissingNode()) {
            items.add(node);
        }
        return items;
    }

    private boolean fits(JsonNode statement, boolean unknown) {
        if (statement.has("NotPrincipal") || statement.has("NotAction") || statement.has("NotResource")) {
            return unknown;
        }
        return isEverybody(statement.path("Principal"))
                && all(statement.path("Action")).stream()
                        .anyMatch(each -> matches(each.asText().toLowerCase(Locale.ROOT), action))
                && any(statement.path("Resource"), resource)
                && statement.path("Condition").properties().stream()
                        .allMatch(operator -> operator.getValue().properties().stream()
                                .allMatch(key -> fits(operator.getKey(), key.getKey(), key.getValue(), unknown)));
    }

    private static boolean isEverybody(JsonNode principal) {
        JsonNode who = principal.isObject() ? principal.path("AWS") : principal;
        return all(who).stream().anyMatch(each -> each.asText().equals("*"));
    }

    private boolean fits(String operator, String key, JsonNode values, boolean unknown) {
        String actual = context.get(key.toLowerCase(Locale.ROOT));
        if (actual == null) {
            return unknown;
        }
        return switch (operator) {
            case "StringEquals", "Bool" ->
                all(values).stream().anyMatch(value -> value.asText().equals(actual));
            case "StringLike" -> any(values, actual);
            default -> unknown;
        };
    }

    /** Whether one of the patterns, in which {@code *} is any text and {@code ?} any character, is of this text. */
    private static boolean any(JsonNode patterns, String text) {
        return all(patterns).stream().anyMatch(pattern -> matches(pattern.asText(), text));
    }

    /** Goes back to the last {@code *} alone, which is enough: what an earlier one would take, that one can take too. */
    private static boolean matches(String pattern, String text) {
        int star = -1;
        int taken = 0;
        int at = 0;
        int read = 0;
        while (read < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                taken = read;
            } else if (at < pattern.length()
                    && (pattern.charAt(at) == '?' || pattern.charAt(at) == text.charAt(read))) {
                at++;
                read++;
            } else if (star >= 0) {
                at = star + 1;
                read = ++taken;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
