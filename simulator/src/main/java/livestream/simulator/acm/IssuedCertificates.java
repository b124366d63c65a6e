package livestream.simulator.acm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import livestream.simulator.store.SimulatorContext;

/** The certificates that CloudFront may show to viewers: issued ones of its own region. */
public final class IssuedCertificates {

    private static final String REGION = "us-east-1";

    private final SimulatorContext context;

    /** Those of a world. */
    public IssuedCertificates(SimulatorContext context) {
        this.context = context;
    }

    /** The names that a certificate is for, in lower case; empty when there is no such certificate, or it is not issued. */
    public Optional<Set<String>> names(String arn) {
        return Certificates.table(context, REGION)
                .get(arn)
                .filter(one -> one.path("Status").asText().equals("ISSUED"))
                .map(IssuedCertificates::lowerNames);
    }

    private static Set<String> lowerNames(ObjectNode certificate) {
        Set<String> names = new HashSet<>();
        names.add(certificate.path("DomainName").asText().toLowerCase(Locale.ROOT));
        certificate
                .path("SubjectAlternativeNames")
                .forEach(name -> names.add(name.asText().toLowerCase(Locale.ROOT)));
        return names;
    }
}
