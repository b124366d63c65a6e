package livestream.providers.lint.rules;

import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.providers.lint.ViewerCertificate;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Value;

/** LS813: a certificate that CloudFront refuses, as Certificate Manager tells. */
final class CertificateUnfit extends Rule {
    private static final String ISSUED = "ISSUED";

    CertificateUnfit() {
        super(
                Severity.ERROR,
                "The certificate does not exist, is not issued, or does not cover an alias.",
                "CloudFront refuses the distribution with `InvalidViewerCertificate`, when everything before it is made already. A"
                        + " name such as `*.example.com` covers one label: `live.example.com`, and neither `example.com` nor"
                        + " `a.live.example.com` (CloudFront Developer Guide, Requirements for using alternate domain names).",
                "Request a certificate for all aliases in us-east-1, write its validation record into DNS, and wait until it is"
                        + " issued.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        ViewerCertificate certificate = context.account().certificates().get(context.address());
        if (certificate == null) {
            return;
        }
        String status = certificate.status().orElse("");
        if (status.isEmpty()) {
            findings.add(
                    at(context, finding("There is no certificate `" + certificate.arn() + "`."))
                            .help(
                                    "write the ARN of one of this account in us-east-1: `aws acm list-certificates --region us-east-1`."));
        } else if (!status.equals(ISSUED)) {
            findings.add(at(context, finding("The certificate is not issued: its status is " + status + "."))
                    .help(
                            status.equals("PENDING_VALIDATION")
                                    ? "write its validation record into DNS, which `aws acm describe-certificate` tells, and wait until"
                                            + " it is issued."
                                    : "request another one, and write its ARN."));
        }
        if (!certificate.names().isEmpty() && context.distribution().get("Aliases") instanceof Value.Items aliases) {
            aliases.items().stream()
                    .map(Value::toString)
                    .filter(alias -> !certificate.covers(alias))
                    .forEach(alias -> findings.add(at(
                                    context,
                                    finding("The certificate does not cover `" + alias + "`: it is for "
                                            + String.join(", ", certificate.names()) + "."))
                            .help("request one that names `" + alias + "` too; a `*` stands for one label.")));
        }
    }

    private static Diagnostic at(LintContext context, Diagnostic finding) {
        return finding.at(context.distributionAt("ViewerCertificate.ACMCertificateArn", "certificate"));
    }
}
