package livestream.providers.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import livestream.schema.MediaStore;
import livestream.schema.S3;
import livestream.schema.StorageOrigin;
import livestream.schema.Value;
import livestream.schema.Wildcard;
import org.jspecify.annotations.Nullable;

/**
 * A request of CloudFront for an object, held against statements of a resource policy as AWS would (IAM User Guide, Policy
 * evaluation logic and Condition operators). CloudFront signs as a service: there is no organization, no VPC and no address in the
 * context of its requests.
 *
 * <p>A statement is taken to be about the request only where all of it is understood.
 */
public final class PolicyEvaluation {
    private static final String SERVICE = "cloudfront.amazonaws.com";
    private static final String IF_EXISTS = "ifexists";

    private final String action;
    private final String resource;
    private final Map<String, String> context = new HashMap<>();

    private PolicyEvaluation(String action, String resource) {
        this.action = action;
        this.resource = resource;
    }

    /**
     * The request for a manifest.
     *
     * @param distribution ARN of the distribution; null before it is there
     * @param account whose it is; null before it is known
     */
    public static PolicyEvaluation ofRead(
            StorageOrigin storage, @Nullable String distribution, @Nullable String account) {
        String entry = storage.entries().values().stream().findFirst().orElse("index.m3u8");
        String key = storage.path().isEmpty() ? entry : storage.path().substring(1) + "/" + entry;
        PolicyEvaluation check = storage instanceof S3 s3
                ? new PolicyEvaluation("s3:getobject", "arn:aws:s3:::" + s3.bucket() + "/" + key)
                : new PolicyEvaluation(
                        "mediastore:getobject",
                        "arn:aws:mediastore:*:*:container/" + ((MediaStore) storage).container() + "/" + key);
        check.context.put("aws:securetransport", "true");
        check.context.put("aws:principalisawsservice", "true");
        check.context.put("aws:viaawsservice", "false");
        check.context.put("aws:principalservicename", SERVICE);
        check.context.put("aws:principalservicenameslist", SERVICE);
        // Before there is one, a statement that leaves any out is taken to mean it.
        check.context.put("aws:sourcearn", distribution == null ? "arn:aws:cloudfront::*" : distribution);
        if (account != null) {
            check.context.put("aws:sourceaccount", account);
        }
        return check;
    }

    /** Whether a statement refuses it, whatever others grant. */
    public boolean isDenied(Value.Fields statement) {
        return "Deny".equals(String.valueOf(statement.get("Effect")))
                && isOfPrincipal(statement)
                && isAmong(statement, "Action", action, true)
                && isAmong(statement, "Resource", resource, false)
                && meets(statement.get("Condition"));
    }

    private static boolean isOfPrincipal(Value.Fields statement) {
        Value excepted = statement.get("NotPrincipal");
        if (excepted != null) {
            return !names(excepted);
        }
        Value principal = statement.get("Principal");
        return principal != null && names(principal);
    }

    private static boolean names(Value principal) {
        return "*".equals(principal.toString())
                || principal instanceof Value.Fields kinds
                        && (texts(kinds.get("AWS")).anyMatch("*"::equals)
                                || texts(kinds.get("Service")).anyMatch(SERVICE::equals));
    }

    private static boolean isAmong(Value.Fields statement, String member, String text, boolean caseless) {
        Value excepted = statement.get("Not" + member);
        Value meant = excepted == null ? statement.get(member) : excepted;
        boolean named = texts(meant)
                .map(pattern -> caseless ? pattern.toLowerCase(Locale.ROOT) : pattern)
                .anyMatch(pattern -> new Wildcard(pattern).matches(text) || new Wildcard(text).matches(pattern));
        return named == (excepted == null);
    }

    /** All operators and all their keys. */
    private boolean meets(@Nullable Value conditions) {
        return !(conditions instanceof Value.Fields operators)
                || operators.fields().entrySet().stream()
                        .allMatch(operator -> operator.getValue() instanceof Value.Fields keys
                                && keys.fields().entrySet().stream()
                                        .allMatch(key -> meets(
                                                operator.getKey().toLowerCase(Locale.ROOT),
                                                key.getKey().toLowerCase(Locale.ROOT),
                                                texts(key.getValue()).toList())));
    }

    private boolean meets(String operator, String key, List<String> values) {
        String known = context.get(key);
        if (operator.equals("null")) {
            return values.contains(String.valueOf(known == null));
        }
        String plain = operator.replaceFirst("^for(all|any)values?:", "");
        boolean optional = plain.endsWith(IF_EXISTS);
        plain = optional ? plain.substring(0, plain.length() - IF_EXISTS.length()) : plain;
        boolean negated = plain.contains("not");
        if (known == null) {
            // A key that is not there meets what is negated.
            return optional || negated || operator.startsWith("forallvalues:");
        }
        boolean same = values.stream()
                .anyMatch(value -> new Wildcard(value.toLowerCase(Locale.ROOT)).matches(known.toLowerCase(Locale.ROOT))
                        || known.endsWith("*") && value.startsWith(known.substring(0, known.length() - 1)));
        return same != negated;
    }

    /** A policy may write a list of one as a single text. */
    private static Stream<String> texts(@Nullable Value value) {
        return value instanceof Value.Items items
                ? items.items().stream().map(Value::toString)
                : value == null ? Stream.of() : Stream.of(value.toString());
    }
}
