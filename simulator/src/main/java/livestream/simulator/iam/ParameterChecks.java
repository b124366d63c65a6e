package livestream.simulator.iam;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import livestream.simulator.http.Query;
import livestream.simulator.shape.Limits;
import livestream.simulator.shape.Violations;

/**
 * What IAM refuses of the parameters themselves, before it looks for anything: what is missing, too long, or of characters that
 * it does not take. Without it a control character would be kept, and no client could read an answer that tells it.
 *
 * <p>Source: the public service model of AWS, API version 2010-05-08.
 */
final class ParameterChecks {

    private static final String DOCUMENT = "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+";
    private static final Limits NAME = Limits.of(1, 64, "[\\w+=,.@-]+");
    private static final Limits TAG_KEY = Limits.of(1, 128, "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+");
    private static final Limits TAG_VALUE = Limits.of(0, 256, "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    private static final Map<String, Limits> LIMITS = limits();

    /** The required ones beside the name of the role. A document may be empty here, and is refused as no policy. */
    private static final Map<String, List<String>> REQUIRED = Map.of(
            "CreateRole", List.of("AssumeRolePolicyDocument"),
            "UpdateRoleDescription", List.of("Description"),
            "UpdateAssumeRolePolicy", List.of("PolicyDocument"),
            "PutRolePolicy", List.of("PolicyName", "PolicyDocument"),
            "GetRolePolicy", List.of("PolicyName"),
            "DeleteRolePolicy", List.of("PolicyName"),
            "AttachRolePolicy", List.of("PolicyArn"),
            "DetachRolePolicy", List.of("PolicyArn"),
            "TagRole", List.of("Tags"),
            "UntagRole", List.of("TagKeys"));

    /** What is not about one role. */
    private static final Set<String> ABOUT_ALL = Set.of("ListRoles", "GetAccountSummary");

    private ParameterChecks() {}

    /** Refuses the parameters of a request. */
    static void check(Query query) {
        Violations violations = new Violations();
        if (!ABOUT_ALL.contains(query.action())) {
            require(query, "RoleName", "roleName", violations);
        }
        for (String name : REQUIRED.getOrDefault(query.action(), List.of())) {
            if (query.items(name).isEmpty()) {
                require(query, name, lower(name), violations);
            }
        }
        LIMITS.forEach((name, limits) -> {
            String value = query.get(name);
            if (value != null && !(value.isEmpty() && name.endsWith("Document"))) {
                violations.checkText(lower(name), value, limits);
            }
        });
        checkTags(query, violations);
        violations.text().ifPresent(text -> {
            throw Iam.invalid(text);
        });
    }

    private static void checkTags(Query query, Violations violations) {
        for (String tag : query.items("Tags")) {
            checkPart(query, tag + ".Key", lower(tag) + ".key", TAG_KEY, violations);
            checkPart(query, tag + ".Value", lower(tag) + ".value", TAG_VALUE, violations);
        }
        for (String key : query.items("TagKeys")) {
            violations.checkText(lower(key), query.text(key), TAG_KEY);
        }
    }

    private static void checkPart(Query query, String name, String member, Limits limits, Violations violations) {
        require(query, name, member, violations);
        String value = query.get(name);
        if (value != null) {
            violations.checkText(member, value, limits);
        }
    }

    private static void require(Query query, String name, String member, Violations violations) {
        if (query.get(name) == null) {
            violations.addMissing(member);
        }
    }

    /** The member of the model that a parameter is, as refusals name it; {@code Tags.member.1} is {@code tags.1.member}. */
    private static String lower(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT)
                + name.substring(1).replaceFirst("\\.member\\.(\\d+)$", ".$1.member");
    }

    private static Map<String, Limits> limits() {
        Map<String, Limits> limits = new LinkedHashMap<>();
        limits.put("RoleName", NAME);
        limits.put("PolicyName", Limits.of(1, 128, "[\\w+=,.@-]+"));
        limits.put("PolicyArn", Limits.of(20, 2048, "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF]+"));
        limits.put("Path", Limits.of(1, 512, "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)"));
        limits.put("PathPrefix", Limits.of(1, 512, "\\u002F[\\u0021-\\u007F]*"));
        limits.put("Description", Limits.of(0, 1000, "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*"));
        limits.put("AssumeRolePolicyDocument", Limits.of(1, 131_072, DOCUMENT));
        limits.put("PolicyDocument", Limits.of(1, 131_072, DOCUMENT));
        limits.put("Marker", Limits.of(1, 320, "[\\u0020-\\u00FF]+"));
        return limits;
    }
}
