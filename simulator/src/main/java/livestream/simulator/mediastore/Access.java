package livestream.simulator.mediastore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import livestream.simulator.http.Refusal;
import livestream.simulator.http.Request;

/**
 * What a container's policy lets everybody do, which is all that a request without a signature may do: a Deny that fits
 * refuses, or else an Allow that fits allows.
 *
 * <p>Source: IAM user guide, policy evaluation logic and condition operators. Pretended are the principal {@code *}, wildcards
 * in actions and resources, and the operators StringEquals, StringLike and Bool for {@code aws:Referer},
 * {@code aws:UserAgent} and {@code aws:SecureTransport}. Whatever else a statement has makes an Allow not fit and a Deny fit:
 * nobody gets in by what is not understood. The door itself has no TLS: {@code X-Forwarded-Proto: https} makes a request a
 * secure one.
 */
final class Access {

    private final String action;
    private final String resource;
    private final Map<String, String> context;

    private Access(String action, String resource, Map<String, String> context) {
        this.action = action;
        this.resource = resource;
        this.context = context;
    }

    /** Refuses a request that the policy does not allow. */
    static void check(ObjectNode container, String operation, String path, Request request) {
        Access access = new Access(
                "mediastore:" + operation,
                container.path("ARN").asText() + "/" + path,
                Map.of(
                        "aws:referer", header(request, "referer"),
                        "aws:useragent", header(request, "user-agent"),
                        "aws:securetransport",
                                String.valueOf(
                                        header(request, "x-forwarded-proto").equals("https"))));
        boolean allowed = false;
        for (JsonNode statement : AccessPolicy.statements(ContainerPolicies.access(container))) {
            boolean denies = statement.path("Effect").asText().equals("Deny");
            if (denies && access.fits(statement, true)) {
                throw denied();
            }
            allowed |= !denies && access.fits(statement, false);
        }
        if (!allowed) {
            throw denied();
        }
    }

    private static Refusal denied() {
        return new Refusal(403, "AccessDeniedException", "The container's policy does not allow this request.");
    }

    private boolean fits(JsonNode statement, boolean unknown) {
        if (statement.has("NotPrincipal") || statement.has("NotAction")) {
            return unknown;
        }
        return isEverybody(statement.path("Principal"))
                && any(statement.path("Action"), action)
                && any(statement.path("Resource"), resource)
                && statement.path("Condition").properties().stream()
                        .allMatch(operator -> operator.getValue().properties().stream()
                                .allMatch(key -> fits(operator.getKey(), key.getKey(), key.getValue(), unknown)));
    }

    private static boolean isEverybody(JsonNode principal) {
        JsonNode who = principal.isObject() ? principal.path("AWS") : principal;
        return AccessPolicy.list(who).stream().anyMatch(each -> each.asText().equals("*"));
    }

    private boolean fits(String operator, String key, JsonNode values, boolean unknown) {
        String actual = context.get(key.toLowerCase(Locale.ROOT));
        if (actual == null) {
            return unknown;
        }
        return switch (operator) {
            case "StringEquals", "Bool" ->
                AccessPolicy.list(values).stream()
                        .anyMatch(value -> value.asText().equals(actual));
            case "StringLike" -> any(values, actual);
            default -> unknown;
        };
    }

    /** Whether one of the patterns, in which {@code *} is any text and {@code ?} any character, is of this text. */
    private static boolean any(JsonNode patterns, String text) {
        return AccessPolicy.list(patterns).stream().anyMatch(pattern -> matches(pattern.asText(), text));
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

    private static String header(Request request, String name) {
        String given = request.header(name);
        return given == null ? "" : given;
    }
}
