package livestream.simulator;

import static livestream.simulator.Samples.aliased;
import static livestream.simulator.Samples.issued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which certificate of Certificate Manager a distribution may show to viewers. */
class ViewerCertificateTest {

    private final Clients clients = Clients.inMemory();

    @AfterEach
    void close() {
        clients.close();
    }

    private void create(String alias, String certificate) {
        clients.cloudFront().createDistribution(d -> d.distributionConfig(aliased(alias, alias, certificate)));
    }

    @Test
    void takesNamesThatTheCertificateCovers() {
        String arn = issued(clients, "*.example.com");
        create("a.example.com", arn);
        create("*.example.com", arn);
        assertThatThrownBy(() -> create("example.com", arn)).hasMessageContaining("doesn't cover the alternate domain");
        assertThatThrownBy(() -> create("a.b.example.com", arn))
                .hasMessageContaining("doesn't cover the alternate domain");
    }

    @Test
    void refusesACertificateThatIsNotIssuedOrNotThere() {
        String waiting = clients.acm()
                .requestCertificate(r -> r.domainName("a.example.com"))
                .certificateArn();
        assertThatThrownBy(() -> create("a.example.com", waiting))
                .hasMessageContaining("The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't"
                        + " valid, or doesn't include a valid certificate chain.");
        assertThat(Clients.refusal(
                        () -> create("a.example.com", "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d")))
                .isEqualTo("InvalidViewerCertificate 400");
    }

    @Test
    void setsTheStatusOfACertificateThatIsThere() {
        Raw raw = new Raw(clients.simulator(), "acm", "us-east-1");
        String path = "/_simulator/certificates";
        assertThat(raw.send("POST", path, "{\"CertificateArn\": \"x\"}").statusCode())
                .isEqualTo(400);
        String arn = issued(clients, "a.example.com");
        assertThat(raw.send("POST", path, "{\"CertificateArn\": \"" + arn + "\", \"Status\": \"FINE\"}")
                        .body())
                .contains("The status of a certificate is one of");
        raw.send("POST", path, "{\"CertificateArn\": \"" + arn + "\", \"Status\": \"EXPIRED\"}");
        assertThat(Clients.refusal(() -> create("a.example.com", arn))).isEqualTo("InvalidViewerCertificate 400");
    }
}
