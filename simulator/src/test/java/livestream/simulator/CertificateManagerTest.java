package livestream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.AcmException;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.CertificateSummary;
import software.amazon.awssdk.services.acm.model.KeyAlgorithm;
import software.amazon.awssdk.services.acm.model.ResourceNotFoundException;
import software.amazon.awssdk.services.acm.model.Tag;

class CertificateManagerTest {

    private final Clients clients = Clients.inMemory();
    private final AcmClient client = clients.acm();

    @AfterEach
    void close() {
        clients.close();
    }

    private String ask(String domain, KeyAlgorithm algorithm) {
        return client.requestCertificate(r -> r.domainName(domain).keyAlgorithm(algorithm))
                .certificateArn();
    }

    @Test
    void listsWhatWasAskedForUntilItIsDeleted() {
        String arn = ask("live.example.com", KeyAlgorithm.RSA_2048);
        assertThat(arn).startsWith("arn:aws:acm:us-east-1:123456789012:certificate/");
        CertificateSummary listed =
                client.listCertificates().certificateSummaryList().get(0);
        assertThat(listed.certificateArn()).isEqualTo(arn);
        assertThat(listed.domainName()).isEqualTo("live.example.com");
        assertThat(listed.status()).isEqualTo(CertificateStatus.PENDING_VALIDATION);
        assertThat(client.listCertificates(r -> r.certificateStatuses(CertificateStatus.ISSUED))
                        .certificateSummaryList())
                .isEmpty();
        client.deleteCertificate(r -> r.certificateArn(arn));
        assertThat(client.listCertificates().certificateSummaryList()).isEmpty();
        assertThatThrownBy(() -> client.deleteCertificate(r -> r.certificateArn(arn)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void listsOtherKeysOnlyWhenAsked() {
        ask("live.example.com", KeyAlgorithm.EC_PRIME256_V1);
        assertThat(client.listCertificates().certificateSummaryList()).isEmpty();
        assertThat(client.listCertificates(r -> r.includes(i -> i.keyTypes(KeyAlgorithm.EC_PRIME256_V1)))
                        .certificateSummaryList())
                .hasSize(1);
    }

    @Test
    void listsPageByPage() {
        List<String> arns =
                List.of(ask("a.example.com", KeyAlgorithm.RSA_2048), ask("b.example.com", KeyAlgorithm.RSA_2048));
        assertThat(client.listCertificatesPaginator(r -> r.maxItems(1)).certificateSummaryList().stream()
                        .map(CertificateSummary::certificateArn))
                .containsExactlyInAnyOrderElementsOf(arns);
    }

    @Test
    void refusesWhatIsNoDomain() {
        assertThatThrownBy(() -> ask("live", KeyAlgorithm.RSA_2048))
                .isInstanceOf(AcmException.class)
                .hasMessageContaining("domainName");
    }

    @Test
    void tellsHowTheOwnerOfANameIsKnown() {
        String arn = client.requestCertificate(r -> r.domainName("*.example.com")
                        .subjectAlternativeNames("example.com")
                        .validationMethod("DNS")
                        .tags(tag("team", "live")))
                .certificateArn();
        CertificateDetail told =
                client.describeCertificate(r -> r.certificateArn(arn)).certificate();
        assertThat(told.subjectAlternativeNames()).containsExactly("*.example.com", "example.com");
        assertThat(told.keyAlgorithmAsString()).isEqualTo("RSA-2048");
        assertThat(told.domainValidationOptions())
                .extracting(o -> o.resourceRecord().name().replaceAll("[0-9a-f]{32}", "HEX"))
                .containsExactly("_HEX.example.com.", "_HEX.example.com.");
        assertThat(told.domainValidationOptions().get(0).resourceRecord())
                .isEqualTo(told.domainValidationOptions().get(1).resourceRecord());
        assertThat(client.listTagsForCertificate(r -> r.certificateArn(arn)).tags())
                .containsExactly(tag("team", "live"));
        client.addTagsToCertificate(r -> r.certificateArn(arn).tags(tag("team", "news")));
        assertThat(client.listTagsForCertificate(r -> r.certificateArn(arn)).tags())
                .containsExactly(tag("team", "news"));
    }

    @Test
    void isWaitedForUntilItIsIssued() {
        String arn = Samples.issued(clients, "live.example.com");
        CertificateDetail told = client.waiter()
                .waitUntilCertificateValidated(r -> r.certificateArn(arn))
                .matched()
                .response()
                .orElseThrow()
                .certificate();
        assertThat(told.status()).isEqualTo(CertificateStatus.ISSUED);
        assertThat(told.notAfter()).isAfter(told.notBefore());
        assertThat(told.serial()).matches("([0-9a-f]{2}:){15}[0-9a-f]{2}");
    }

    @Test
    void makesOneCertificateForOneToken() {
        String one = client.requestCertificate(
                        r -> r.domainName("a.example.com").idempotencyToken("t"))
                .certificateArn();
        assertThat(client.requestCertificate(r -> r.domainName("a.example.com").idempotencyToken("t"))
                        .certificateArn())
                .isEqualTo(one);
        assertThat(client.requestCertificate(r -> r.domainName("a.example.com").idempotencyToken("u"))
                        .certificateArn())
                .isNotEqualTo(one);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> client.requestCertificate(
                        r -> r.domainName("a.example.com").validationMethod("PIGEON")))
                .hasMessageContaining(
                        "1 validation error detected: Value 'PIGEON' at 'validationMethod' failed to satisfy"
                                + " constraint: Member must satisfy enum value set: [EMAIL, DNS, HTTP]");
        assertThat(Clients.refusal(() -> client.requestCertificate(
                        r -> r.domainName("a.example.com").keyAlgorithm("DSA"))))
                .isEqualTo("ValidationException 400");
        assertThat(Clients.refusal(() -> client.requestCertificate(
                        r -> r.domainName("a.example.com").idempotencyToken("a b"))))
                .isEqualTo("ValidationException 400");
        assertThat(Clients.refusal(() -> client.requestCertificate(
                        r -> r.domainName("a.example.com").tags(tag("aws:a", "")))))
                .isEqualTo("InvalidTagException 400");
    }

    @Test
    void keepsACertificateThatADistributionShows() {
        String arn = Samples.issued(clients, "a.example.com");
        String user = clients.cloudFront()
                .createDistribution(d -> d.distributionConfig(Samples.aliased("one", "a.example.com", arn)))
                .distribution()
                .arn();
        assertThat(client.describeCertificate(r -> r.certificateArn(arn))
                        .certificate()
                        .inUseBy())
                .containsExactly(user);
        assertThat(Clients.refusal(() -> client.deleteCertificate(r -> r.certificateArn(arn))))
                .isEqualTo("ResourceInUseException 400");
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
