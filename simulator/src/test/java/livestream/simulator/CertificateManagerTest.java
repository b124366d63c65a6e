package livestream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.AcmException;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.CertificateSummary;
import software.amazon.awssdk.services.acm.model.KeyAlgorithm;
import software.amazon.awssdk.services.acm.model.ResourceNotFoundException;

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
}
