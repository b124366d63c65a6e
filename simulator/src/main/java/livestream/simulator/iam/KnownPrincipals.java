package livestream.simulator.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import livestream.simulator.store.SimulatorContext;

/**
 * Whom a policy may name: everybody, services of AWS, accounts, and what is theirs; of this account's roles those that are there.
 *
 * <p>Source: IAM user guide, "AWS JSON policy elements: Principal", and refusals that callers have reported (aws/aws-cdk-examples#801,
 * opstrace/opstrace#88). UNKNOWN: which services there are, and what
 * other accounts have. Users of this account and origin access identities are not looked for.
 */
public final class KnownPrincipals {

    private static final Set<String> OTHER_KINDS = Set.of("Federated", "CanonicalUser");
    private static final Pattern SERVICE =
            Pattern.compile("[a-z0-9.-]+\\.(amazonaws\\.com(\\.cn)?|amazon\\.com|aws\\.internal)");
    private static final Pattern AWS = Pattern.compile("\\*|\\d{12}|arn:aws[a-z-]*:(iam|sts)::(\\d{12}|cloudfront):.+");

    private final KnownRoles roles;
    private final String roleOfAccount;

    /** Those of a world. */
    public KnownPrincipals(SimulatorContext context) {
        this.roles = new KnownRoles(context);
        this.roleOfAccount = "arn:aws:iam::" + context.account() + ":role/";
    }

    /** The first that a statement names and that is nobody, as IAM tells it: {@code "SERVICE":"none.example.com"}. */
    public Optional<String> unknown(JsonNode statement) {
        JsonNode principal = statement.path(statement.has("Principal") ? "Principal" : "NotPrincipal");
        if (!principal.isObject()) {
            return principal.asText().equals("*") ? Optional.empty() : Optional.of(principal.toString());
        }
        return principal.properties().stream()
                .flatMap(kind -> names(kind.getValue())
                        .filter(name -> !isKnown(kind.getKey(), name))
                        .map(name -> "\"" + kind.getKey().toUpperCase(Locale.ROOT) + "\":\"" + name + "\""))
                .findFirst();
    }

    private boolean isKnown(String kind, String name) {
        return switch (kind) {
            case "Service" -> SERVICE.matcher(name).matches();
            case "AWS" ->
                AWS.matcher(name).matches()
                        && (!name.startsWith(roleOfAccount) || roles.byArn(name).isPresent());
            default -> OTHER_KINDS.contains(kind);
        };
    }

    private static Stream<String> names(JsonNode value) {
        Iterable<JsonNode> all = value.isArray() ? value : List.of(value);
        return StreamSupport.stream(all.spliterator(), false).map(JsonNode::asText);
    }
}
