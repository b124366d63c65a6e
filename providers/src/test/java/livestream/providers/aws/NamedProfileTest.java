package livestream.providers.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** The SDK asks the first of them alone, whatever else is there. */
    @ParameterizedTest
    @CsvSource({
        "'aws_access_key_id=a,credential_process=false', credential_process",
        "'aws_access_key_id=a,sso_region=x', sso_region",
        "'aws_access_key_id=a,role_arn=r,web_identity_token_file=f', web_identity_token_file",
        "'credential_process=false,role_arn=r,source_profile=other', role_arn",
        "'aws_access_key_id=a', aws_access_key_id",
    })
    void blamesWhatTheSdkAsked(String settings, String blamed) throws IOException {
        noFiles();
        System.setProperty("aws.profile", "studio");
        Files.writeString(folder.resolve("config"), "[profile studio]\n" + settings.replace(',', '\n') + "\n");

        assertThat(NamedProfile.withoutCredentials("").message())
                .isEqualTo("The profile `studio` gave no credentials: its `" + blamed + "` did not work.");
    }
}
