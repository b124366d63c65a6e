package livestream.providers.lint;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.providers.aws.AwsClients;
import livestream.providers.cloudfront.CloudFrontFunction;
import livestream.providers.expand.Expansion;
import livestream.schema.Value;

/** CloudFront functions that distributions are to run and that the file does not make: those that viewers cannot get. */
final class UnpublishedFunctions {
    private UnpublishedFunctions() {}

    /** Their ARNs; without those that these credentials may not look up. */
    static Set<String> of(ResourceGraph graph, AwsClients clients) {
        CloudFrontFunction kind = new CloudFrontFunction(clients::cloudFront);
        return graph.resources().stream()
                .filter(resource -> resource.address().type().equals(Expansion.DISTRIBUTION.type()))
                .map(Resource::inputs)
                .flatMap(LintContext::behaviorsOf)
                .flatMap(behavior -> LintContext.fields(behavior.get("FunctionAssociations")).stream())
                .flatMap(association -> Optional.ofNullable(association.get("FunctionARN")).stream())
                .filter(Value.Text.class::isInstance)
                .map(Value::toString)
                .distinct()
                .filter(arn ->
                        !AccountSnapshot.permitted(() -> kind.isPublished(arn)).orElse(true))
                .collect(Collectors.toSet());
    }
}
