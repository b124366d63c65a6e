package livestream.simulator.acm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.simulator.store.SimulatorContext;

/**
 * How a certificate comes to be what it is without its validation, for no DNS is simulated: the person who runs the simulator says
 * so, in a seed or while it runs.
 */
public final class Issuance {

    private static final Set<String> STATUSES =
            Set.of("PENDING_VALIDATION", "ISSUED", "EXPIRED", "VALIDATION_TIMED_OUT", "REVOKED", "FAILED");
    private static final Pattern ARN =
            Pattern.compile("arn:aws:acm:([a-z0-9-]+):(\\d{12}):certificate/[A-Za-z0-9-]{1,64}");
    private static final Duration VALIDITY = Duration.ofDays(395);

    private final SimulatorContext context;

    /** Of the certificates of a world. */
    public Issuance(SimulatorContext context) {
        this.context = context;
    }

    /**
     * Makes a certificate of the account that was always there.
     *
     * @param given {@code CertificateArn}, {@code DomainName} and, as it may be, {@code SubjectAlternativeNames} and
     *     {@code Status}, which is ISSUED unless given
     * @throws IllegalArgumentException when it is not one
     */
    public void seed(JsonNode given) {
        String arn = given.path("CertificateArn").asText();
        String domain = given.path("DomainName").asText();
        ObjectNode certificate = Certificates.pending(context, arn, domain, given.path("SubjectAlternativeNames"));
        Certificates.table(context, region(arn)).put(arn, certificate);
        set(arn, given.path("Status").asText("ISSUED"));
    }

    /**
     * Gives a certificate a status.
     *
     * @throws IllegalArgumentException when there is no such certificate, or status
     */
    public void set(String arn, String status) {
        String region = region(arn);
        if (!STATUSES.contains(status)) {
            throw new IllegalArgumentException("The status of a certificate is one of "
                    + STATUSES.stream().sorted().toList() + ", not " + status + ".");
        }
        ObjectNode certificate = Certificates.table(context, region)
                .get(arn)
                .orElseThrow(() -> new IllegalArgumentException("There is no certificate " + arn + "."));
        certificate.put("Status", status);
        if (status.equals("ISSUED")) {
            issue(certificate, region);
        }
        Certificates.table(context, region).put(arn, certificate);
    }

    private void issue(ObjectNode certificate, String region) {
        Instant now = context.clock().instant();
        for (JsonNode option : certificate.path("DomainValidationOptions")) {
            ((ObjectNode) option).put("ValidationStatus", "SUCCESS");
        }
        String hex = context.ids().hex("acm serial", region, 32);
        certificate.put("Serial", String.join(":", List.of(hex.split("(?<=\\G..)"))));
        certificate.put("IssuedAt", Certificates.seconds(now));
        certificate.put("NotBefore", Certificates.seconds(now));
        certificate.put("NotAfter", Certificates.seconds(now.plus(VALIDITY)));
    }

    private String region(String arn) {
        Matcher matcher = ARN.matcher(arn);
        if (!matcher.matches() || !matcher.group(2).equals(context.account())) {
            throw new IllegalArgumentException(
                    arn + " is no ARN of a certificate of the account " + context.account() + ".");
        }
        return matcher.group(1);
    }
}
