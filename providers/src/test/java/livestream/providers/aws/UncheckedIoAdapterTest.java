package livestream.providers.aws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;

class UncheckedIoAdapterTest {
    /** A server hangs up while a caller waits for its leave to send the content: so a connection ends that was kept too long. */
    @Test
    @Timeout(60)
    void aConnectionThatIsClosedBeforeTheContentIsSentIsTriedAgain() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread hangingUp = new Thread(() -> {
                try {
                    while (true) {
                        server.accept().close();
                    }
                } catch (IOException closed) {
                    return;
                }
            });
            hangingUp.setDaemon(true);
            hangingUp.start();
            try (AwsClients aws = AwsClients.simulated(URI.create("http://127.0.0.1:" + server.getLocalPort()))) {
                assertThatThrownBy(() -> aws.s3("us-west-2")
                                .putObject(r -> r.bucket("news").key("a"), RequestBody.fromString("text")))
                        .isInstanceOf(SdkClientException.class)
                        .hasMessageContaining("SDK Attempt Count: 3");
            }
        }
    }
}
