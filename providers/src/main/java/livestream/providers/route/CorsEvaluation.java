package livestream.providers.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import livestream.schema.Value;
import livestream.schema.Wildcard;

/**
 * Whether a web page may play: the CORS headers that the response headers policy puts on the answer.
 *
 * <p>Source: CloudFront developer guide, "Understand response headers policies". Unknown: whether CloudFront takes an origin's
 * own CORS headers away when it overrides them for a page that may not play.
 *
 * @param headers on the answer, in the order in which a reader looks for them
 * @param rule where they come from, in words
 * @param missing what a web player would miss; empty when nothing
 */
public record CorsEvaluation(Map<String, String> headers, String rule, List<String> missing) {
    private static final String ALLOW = "Access-Control-Allow-";
    private static final List<String> READ_BY_PLAYERS = List.of("Content-Length", "Content-Range", "Date");

    /**
     * @param bucket whether a bucket answers, as S3 does: a preflight by its own CORS rules, and with 403 where it has none that
     *     fits (S3 User Guide, Troubleshooting CORS)
     */
    static CorsEvaluation of(
            Value.Fields behavior, boolean bucket, Policies policies, ViewerRequest request, OriginResponse answer) {
        Value id = behavior.get("ResponseHeadersPolicyId");
        Optional<Value.Fields> policy = id == null || id.isNeutral()
                ? Optional.of(Value.fields())
                : policies.named("cloudfront_response_headers_policy", id);
        if (policy.isEmpty()) {
            return new CorsEvaluation(
                    Map.of(), "response headers policy " + id + ", whose content is not known here", List.of());
        }
        String name = ApiMembers.text(policy.get(), "Name", "");
        Value.Fields config = ApiMembers.fields(policy.get(), "CorsConfig");
        Optional<String> origin = request.header("Origin");
        boolean ofOrigin = config.fields().isEmpty()
                || (!ApiMembers.on(config, "OriginOverride")
                        && answer.header(ALLOW + "Origin").isPresent());
        if (ofOrigin) {
            return ofTheOrigin(answer, name, origin, !config.fields().isEmpty());
        } else if (origin.isEmpty()) {
            return new CorsEvaluation(
                    Map.of(),
                    name + " adds them to requests that carry Origin (try --header 'Origin: https://www.example.com')",
                    List.of());
        }
        CorsEvaluation answered = ofPolicy(config, name, origin.get(), request, behavior);
        return bucket && request.method().equals("OPTIONS")
                ? new CorsEvaluation(
                        answered.headers(),
                        answered.rule() + "; the status is S3's: 403 where the bucket's own CORS rules do not fit",
                        answered.missing())
                : answered;
    }

    private static CorsEvaluation ofTheOrigin(
            OriginResponse answer, String name, Optional<String> origin, boolean yielding) {
        Map<String, String> headers = new LinkedHashMap<>();
        answer.headers().forEach((header, value) -> {
            if (header.regionMatches(true, 0, "Access-Control-", 0, 15)) {
                headers.put(header, value);
            }
        });
        String rule = yielding
                ? name + " leaves the origin's own in place"
                : "no policy adds any; they are the origin's, as it sent them when the object was cached";
        String allowed = answer.header(ALLOW + "Origin").orElse("");
        boolean missing = origin.isPresent() && !allowed.equals("*") && !allowed.equals(origin.get());
        return new CorsEvaluation(headers, rule, missing ? List.of(ALLOW + "Origin for " + origin.get()) : List.of());
    }

    private static CorsEvaluation ofPolicy(
            Value.Fields config, String name, String origin, ViewerRequest request, Value.Fields behavior) {
        List<String> origins = ApiMembers.texts(config, "AccessControlAllowOrigins");
        boolean credentials = ApiMembers.on(config, "AccessControlAllowCredentials");
        String rule = name
                + (ApiMembers.on(config, "OriginOverride")
                        ? ", instead of the origin's"
                        : ", unless the origin sends its own");
        if (origins.stream().noneMatch(each -> admits(each, origin))) {
            return new CorsEvaluation(
                    Map.of(),
                    rule + "; it lets in " + String.join(", ", origins),
                    List.of(ALLOW + "Origin for " + origin));
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(ALLOW + "Origin", origins.contains("*") && !credentials ? "*" : origin);
        List<String> missing = new ArrayList<>();
        if (credentials) {
            headers.put(ALLOW + "Credentials", "true");
        } else if (request.header("Cookie").isPresent()) {
            missing.add(ALLOW + "Credentials: a browser throws away what it asked for with cookies");
        }
        List<String> exposed = ApiMembers.texts(config, "AccessControlExposeHeaders");
        if (request.method().equals("OPTIONS")) {
            preflight(config, headers, request, behavior, missing);
        } else {
            if (!exposed.isEmpty()) {
                headers.put("Access-Control-Expose-Headers", String.join(", ", exposed));
            }
            READ_BY_PLAYERS.stream()
                    .filter(each -> !exposed.contains("*") && exposed.stream().noneMatch(each::equalsIgnoreCase))
                    .forEach(each -> missing.add(each + " in Access-Control-Expose-Headers"));
        }
        return new CorsEvaluation(headers, rule, missing);
    }

    /** What a browser asks before a request that is not simple; the origin's status must be of the 200s too. */
    private static void preflight(
            Value.Fields config,
            Map<String, String> headers,
            ViewerRequest request,
            Value.Fields behavior,
            List<String> missing) {
        List<String> methods = ApiMembers.texts(config, "AccessControlAllowMethods");
        List<String> allowed = ApiMembers.texts(config, "AccessControlAllowHeaders");
        headers.put(ALLOW + "Methods", String.join(", ", methods));
        headers.put(ALLOW + "Headers", String.join(", ", allowed));
        ApiMembers.number(config, "AccessControlMaxAgeSec")
                .ifPresent(seconds -> headers.put("Access-Control-Max-Age", String.valueOf(seconds)));
        if (!ApiMembers.texts(behavior, "AllowedMethods").contains("OPTIONS")) {
            missing.add("OPTIONS among the methods that the behavior allows");
        }
        String method = request.header("Access-Control-Request-Method").orElse("GET");
        if (!methods.contains("ALL") && !methods.contains(method)) {
            missing.add(method + " in " + ALLOW + "Methods");
        }
        for (String asked :
                request.header("Access-Control-Request-Headers").orElse("").split(",")) {
            String header = asked.strip();
            boolean granted = header.isEmpty()
                    || allowed.stream().anyMatch(each -> each.equals("*") || each.equalsIgnoreCase(header));
            if (!granted) {
                missing.add(header + " in " + ALLOW + "Headers");
            }
        }
    }

    /** One without a scheme admits both; a star stands for any characters, and case does not count. */
    private static boolean admits(String admitted, String origin) {
        boolean whole = admitted.contains("://") || admitted.equals("*");
        String asked = origin.toLowerCase(Locale.ROOT);
        return (whole ? List.of("") : List.of("http://", "https://"))
                .stream()
                        .map(scheme -> new Wildcard((scheme + admitted).toLowerCase(Locale.ROOT)))
                        .anyMatch(wildcard -> wildcard.matches(asked));
    }
}
