package livestream.providers.lint.rules;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.KeySpans;
import livestream.schema.MediaStore;
import livestream.schema.Origin;
import livestream.schema.S3;
import livestream.schema.Severity;
import livestream.schema.StorageOrigin;
import livestream.schema.Value;
import livestream.state.ResourceState;
import org.jspecify.annotations.Nullable;

/**
 * LS301: a policy that the file leaves alone, and that lets this distribution in nowhere. Which objects a statement is about is
 * not looked at, nor what other statements deny.
 */
final class StorageClosed extends Rule {
    private static final String CLOUDFRONT = "cloudfront.amazonaws.com";
    private static final Set<String> READS = Set.of("s3:getobject", "mediastore:getobject");

    StorageClosed() {
        super(
                Severity.ERROR,
                "The policy of a bucket or container does not let the distribution read, and `grantAccess: false` leaves it so.",
                "CloudFront signs its requests, and storage refuses whom its policy does not name: every viewer gets 403. Before"
                        + " the distribution is there its ARN is not known, and this is a warning.",
                "Leave `grantAccess` out, and one statement is added; or add it by hand, with `cloudfront.amazonaws.com` as its"
                        + " principal and the ARN of the distribution as `AWS:SourceArn`.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        ResourceState main = context.recorded().resources().get(context.address());
        Value arn = main == null ? null : main.outputs().get("Arn");
        List<StorageOrigin> behind = context.livestream().storages();
        context.account().storages().forEach((storage, rules) -> {
            if (behind.contains(storage)
                    && isLeftAlone(storage)
                    && rules.statements().stream().noneMatch(statement -> letsIn(statement, arn))) {
                findings.add(told(storage, arn).at(place(storage).of("grantAccess")));
            }
        });
    }

    private Diagnostic told(StorageOrigin storage, @Nullable Value arn) {
        String name = words(storage);
        return arn == null
                ? finding("The policy of " + name + " will not let the new distribution read.")
                        .as(Severity.WARNING)
                        .help(
                                "leave `grantAccess` out, or write the statement by hand once the distribution has an ARN.")
                : finding("The policy of " + name + " does not let this distribution read.")
                        .help("leave `grantAccess` out, or add a statement for `" + CLOUDFRONT
                                + "` with `AWS:SourceArn` `" + arn + "`.");
    }

    /** What an existing bucket or container is called in a message. */
    static String words(Origin storage) {
        return storage instanceof S3 s3
                ? "bucket `" + s3.bucket() + "`"
                : "container `" + ((MediaStore) storage).container() + "`";
    }

    private static boolean isLeftAlone(StorageOrigin storage) {
        return storage instanceof S3 s3
                ? !s3.grantAccess()
                : storage instanceof MediaStore mediastore
                        && !mediastore.grantAccess()
                        && mediastore.access() == MediaStore.Access.OAC;
    }

    private static KeySpans place(StorageOrigin storage) {
        return storage instanceof S3 s3 ? s3.place() : ((MediaStore) storage).place();
    }

    private static boolean letsIn(Value.Fields statement, @Nullable Value arn) {
        boolean named = "*".equals(String.valueOf(statement.get("Principal")))
                || statement.get("Principal") instanceof Value.Fields principal
                        && (holds(principal.get("Service"), CLOUDFRONT) || holds(principal.get("AWS"), "*"));
        return named
                && "Allow".equals(String.valueOf(statement.get("Effect")))
                && reads(statement.get("Action"))
                && isOfSource(statement, arn);
    }

    /** An action may end in a wildcard, as in {@code s3:Get*}; services and verbs are compared without case. */
    private static boolean reads(@Nullable Value actions) {
        return actions != null
                && texts(actions).map(action -> action.toLowerCase(Locale.ROOT)).anyMatch(action -> READS.stream()
                        .anyMatch(read -> covers(action, read)));
    }

    private static boolean covers(String pattern, String text) {
        return pattern.endsWith("*")
                ? text.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(text);
    }

    /** Whether its conditions on the source, if it has any, are of this distribution; one that is yet to be made needs a wildcard. */
    private static boolean isOfSource(Value.Fields statement, @Nullable Value arn) {
        if (!(statement.get("Condition") instanceof Value.Fields conditions)) {
            return true;
        }
        for (Value operator : conditions.fields().values()) {
            Map<String, Value> keys = operator instanceof Value.Fields fields ? fields.fields() : Map.of();
            for (Map.Entry<String, Value> key : keys.entrySet()) {
                if (key.getKey().equalsIgnoreCase("aws:SourceArn") && !isOf(key.getValue(), arn)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isOf(Value sources, @Nullable Value arn) {
        return texts(sources).anyMatch(source -> arn == null ? source.endsWith("*") : covers(source, arn.toString()));
    }

    private static boolean holds(@Nullable Value one, String text) {
        return one != null && texts(one).anyMatch(text::equals);
    }

    /** A policy may write a list of one as a single text. */
    private static Stream<String> texts(Value value) {
        return value instanceof Value.Items items
                ? items.items().stream().map(Value::toString)
                : Stream.of(value.toString());
    }
}
