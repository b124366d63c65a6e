package livestream.providers.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import livestream.golden.Golden;
import livestream.providers.aws.AwsClients;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.editor.Inventory;
import livestream.schema.editor.Inventory.Kind;
import livestream.schema.editor.Inventory.Thing;
import livestream.simulator.Simulator;
import livestream.simulator.weather.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;

class AccountInventoryTest {
    private static final String REGION = "us-west-2";

    private final Diagnostics diagnostics = new Diagnostics();
    private Simulator simulator;
    private AwsClients aws;

    @BeforeEach
    void begin() throws IOException {
        simulator = Simulator.start(Simulator.Settings.inMemory());
        simulator.seed(Golden.root().resolve("examples/existing-channel/simulator.json"));
        aws = AwsClients.simulated(simulator.endpoint());
    }

    @AfterEach
    void end() {
        aws.close();
        simulator.close();
    }

    private static Stream<String> names(Inventory inventory, Kind kind) {
        return inventory.things().get(kind).stream().map(Thing::name);
    }

    @Test
    void findsWhatAFileMayName() {
        aws.mediaStore(REGION).createContainer(r -> r.containerName("arena-live"));
        aws.s3(REGION).createBucket(r -> r.bucket("arena-live-origin")
                .createBucketConfiguration(c -> c.locationConstraint(REGION)));
        aws.s3("eu-west-1").createBucket(r -> r.bucket("elsewhere")
                .createBucketConfiguration(c -> c.locationConstraint("eu-west-1")));
        String arn = aws.acm()
                .requestCertificate(r -> r.domainName("live.example.com").keyAlgorithm("EC_prime256v1"))
                .certificateArn();

        Inventory inventory = AccountInventory.of(aws, REGION, diagnostics);

        assertThat(diagnostics.all()).isEmpty();
        assertThat(inventory.things().get(Kind.CHANNEL)).containsExactly(new Thing("news-24", "Made in the console"));
        assertThat(inventory.things().get(Kind.ENDPOINT)).contains(new Thing("news-24-hls", "of news-24"));
        assertThat(names(inventory, Kind.CONTAINER)).containsExactly("arena-live");
        assertThat(names(inventory, Kind.BUCKET)).containsExactly("arena-live-origin");
        assertThat(inventory.things().get(Kind.CERTIFICATE))
                .containsExactly(new Thing(arn, "live.example.com, pending validation"));
        assertThat(inventory.things().get(Kind.KEY_GROUP)).isEmpty();
    }

    @Test
    void knowsKeyGroupsByTheirNames() throws IOException {
        CloudFrontClient cloudFront = aws.cloudFront();
        String pem = Files.readString(Golden.root().resolve("examples/sports/keys/cdn-2026.pem"));
        String key = cloudFront
                .createPublicKey(r -> r.publicKeyConfig(
                        c -> c.callerReference("1").name("key").encodedKey(pem)))
                .publicKey()
                .id();
        String group = cloudFront
                .createKeyGroup(r -> r.keyGroupConfig(c -> c.name("subscribers").items(key)))
                .keyGroup()
                .id();
        assertThat(AccountInventory.of(aws, REGION, diagnostics).things().get(Kind.KEY_GROUP))
                .containsExactly(new Thing(group, "subscribers"));
    }

    @Test
    void leavesOutWhatMayNotBeListed() {
        simulator
                .faults()
                .set(Fault.refused(403, "AccessDeniedException", "User may not do this")
                        .at("mediastore")
                        .times(Fault.ALWAYS));
        Inventory inventory = AccountInventory.of(aws, REGION, diagnostics);
        assertThat(names(inventory, Kind.CHANNEL)).containsExactly("news-24");
        assertThat(inventory.things()).doesNotContainKey(Kind.CONTAINER);
        assertThat(diagnostics.all())
                .extracting(Diagnostic::message)
                .containsExactly("MediaStore does not say what there is of `mediastore.container`.");
    }
}
