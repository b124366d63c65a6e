package livestream.providers.lint.rules;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import livestream.providers.lint.Behavior;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.CustomBehavior;
import livestream.schema.Diagnostics;
import livestream.schema.Distribution;
import livestream.schema.EdgeFunction;
import livestream.schema.EdgeFunctions;
import livestream.schema.Severity;
import livestream.schema.Span;
import livestream.schema.ViewerAccess;

/** A CloudFront function that a behaviour cannot run; functions of Lambda@Edge are not looked up. */
final class FunctionNotPublished extends Rule {
    FunctionNotPublished() {
        super(
                Severity.ERROR,
                "A CloudFront function that the file names is not there, or was never published.",
                "CloudFront refuses the distribution with `InvalidFunctionAssociation`: a behavior runs what was published, and"
                        + " nothing else. The distribution is made as the last of all: channels, endpoints and policies are there by"
                        + " then.",
                "Publish the function in the account that the file is for, and copy its ARN; or write a file of JavaScript, which is"
                        + " published by the apply.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (String arn : new TreeSet<>(context.account().unpublished())) {
            context.behaviors().stream()
                    .filter(behavior -> runs(behavior, arn))
                    .findFirst()
                    .ifPresent(
                            behavior -> findings.add(
                                    finding("There is no published function `" + arn + "`.")
                                            .at(at(context, behavior, arn))
                                            .help(
                                                    "publish it with `aws cloudfront publish-function`, or write the ARN of one that is.")));
        }
    }

    private static boolean runs(Behavior behavior, String arn) {
        return LintContext.fields(behavior.inputs().get("FunctionAssociations")).stream()
                .anyMatch(association -> arn.equals(String.valueOf(association.get("FunctionARN"))));
    }

    private static Span at(LintContext context, Behavior behavior, String arn) {
        return written(context.livestream().distribution())
                .filter(existing -> existing.arn().equals(arn))
                .map(EdgeFunction.Existing::at)
                .findFirst()
                .or(() -> context.overridden("behaviors", behavior.overrideKey(), "FunctionAssociations"))
                .orElseGet(() -> context.distributionAt("", "functions"));
    }

    /** Every function that the file names by its ARN. */
    private static Stream<EdgeFunction.Existing> written(Distribution distribution) {
        ViewerAccess access = distribution.viewerAccess();
        Stream<EdgeFunctions> sets = Stream.concat(
                distribution.functions().values().stream(),
                distribution.behaviors().stream().map(CustomBehavior::functions));
        return Stream.concat(
                        Optional.ofNullable(access).map(ViewerAccess::token).stream(),
                        sets.flatMap(set -> all(set).stream()))
                .filter(EdgeFunction.Existing.class::isInstance)
                .map(EdgeFunction.Existing.class::cast);
    }

    private static List<EdgeFunction> all(EdgeFunctions set) {
        return Stream.of(
                        Optional.ofNullable(set.viewerRequest()),
                        Optional.ofNullable(set.viewerResponse()),
                        Optional.ofNullable(set.originRequest()),
                        Optional.ofNullable(set.originResponse()))
                .flatMap(Optional::stream)
                .toList();
    }
}
