package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import livestream.simulator.acm.IssuedCertificates;
import livestream.simulator.http.ServiceError;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/**
 * What CloudFront refuses of the certificate that viewers see. Certificates of IAM are not simulated: those that
 * there are come from a seed, and cover every alias.
 *
 * <p>Source: CloudFront developer guide, "Security policy" of the distribution settings, "Requirements for using alternate domain
 * names" and "Requirements for using SSL/TLS
 * certificates"; texts as callers have reported them.
 */
final class CertificateRules {

    private static final String CODE = "InvalidViewerCertificate";
    /** Without those that AWS Support adds for an account; a policy that is left out is the oldest. */
    private static final Set<String> AT_DEDICATED_ADDRESSES = Set.of("", "SSLv3", "TLSv1");

    private static final String MORE = " For more details, see: https://docs.aws.amazon.com/AmazonCloudFront/latest/"
            + "DeveloperGuide/CNAMEs.html#alternate-domain-names-requirements";

    private final IssuedCertificates issued;
    private final Table serverCertificates;

    CertificateRules(SimulatorContext context) {
        this.issued = new IssuedCertificates(context);
        this.serverCertificates = context.serverCertificates();
    }

    /** Refuses the certificate of a configuration, or an alias that it does not cover. */
    void check(ObjectNode config) {
        JsonNode certificate = config.path("ViewerCertificate");
        boolean own = certificate.path("CloudFrontDefaultCertificate").asBoolean();
        String acm = QuantityLists.text(certificate, "ACMCertificateArn");
        String iam = QuantityLists.text(certificate, "IAMCertificateId");
        int given = (own ? 1 : 0) + (acm.isEmpty() ? 0 : 1) + (iam.isEmpty() ? 0 : 1);
        if (given != 1) {
            throw refusal(
                    "Exactly one of CloudFrontDefaultCertificate, ACMCertificateArn and IAMCertificateId is needed.");
        }
        List<String> aliases = QuantityLists.words(config, "Aliases");
        if (own) {
            if (!aliases.isEmpty()) {
                throw refusal("To add an alternate domain name (CNAME) to a CloudFront distribution, you must attach a"
                        + " trusted certificate that validates your authorization to use the domain name." + MORE);
            }
            return;
        }
        if (!certificate.has("SSLSupportMethod")) {
            throw refusal("The parameter SSLSupportMethod is required.");
        }
        if (QuantityLists.text(certificate, "SSLSupportMethod").equals("sni-only")
                && QuantityLists.text(certificate, "MinimumProtocolVersion").equals("SSLv3")) {
            throw Errors.refusal("InvalidMinimumProtocolVersion");
        }
        if (QuantityLists.text(certificate, "SSLSupportMethod").equals("vip")
                && !AT_DEDICATED_ADDRESSES.contains(QuantityLists.text(certificate, "MinimumProtocolVersion"))) {
            throw Errors.refusal("InvalidMinimumProtocolVersion");
        }
        if (acm.isEmpty() && serverCertificates.has(iam)) {
            return;
        }
        Set<String> names = issued.names(acm)
                .orElseThrow(() -> refusal("The specified SSL certificate doesn't exist, isn't in us-east-1 region,"
                        + " isn't valid, or doesn't include a valid certificate chain."));
        if (!aliases.stream().allMatch(alias -> covers(names, alias))) {
            throw refusal(
                    "The certificate that is attached to your distribution doesn't cover the alternate domain name"
                            + " (CNAME) that you're trying to add." + MORE);
        }
    }

    /** A wildcard stands for one label. */
    private static boolean covers(Set<String> names, String alias) {
        String lower = alias.toLowerCase(Locale.ROOT);
        return names.contains(lower) || names.contains("*" + lower.substring(Math.max(0, lower.indexOf('.'))));
    }

    private static ServiceError refusal(String text) {
        return Errors.refusal(CODE, text);
    }
}
