package livestream.providers.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import livestream.engine.Exclusion;
import livestream.schema.Value;

/**
 * A policy that several hands write into: each statement is found by its {@code Sid}, and whatever is not asked for stays as
 * it is, in its place. Immutable.
 *
 * <p>{@code Statement} may be a single statement instead of a list of them (IAM user guide, grammar of the policy language);
 * it becomes a list of one.
 */
public final class PolicyStatements {
    private static final String STATEMENT = "Statement";
    private static final String VERSION = "2012-10-17";

    private final ObjectNode document;

    private PolicyStatements(ObjectNode document) {
        this.document = document;
    }

    /** The policy of something that has none. */
    public static PolicyStatements none() {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("Version", VERSION);
        document.putArray(STATEMENT);
        return new PolicyStatements(document);
    }

    /** A policy as AWS answers it. */
    public static PolicyStatements read(String policy) {
        ObjectNode document = (ObjectNode) JsonDocument.parse(policy);
        if (!document.path(STATEMENT).isArray()) {
            JsonNode single = document.path(STATEMENT).deepCopy();
            ArrayNode list = document.putArray(STATEMENT);
            if (!single.isMissingNode()) {
                list.add(single);
            }
        }
        for (JsonNode statement : document.path(STATEMENT)) {
            if (!statement.isObject()) {
                throw ErrorTranslatingType.unreadable("AWS answered a policy with a statement that is no JSON object.");
            }
        }
        return new PolicyStatements(document);
    }

    /**
     * What AWS does not take together in one statement. Source: IAM user guide, grammar of the policy language.
     *
     * @param statement where a resource has its statement, as in {@link livestream.engine.Facts}
     */
    public static List<Exclusion> exclusions(String statement) {
        return Stream.of("Principal", "Action", "Resource")
                .flatMap(member -> Exclusion.either(statement, member, "Not" + member).stream())
                .toList();
    }

    /**
     * The statement of this Sid.
     *
     * @param secret paths within it whose texts are secrets, as {@link JsonDocument#read} takes them
     */
    public Optional<Value.Fields> find(String sid, Set<String> secret) {
        int at = indexOf(sid);
        return at < 0
                ? Optional.empty()
                : Optional.of((Value.Fields) JsonDocument.value(statements().get(at), secret));
    }

    /**
     * Every statement, in the order of the policy.
     *
     * @param secret as in {@link #find}
     */
    public List<Value.Fields> all(Set<String> secret) {
        List<Value.Fields> all = new ArrayList<>();
        statements().forEach(statement -> all.add((Value.Fields) JsonDocument.value(statement, secret)));
        return all;
    }

    /** With this statement in the place of the one that has its Sid, or else at the end. */
    public PolicyStatements with(Value.Fields statement) {
        PolicyStatements changed = copy();
        int at = indexOf(statement.text("Sid"));
        if (at < 0) {
            changed.statements().add(JsonDocument.node(statement));
        } else {
            changed.statements().set(at, JsonDocument.node(statement));
        }
        return changed;
    }

    /** Without the statement of this Sid. */
    public PolicyStatements without(String sid) {
        PolicyStatements changed = copy();
        int at = indexOf(sid);
        if (at >= 0) {
            changed.statements().remove(at);
        }
        return changed;
    }

    /** Whether no statement is left: AWS takes no such policy, so it is to be deleted. */
    public boolean isEmpty() {
        return statements().isEmpty();
    }

    /** The text to send, secrets opened. */
    public String write() {
        return document.toString();
    }

    private int indexOf(String sid) {
        for (int i = 0; i < statements().size(); i++) {
            if (statements().get(i).path("Sid").asText().equals(sid)) {
                return i;
            }
        }
        return -1;
    }

    private ArrayNode statements() {
        return (ArrayNode) document.get(STATEMENT);
    }

    private PolicyStatements copy() {
        return new PolicyStatements(document.deepCopy());
    }
}
