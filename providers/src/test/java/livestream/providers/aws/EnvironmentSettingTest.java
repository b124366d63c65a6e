package livestream.providers.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentSettingTest {
    @ParameterizedTest
    @CsvSource({
        "AWS_MAX_ATTEMPTS, 1",
        "AWS_MAX_ATTEMPTS, ' 10 '",
        "AWS_USE_FIPS_ENDPOINT, TRUE",
        "AWS_USE_DUALSTACK_ENDPOINT, ' false '",
        "AWS_DISABLE_REQUEST_COMPRESSION, true",
        "AWS_SESSION_TOKEN, ''",
        "AWS_SESSION_TOKEN, 'a+/=\n'",
    })
    void takesWhatTheSdkTakes(String name, String value) {
        assertThat(new EnvironmentSetting(name, value).flaw()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AWS_MAX_ATTEMPTS, ''",
        "AWS_MAX_ATTEMPTS, abc",
        "AWS_MAX_ATTEMPTS, 0",
        "AWS_MAX_ATTEMPTS, -1",
        "AWS_MAX_ATTEMPTS, 99999999999",
        "AWS_USE_FIPS_ENDPOINT, ''",
        "AWS_USE_FIPS_ENDPOINT, maybe",
        "AWS_USE_DUALSTACK_ENDPOINT, 1",
        "AWS_DISABLE_REQUEST_COMPRESSION, x",
        "AWS_ACCESS_KEY_ID, 'canary\nb'",
        "AWS_SESSION_TOKEN, 'canary\r\nX: y'",
    })
    void namesWhatTheSdkWouldFailOn(String name, String value) {
        assertThat(new EnvironmentSetting(name, value).flaw()).hasValueSatisfying(flaw -> {
            assertThat(flaw.message()).startsWith("`" + name + "` ").doesNotContain("canary");
            assertThat(flaw.help().orElseThrow()).contains("or unset it");
        });
    }
}
