package livestream.providers.lint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import livestream.providers.aws.AwsClients;
import livestream.schema.Value;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.ResourceNotFoundException;

/**
 * The certificate by which viewers know a distribution, as Certificate Manager has it.
 *
 * @param status as in {@code ISSUED}; empty where there is no such certificate
 * @param names what it covers: host names, of which the first label may be {@code *}
 */
public record ViewerCertificate(String arn, Optional<String> status, List<String> names) {
    private static final String REGION = "arn:aws:acm:us-east-1:";
    private static final String ANY_LABEL = "*.";

    public ViewerCertificate {
        names = List.copyOf(names);
    }

    /** That of a distribution; empty where it names none of Certificate Manager where CloudFront looks. */
    static Optional<ViewerCertificate> of(Value.Fields distribution, AwsClients clients) {
        if (!(distribution.get("ViewerCertificate") instanceof Value.Fields viewer)
                || !(viewer.get("ACMCertificateArn") instanceof Value.Text arn)
                || !arn.text().startsWith(REGION)) {
            return Optional.empty();
        }
        try {
            CertificateDetail found = clients.acm()
                    .describeCertificate(request -> request.certificateArn(arn.text()))
                    .certificate();
            return Optional.of(new ViewerCertificate(
                    arn.text(), Optional.of(found.statusAsString()), found.subjectAlternativeNames()));
        } catch (ResourceNotFoundException none) {
            return Optional.of(new ViewerCertificate(arn.text(), Optional.empty(), List.of()));
        }
    }

    /** Whether it is good for a name: a star stands for one label (CloudFront Developer Guide, Alternate domain names). */
    public boolean covers(String alias) {
        String host = alias.toLowerCase(Locale.ROOT);
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.equals(host)
                        || name.startsWith(ANY_LABEL)
                                && host.indexOf('.') > 0
                                && host.substring(host.indexOf('.')).equals(name.substring(1)));
    }
}
