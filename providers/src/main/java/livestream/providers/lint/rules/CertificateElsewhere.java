package livestream.providers.lint.rules;

import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Value;

/**
 * LS801: a certificate of another region, as far as its ARN tells; the reader looks at {@code certificate}, this at overrides.
 */
final class CertificateElsewhere extends Rule {
    CertificateElsewhere() {
        super(
                Severity.ERROR,
                "The certificate of the distribution is not in us-east-1.",
                "CloudFront takes certificates of AWS Certificate Manager from us-east-1 alone, and refuses the distribution with"
                        + " `InvalidViewerCertificate` otherwise.",
                "Request or import the certificate in us-east-1, and write its ARN.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        if (context.distribution().get("ViewerCertificate") instanceof Value.Fields certificate
                && certificate.get("ACMCertificateArn") instanceof Value.Text arn
                && !arn.text().isEmpty()
                && !arn.text().startsWith("arn:aws:acm:us-east-1:")) {
            findings.add(finding("CloudFront takes certificates from us-east-1 alone.")
                    .at(context.distributionAt("ViewerCertificate.ACMCertificateArn", "certificate"))
                    .help("request the certificate in us-east-1, and write its ARN."));
        }
    }
}
