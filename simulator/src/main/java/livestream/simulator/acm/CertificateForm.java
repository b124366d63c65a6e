package livestream.simulator.acm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A certificate as DescribeCertificate and ListCertificates tell it. Source: API reference and published outputs. */
final class CertificateForm {

    private static final List<String> LISTED = List.of(
            "CertificateArn",
            "DomainName",
            "Status",
            "Type",
            "KeyAlgorithm",
            "RenewalEligibility",
            "CreatedAt",
            "IssuedAt",
            "NotBefore",
            "NotAfter");
    private static final List<String> TOLD = List.of(
            "CertificateArn",
            "DomainName",
            "SubjectAlternativeNames",
            "DomainValidationOptions",
            "Serial",
            "Status",
            "Type",
            "RenewalEligibility",
            "CreatedAt",
            "IssuedAt",
            "NotBefore",
            "NotAfter",
            "Options");

    private CertificateForm() {}

    /** In a list. */
    static ObjectNode summary(ObjectNode certificate, List<String> users) {
        ObjectNode summary = some(certificate, LISTED);
        if (certificate.has("SubjectAlternativeNames")) {
            summary.set("SubjectAlternativeNameSummaries", certificate.path("SubjectAlternativeNames"));
            summary.put("HasAdditionalSubjectAlternativeNames", false);
        }
        return summary.put("InUse", !users.isEmpty());
    }

    /** By itself; the algorithm is spelled otherwise than in a list. */
    static ObjectNode detail(ObjectNode certificate, List<String> users) {
        ObjectNode detail = some(certificate, TOLD);
        String algorithm = certificate.path("KeyAlgorithm").asText();
        detail.put("KeyAlgorithm", algorithm.replace("RSA_", "RSA-"));
        detail.put("SignatureAlgorithm", algorithm.startsWith("EC_") ? "SHA384WITHECDSA" : "SHA256WITHRSA");
        detail.put("Subject", "CN=" + certificate.path("DomainName").asText());
        detail.put("Issuer", "Amazon");
        users.forEach(detail.putArray("InUseBy")::add);
        detail.putArray("KeyUsages");
        detail.putArray("ExtendedKeyUsages");
        return detail;
    }

    private static ObjectNode some(ObjectNode certificate, List<String> members) {
        ObjectNode some = JsonNodeFactory.instance.objectNode();
        for (String member : members) {
            if (certificate.has(member)) {
                some.set(member, certificate.path(member));
            }
        }
        return some;
    }
}
