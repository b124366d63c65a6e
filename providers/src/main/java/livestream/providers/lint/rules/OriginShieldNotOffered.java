package livestream.providers.lint.rules;

import java.util.Map;
import java.util.Set;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Value;

/** A region in which CloudFront has no Origin Shield. */
final class OriginShieldNotOffered extends Rule {
    /** CloudFront developer guide, Choosing the AWS Region for Origin Shield. */
    private static final Set<String> OFFERED = Set.of(
            "us-east-1",
            "us-east-2",
            "us-west-2",
            "ap-south-1",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-southeast-1",
            "ap-southeast-2",
            "eu-central-1",
            "eu-west-1",
            "eu-west-2",
            "sa-east-1");

    /** The same page: where else to put it for an origin in a region that does not offer it. */
    private static final Map<String, String> INSTEAD = Map.of(
            "us-west-1", "us-west-2",
            "af-south-1", "eu-west-1",
            "ap-east-1", "ap-southeast-1",
            "ca-central-1", "us-east-1",
            "eu-south-1", "eu-central-1",
            "eu-west-3", "eu-west-2",
            "eu-north-1", "eu-west-2",
            "me-south-1", "ap-south-1");

    OriginShieldNotOffered() {
        super(
                Severity.ERROR,
                "CloudFront has no Origin Shield in the region that the file names.",
                "CloudFront refuses the distribution, which is made as the last of all: channels, endpoints and policies are there by"
                        + " then. Origin Shield is offered in fewer regions than the media services.",
                "Write the nearest region that offers it; where AWS has added the region since, suppress this.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (Value.Fields origin : context.origins()) {
            if (origin.get("OriginShield") instanceof Value.Fields shield
                    && shield.get("OriginShieldRegion") instanceof Value.Text region
                    && !region.text().isEmpty()
                    && !OFFERED.contains(region.text())) {
                String id = origin.text("Id");
                findings.add(finding("CloudFront has no Origin Shield in `" + region + "`.")
                        .at(context.overridden("origins", id, "OriginShield")
                                .orElseGet(() -> context.distributionAt("Origins", "originShield")))
                        .help("write `" + INSTEAD.getOrDefault(region.text(), "us-east-1")
                                + "`, or another region that offers it."));
            }
        }
    }
}
