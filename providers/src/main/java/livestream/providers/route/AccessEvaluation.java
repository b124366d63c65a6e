package livestream.providers.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import livestream.schema.Value;

/**
 * What stands between the viewer and an answer.
 *
 * @param protocol whether a request over this scheme is served, redirected or refused, in words
 * @param method whether the method is allowed, in words
 * @param access who is let in, in words
 * @param functions code that runs at the edge, as in {@code viewer-request: token}; it is named here and not run
 * @param others what else decides
 * @param served whether the answer comes to this request as it is, as far as that can be told
 */
public record AccessEvaluation(
        String protocol, String method, String access, List<String> functions, List<String> others, boolean served) {

    static AccessEvaluation of(DistributionView view, Value.Fields behavior, ViewerRequest request) {
        String policy = ApiMembers.text(behavior, "ViewerProtocolPolicy", "allow-all");
        boolean plain = "http".equals(request.scheme());
        List<String> allowed = ApiMembers.texts(behavior, "AllowedMethods");
        boolean methodAllowed = allowed.isEmpty() ? isRead(request) : allowed.contains(request.method());
        boolean enabled = !(view.config().get("Enabled") instanceof Value.Flag flag) || flag.on();
        List<String> others = others(view, request, enabled);
        boolean takenDown = view.takedowns().where(null, behavior) == Takedown.AT_EDGE;
        return new AccessEvaluation(
                protocol(policy, plain, request),
                methodAllowed
                        ? request.method() + " is allowed"
                        : request.method() + " is refused with 403; allowed: "
                                + (allowed.isEmpty() ? "GET, HEAD" : String.join(", ", allowed)),
                access(behavior, request),
                functions(behavior),
                others,
                enabled && !takenDown && methodAllowed && (!plain || policy.equals("allow-all")));
    }

    private static boolean isRead(ViewerRequest request) {
        return request.method().equals("GET") || request.method().equals("HEAD");
    }

    /** A redirect keeps the method of what is not read by answering 307 (developer guide, viewer protocol policy). */
    private static String protocol(String policy, boolean plain, ViewerRequest request) {
        String otherwise =
                switch (policy) {
                    case "redirect-to-https" -> "http is redirected";
                    case "https-only" -> "http is refused";
                    default -> "http too";
                };
        if (!plain) {
            return "served over https (" + otherwise + ")";
        }
        return switch (policy) {
            case "redirect-to-https" ->
                "redirected with " + (isRead(request) ? "301" : "307") + " to https; what follows is for the https URL";
            case "https-only" -> "refused with 403: https only; what follows is for the https URL";
            default -> "served over http";
        };
    }

    private static String access(Value.Fields behavior, ViewerRequest request) {
        String who = "";
        if (isTrusting(behavior, "TrustedKeyGroups")) {
            who = "key group " + String.join(", ", ApiMembers.texts(behavior, "TrustedKeyGroups"));
        } else if (isTrusting(behavior, "TrustedSigners")) {
            who = "accounts " + String.join(", ", ApiMembers.texts(behavior, "TrustedSigners"));
        }
        if (who.isEmpty()) {
            return "everybody";
        }
        boolean signed = request.query().stream().anyMatch(each -> each.name().equals("Signature"));
        return "a signed URL or signed cookies (" + who + "); "
                + (signed ? "this URL is signed, which is not verified here" : "without them, 403");
    }

    static boolean isTrusting(Value.Fields behavior, String member) {
        return !ApiMembers.items(behavior, member).isEmpty();
    }

    private static List<String> functions(Value.Fields behavior) {
        return Stream.concat(
                        ApiMembers.structures(behavior, "FunctionAssociations").stream()
                                .map(each -> named(each, "FunctionARN")),
                        ApiMembers.structures(behavior, "LambdaFunctionAssociations").stream()
                                .map(each -> named(each, "LambdaFunctionARN")))
                .toList();
    }

    /** By the last part of its ARN; one that is not made yet by its key. */
    private static String named(Value.Fields association, String member) {
        Value arn = association.get(member);
        String name = arn instanceof Value.Reference reference
                ? reference.target().key()
                : ApiMembers.text(association, member, "?").replaceFirst("^.*function[:/]", "");
        return ApiMembers.text(association, "EventType", "?") + ": " + name;
    }

    private static List<String> others(DistributionView view, ViewerRequest request, boolean enabled) {
        List<String> others = new ArrayList<>();
        if (!enabled) {
            others.add("the distribution is disabled: it serves no viewer");
        }
        String host = request.host();
        if (host != null && !isOurs(view, host)) {
            others.add(
                    "`" + host + "` is no name of this distribution" + known(view) + ": CloudFront answers 403 to it");
        }
        if (request.path().equals("/")
                && !ApiMembers.text(view.config(), "DefaultRootObject", "").isEmpty()) {
            others.add("`/` is answered with `/" + ApiMembers.text(view.config(), "DefaultRootObject", "") + "`");
        }
        Value.Fields geo = ApiMembers.fields(ApiMembers.fields(view.config(), "Restrictions"), "GeoRestriction");
        String restriction = ApiMembers.text(geo, "RestrictionType", "none");
        if (!restriction.equals("none")) {
            others.add((restriction.equals("whitelist") ? "only from " : "not from ")
                    + String.join(", ", ApiMembers.texts(geo, "Items")) + "; from elsewhere 403");
        }
        if (!ApiMembers.text(view.config(), "WebACLId", "").isEmpty()) {
            others.add("a web ACL decides too, which is not asked here");
        }
        return others;
    }

    /** A domain that AWS has not given yet may be any of CloudFront's, or stand for itself as in {@code (main domain)}. */
    private static boolean isOurs(DistributionView view, String host) {
        boolean open = !view.domain().references().isEmpty();
        return host.equalsIgnoreCase(view.domain().toString())
                || (open && (host.endsWith(".cloudfront.net") || host.startsWith("(")))
                || ApiMembers.texts(view.config(), "Aliases").stream().anyMatch(alias -> isNamedBy(alias, host));
    }

    private static boolean isNamedBy(String alias, String host) {
        String small = alias.toLowerCase(Locale.ROOT);
        return small.startsWith("*.") ? host.endsWith(small.substring(1)) : host.equals(small);
    }

    private static String known(DistributionView view) {
        List<String> aliases = ApiMembers.texts(view.config(), "Aliases");
        return ", which is known as " + view.domain() + (aliases.isEmpty() ? "" : ", " + String.join(", ", aliases));
    }
}
