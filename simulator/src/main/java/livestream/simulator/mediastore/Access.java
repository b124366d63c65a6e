package livestream.simulator.mediastore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
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
        return AccessPolicy.list(patterns).stream().anyMatch(pattern -> {
            StringBuilder regex = new StringBuilder();
            for (char c : pattern.asText().toCharArray()) {
                regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
            }
            return text.matches(regex.toString());
        });
    }

    private static String header(Request request, String name) {
        String given = request.header(name);
        return given == null ? "" : given;
    }
}
