package livestream.providers.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedProfileTest {
    @TempDir
    private Path folder;

    @AfterEach
    void forget() {
        List.of("aws.profile", "aws.configFile", "aws.sharedCredentialsFile").forEach(System::clearProperty);
    }

    private void noFiles() {
        System.setProperty("aws.configFile", folder.resolve("config").toString());
        System.setProperty(
                "aws.sharedCredentialsFile", folder.resolve("credentials").toString());
    }

    @Test
    void saysThatThereAreNoCredentialsWhereNoProfileWasAskedFor() {
        noFiles();

        assertThat(NamedProfile.withoutCredentials("").message()).isEqualTo("There are no AWS credentials.");
    }

    @Test
    void saysThatTheProfileIsMissingThatWasAskedFor() {
        noFiles();
        System.setProperty("aws.profile", "studio");

        assertThat(NamedProfile.withoutCredentials("").message())
                .isEqualTo("There is no profile `studio`, which AWS_PROFILE names.");
    }
}
