package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What CloudFront refuses of whom a behaviour trusts and which code it runs at the edge.
 *
 * <p>Source: CloudFront developer guide, "Restrictions on edge functions", and quotas (4 key groups a behaviour, 100
 * distributions a key group). Lambda is not pretended, so every association of a Lambda function is refused. UNKNOWN: the
 * code for key groups whose Enabled does not match their number, or that occur twice (here InvalidArgument).
 */
final class EdgeRules {

    private static final int KEY_GROUPS = 4;
    private static final int DISTRIBUTIONS = 100;
    private static final Set<String> VIEWER_EVENTS = Set.of("viewer-request", "viewer-response");

    private final Usage usage;
    private final KeyGroups keyGroups;
    private final Functions functions;

    EdgeRules(Usage usage, KeyGroups keyGroups, Functions functions) {
        this.usage = usage;
        this.keyGroups = keyGroups;
        this.functions = functions;
    }

    /** Refuses a bad behaviour of a distribution, whose id is empty when it is new. */
    void check(ObjectNode behavior, String distribution) {
        checkKeyGroups(behavior.path("TrustedKeyGroups"), Tree.words(behavior, "TrustedKeyGroups"), distribution);
        checkFunctions(Tree.items(behavior, "FunctionAssociations"));
        if (!Tree.items(behavior, "LambdaFunctionAssociations").isEmpty()) {
            throw Errors.refusal("InvalidLambdaFunctionAssociation");
        }
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
            long others = usage.byKeyGroup(id).stream()
                    .filter(d -> !Tree.text(d, "Id").equals(distribution))
                    .count();
            if (others >= DISTRIBUTIONS) {
                throw Errors.refusal("TooManyDistributionsAssociatedToKeyGroup");
            }
        }
    }

    private void checkFunctions(List<ObjectNode> associations) {
        Set<String> events = new HashSet<>();
        for (ObjectNode association : associations) {
            String event = Tree.text(association, "EventType");
            boolean fits = VIEWER_EVENTS.contains(event)
                    && events.add(event)
                    && functions.isLive(Tree.text(association, "FunctionARN"));
            if (!fits) {
                throw Errors.refusal("InvalidFunctionAssociation");
            }
        }
    }
}
