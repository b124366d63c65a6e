package livestream.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import livestream.npm.NodePackages;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Drives the AWS SDK for JavaScript, a client written by others, against a simulator: every service, with its waiters, paginators,
 * uploads in parts and presigned URLs. Skipped where Node is not installed.
 */
class JavaScriptSdkTest {

    private static NodePackages packages;

    @BeforeAll
    static void installs() throws IOException {
        packages = NodePackages.of(Path.of("src/test/node"));
    }

    /**
     * @param life the script in {@code src/test/node/lives}, which ends badly when an answer is not what it should be
     * @param operations how many operations it is answered, so that none drops out unseen
     */
    @ParameterizedTest
    @CsvSource({
        "acm, 7",
        "cloudfront, 61",
        "iam, 18",
        "kms, 12",
        "mediapackage, 14",
        "mediastore, 26",
        "s3, 47",
        "secretsmanager, 11",
        "ssm, 4",
    })
    void livesALife(String life, int operations) throws IOException {
        try (Clients clients = Clients.inMemory()) {
            packages.run(
                    "node",
                    "lives/" + life + ".mjs",
                    clients.simulator().endpoint().toString());
            assertThat(clients.simulator().isEmpty()).as("nothing is left").isTrue();
            assertThat(clients.simulator().calls().stream()
                            .filter(Simulator.Call::tookEffect)
                            .map(call -> call.service() + " " + call.operation())
                            .collect(Collectors.toSet()))
                    .hasSize(operations);
        }
    }
}
