package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import livestream.simulator.store.SimulatorContext;

/**
 * What CloudFront refuses of whom a behaviour trusts and which code it runs at the edge.
 *
 * <p>Source: CloudFront developer guide, "Restrictions on edge functions", and quotas (4 key groups a behaviour, 100
 * distributions a key group or a function). UNKNOWN: the
 * code for key groups whose Enabled does not match their number, or that occur twice (here InvalidArgument).
 */
final class EdgeRules {

    private static final int KEY_GROUPS = 4;
    private static final int DISTRIBUTIONS = 100;
    private static final Set<String> VIEWER_EVENTS = Set.of("viewer-request", "viewer-response");

    private final ReferenceIndex referenceIndex;
    private final KeyGroups keyGroups;
    private final Functions functions;
    private final LambdaRules lambda;
    private final String account;

    EdgeRules(SimulatorContext context, ReferenceIndex referenceIndex, KeyGroups keyGroups, Functions functions) {
        this.referenceIndex = referenceIndex;
        this.keyGroups = keyGroups;
        this.functions = functions;
        this.lambda = new LambdaRules(context);
        this.account = context.account();
    }

    /** Refuses a bad behaviour of a distribution, whose id is empty when it is new. */
    void check(ObjectNode behavior, String distribution) {
        checkKeyGroups(
                behavior.path("TrustedKeyGroups"), QuantityLists.words(behavior, "TrustedKeyGroups"), distribution);
        checkSigners(behavior.path("TrustedSigners"), QuantityLists.words(behavior, "TrustedSigners"));
        checkFunctions(QuantityLists.items(behavior, "FunctionAssociations"), distribution);
        lambda.check(behavior);
    }

    private void checkKeyGroups(JsonNode trusted, List<String> ids, String distribution) {
        if (trusted.path("Enabled").asBoolean() == ids.isEmpty()) {
            throw Errors.invalid("The parameter Enabled of TrustedKeyGroups does not match its Items.");
        }
        if (new HashSet<>(ids).size() < ids.size()) {
            throw Errors.invalid("The parameter TrustedKeyGroups contains a key group twice.");
        }
        if (ids.size() > KEY_GROUPS) {
            throw Errors.refusal("TooManyKeyGroupsAssociatedToDistribution");
        }
        for (String id : ids) {
            if (!keyGroups.has(id)) {
                throw Errors.refusal("TrustedKeyGroupDoesNotExist");
            }
            if (isFull(referenceIndex.byKeyGroup(id), distribution)) {
                throw Errors.refusal("TooManyDistributionsAssociatedToKeyGroup");
            }
        }
    }

    /** Whether as many distributions use something as may, beside the one that asks. */
    private static boolean isFull(List<ObjectNode> users, String distribution) {
        return users.stream()
                        .filter(user -> !QuantityLists.text(user, "Id").equals(distribution))
                        .count()
                >= DISTRIBUTIONS;
    }

    /** No other account is simulated, so none can sign. */
    private void checkSigners(JsonNode trusted, List<String> accounts) {
        if (trusted.path("Enabled").asBoolean() == accounts.isEmpty()) {
            throw Errors.invalid("The parameter Enabled of TrustedSigners does not match its Items.");
        }
        if (!Set.of("self", account).containsAll(accounts)) {
            throw Errors.refusal("TrustedSignerDoesNotExist");
        }
    }

    private void checkFunctions(List<ObjectNode> associations, String distribution) {
        Set<String> events = new HashSet<>();
        for (ObjectNode association : associations) {
            String event = QuantityLists.text(association, "EventType");
            boolean fits = VIEWER_EVENTS.contains(event)
                    && events.add(event)
                    && functions.isLive(QuantityLists.text(association, "FunctionARN"));
            if (!fits) {
                throw Errors.refusal("InvalidFunctionAssociation");
            }
            if (isFull(referenceIndex.byFunction(QuantityLists.text(association, "FunctionARN")), distribution)) {
                throw Errors.refusal("TooManyDistributionsWithFunctionAssociations");
            }
        }
    }
}
