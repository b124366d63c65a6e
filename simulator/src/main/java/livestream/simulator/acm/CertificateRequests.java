package livestream.simulator.acm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import livestream.simulator.http.ServiceError;
import livestream.simulator.shape.Limits;
import livestream.simulator.shape.Violations;

/**
 * What RequestCertificate refuses.
 *
 * <p>Source: Certificate Manager API reference and user guide, "Quotas" (10 names a certificate) and "Public certificates" (key
 * algorithms). Private authorities, certificates that CloudFront manages and validation over HTTP, which it alone uses, are not
 * simulated, and refused. UNKNOWN: the texts.
 */
final class CertificateRequests {

    private static final Pattern DOMAIN =
            Pattern.compile("(\\*\\.)?(?:(?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9]\\.)++((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])");
    private static final int NAMES = 10;
    private static final Limits TOKEN = Limits.of(1, 32, "\\w+");
    private static final Set<String> ISSUED_KEYS = Set.of("RSA_2048", "EC_prime256v1", "EC_secp384r1");

    private CertificateRequests() {}

    /** Refuses a request. */
    static void check(ObjectNode given, List<String> names) {
        Violations violations = new Violations();
        for (String name : names) {
            if (!DOMAIN.matcher(name).matches() || name.length() > 253) {
                String member = names.indexOf(name) == 0 ? "domainName" : "subjectAlternativeNames";
                violations.add(member, "satisfy regular expression pattern: " + DOMAIN);
            }
        }
        if (given.has("IdempotencyToken")) {
            violations.checkText(
                    "idempotencyToken", given.path("IdempotencyToken").asText(), TOKEN);
        }
        violations.text().ifPresent(text -> {
            throw Acm.invalid(text);
        });
        for (String member : List.of("CertificateAuthorityArn", "ManagedBy")) {
            if (given.has(member)) {
                throw Acm.invalid("The simulator's Certificate Manager does not implement this " + member + ".");
            }
        }
        if (given.path("ValidationMethod").asText().equals("HTTP")) {
            throw Acm.invalid("HTTP validation is only supported for certificates that are managed by CloudFront.");
        }
        if (!ISSUED_KEYS.contains(given.path("KeyAlgorithm").asText("RSA_2048"))) {
            throw Acm.invalid("The key algorithm is not one of "
                    + ISSUED_KEYS.stream().sorted().toList() + ".");
        }
        if (new HashSet<>(names).size() > NAMES) {
            throw new ServiceError(
                    400, "LimitExceededException", "A certificate can have at most " + NAMES + " names.");
        }
    }
}
