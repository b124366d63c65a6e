package livestream.providers.lint.rules;

import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Value;

/** LS807: a web ACL of a region; the reader looks at {@code webAcl}, this at overrides. AWS WAF Classic has ids, no ARNs. */
final class WebAclNotForCloudFront extends Rule {
    WebAclNotForCloudFront() {
        super(
                Severity.WARNING,
                "The web ACL of the distribution is one for a region.",
                "A web ACL guards CloudFront only when it was made with the scope CLOUDFRONT, which lives in us-east-1 and has"
                        + " `global` in its ARN. CloudFront refuses any other.",
                "Make the web ACL for CloudFront, and write its ARN.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        if (context.distribution().get("WebACLId") instanceof Value.Text arn
                && arn.text().startsWith("arn:")
                && !arn.text().matches("arn:[^:]+:wafv2:us-east-1:[^:]*:global/.*")) {
            findings.add(
                    finding("A web ACL for CloudFront has `us-east-1` and `global` in its ARN, and this one has not.")
                            .at(context.distributionAt("WebACLId", "webAcl"))
                            .help("make one of scope CLOUDFRONT, and write its ARN."));
        }
    }
}
