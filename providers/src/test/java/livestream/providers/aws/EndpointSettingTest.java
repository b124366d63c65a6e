package livestream.providers.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointSettingTest {
    @TempDir
    private Path folder;

    @AfterEach
    void forget() {
        List.of("aws.profile", "aws.configFile", "aws.sharedCredentialsFile").forEach(System::clearProperty);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:5101",
                "https://vpce-1.cloudfront.example.com",
                "HTTP://localhost:1/path",
                "http://[::1]:65535/",
                "http://user:word@localhost:4566"
            })
    void takesAnAddress(String value) {
        assertThat(new EndpointSetting("AWS_ENDPOINT_URL", value).flaw()).isEmpty();
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "",
                " ",
                "127.0.0.1:5101",
                "localhost",
                "localhost:5101",
                "//localhost",
                "http:/localhost",
                "http:localhost",
                "http://",
                "http://:5101",
                "http:///path",
                "http://localhost:0",
                "http://localhost:65536",
                "http://localhost:99999999999",
                "http://localhost:x",
                "http://local host",
                "http://[::1",
                "ftp://localhost",
                "file:///etc/hosts",
                "unix:///var/run/aws.sock",
                "s3://bucket",
                "\u0000",
                "http://\u202elocalhost"
            })
    void refusesWhatIsNone(String value) {
        assertThat(new EndpointSetting("AWS_ENDPOINT_URL_S3", value).flaw()).hasValueSatisfying(flaw -> {
            assertThat(flaw.code()).isEqualTo("wrong-endpoint");
            assertThat(flaw.message()).startsWith("`AWS_ENDPOINT_URL_S3` ");
            assertThat(flaw.help()).isPresent();
        });
    }

    @Test
    void doesNotRepeatAPassword() {
        String flaw = new EndpointSetting("AWS_ENDPOINT_URL", "user:word@localhost")
                .flaw()
                .orElseThrow()
                .toString();
        assertThat(flaw).doesNotContain("word");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "endpoint_url = 127.0.0.1:5101\n",
                "services = local\n[services local]\ncloudfront =\n  endpoint_url = 127.0.0.1:5101\n",
                "services = local\n[services local]\nsecrets_manager =\n  endpoint_url = 127.0.0.1:5101\n"
            })
    void isLookedForInAProfileToo(String settings) throws IOException {
        System.setProperty("aws.profile", "studio");
        System.setProperty(
                "aws.configFile",
                Files.writeString(folder.resolve("config"), "[profile studio]\n" + settings)
                        .toString());
        System.setProperty("aws.sharedCredentialsFile", folder.resolve("none").toString());
        assertThatThrownBy(() -> EndpointSetting.chosen(NamedProfile.file(), NamedProfile.found()))
                .isInstanceOfSatisfying(InvalidSettingException.class, wrong -> assertThat(
                                wrong.diagnostic().message())
                        .contains("endpoint_url of", "`127.0.0.1:5101`"));
        try (AwsClients aws = AwsClients.real()) {
            assertThatThrownBy(aws::cloudFront).isInstanceOf(InvalidSettingException.class);
        }
    }
}
