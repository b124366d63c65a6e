package livestream.providers.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import livestream.providers.aws.AwsClients;
import livestream.providers.expand.ExistingResources;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.LivestreamReader;
import livestream.schema.Severity;
import org.junit.jupiter.api.Test;

/** Against AWS itself a container is refused before anybody is asked: these clients have nobody to ask. */
class MediaStoreOfAwsTest {
    private static final String FILE = """
            version: 1
            name: news
            region: us-west-2
            mediastore:
              container: arena
              path: /live
            """;

    @Test
    void isRefusedBeforeAnyCallIsMade() {
        Diagnostics diagnostics = new Diagnostics();
        try (AwsClients aws = AwsClients.real()) {
            ExistingResources existing = ExistingResources.of(
                    LivestreamReader.read("livestream.yaml", FILE.getBytes(StandardCharsets.UTF_8), diagnostics),
                    aws,
                    diagnostics);
            assertThat(existing.containers()).isEmpty();
        }
        assertThat(diagnostics.all())
                .extracting(Diagnostic::code, Diagnostic::severity)
                .containsExactly(tuple("mediastore-retired", Severity.ERROR));
    }
}
