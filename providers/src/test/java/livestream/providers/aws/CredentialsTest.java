package livestream.providers.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import livestream.providers.AwsCatalog;
import livestream.providers.life.Door;
import livestream.providers.life.World;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** A run may take longer than the credentials that it began with. */
class CredentialsTest {
    private final Set<String> used = new HashSet<>();

    @Test
    void areFetchedBeforeEveryCall() throws IOException {
        try (World world = new World();
                Door door = new Door(world.simulator().endpoint());
                AwsClients clients = new AwsClients(
                        door.endpoint(), () -> AwsBasicCredentials.create(keyOf(world.now()), "secret"))) {
            door.refuses(asked -> {
                boolean current = asked.credential().contains("Credential=" + keyOf(world.now()) + "/");
                used.add(keyOf(world.now()));
                return current
                        ? Optional.empty()
                        : Optional.of(new Door.Refusal(403, "ExpiredToken", "The security token is expired"));
            });
            world.weather(catalog -> new AwsCatalog(clients, () -> "us-west-2"));
            world.write("""
                    version: 1
                    name: news
                    region: us-west-2
                    mediapackage:
                      endpoints: [hls]
                    """);
            Instant before = world.now();
            assertThat(world.apply().failures()).isEmpty();
            assertThat(world.destroy().failures()).isEmpty();
            assertThat(Duration.between(before, world.now())).isGreaterThan(Duration.ofMinutes(9));
            assertThat(used).hasSizeGreaterThan(5);
        }
    }

    /** Another every minute. */
    private static String keyOf(Instant now) {
        return "K" + now.getEpochSecond() / 60;
    }
}
