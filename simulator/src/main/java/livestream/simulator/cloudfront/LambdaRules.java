package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.simulator.http.ServiceError;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/**
 * What CloudFront refuses of the Lambda functions that a behaviour runs at the edge. Lambda itself is not simulated: the versions
 * that there are come from a seed.
 *
 * <p>Source: CloudFront developer guide, "Restrictions on Lambda@Edge" and "Restrictions on edge functions"; texts about region and
 * version as callers have reported them. UNKNOWN: the text for a function that does not exist, and which code functions of both
 * kinds for viewers have (here that of Lambda).
 */
final class LambdaRules {

    private static final String CODE = "InvalidLambdaFunctionAssociation";
    private static final Pattern ARN =
            Pattern.compile("arn:aws:lambda:([a-z0-9-]+):\\d{12}:function:[A-Za-z0-9_-]+(?::(.+))?");

    private final Table versions;

    LambdaRules(SimulatorContext context) {
        this.versions = context.lambdaVersions();
    }

    /** Refuses bad associations of a behaviour. */
    void check(ObjectNode behavior) {
        List<ObjectNode> associations = QuantityLists.items(behavior, "LambdaFunctionAssociations");
        Set<String> events = new HashSet<>();
        for (ObjectNode association : associations) {
            checkFunction(QuantityLists.text(association, "LambdaFunctionARN"));
            String event = QuantityLists.text(association, "EventType");
            boolean body = association.path("IncludeBody").asBoolean();
            if (!events.add(event) || body && !event.endsWith("-request")) {
                throw Errors.refusal(CODE);
            }
        }
        boolean forViewers = events.stream().anyMatch(event -> event.startsWith("viewer-"));
        if (forViewers && !QuantityLists.items(behavior, "FunctionAssociations").isEmpty()) {
            throw Errors.refusal(CODE);
        }
    }

    private void checkFunction(String arn) {
        Matcher matcher = ARN.matcher(arn);
        if (!matcher.matches()) {
            throw Errors.refusal(CODE);
        } else if (!matcher.group(1).equals("us-east-1")) {
            throw refusal("The function must be in region 'us-east-1'. ARN: " + arn);
        } else if (matcher.group(2) == null || !matcher.group(2).matches("[0-9]+")) {
            throw refusal("The function ARN must reference a specific function version."
                    + " (The ARN must end with the version number.) ARN: " + arn);
        } else if (!versions.has(arn)) {
            throw refusal("The function cannot be found. ARN: " + arn);
        }
    }

    private static ServiceError refusal(String text) {
        return Errors.refusal(CODE, text);
    }
}
