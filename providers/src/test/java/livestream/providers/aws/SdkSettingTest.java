package livestream.providers.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import livestream.engine.ProviderException;
import livestream.providers.aws.SdkSetting.Form;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.s3.S3Client;

class SdkSettingTest {
    /** Of every kind that settings are of, and of none. */
    private static final List<String> VALUES = List.of(
            "",
            "nonsense",
            "true",
            "FALSE",
            "yes",
            "1",
            "3",
            "0",
            "-1",
            "99999999999",
            "when_supported",
            "WHEN_REQUIRED",
            "legacy",
            "Legacy",
            "auto",
            "cross-region",
            "/no/such/file",
            "http://127.0.0.1:9");

    @TempDir
    private Path folder;

    private final List<String> set = new ArrayList<>();

    @BeforeEach
    void sign() throws IOException {
        set("aws.accessKeyId", "a");
        set("aws.secretAccessKey", "b");
        set("aws.profile", "studio");
        set("aws.sharedCredentialsFile", folder.resolve("none").toString());
        profile("region = us-west-2\n");
    }

    @AfterEach
    void forget() {
        set.forEach(System::clearProperty);
    }

    private void set(String property, String value) {
        set.add(property);
        System.setProperty(property, value);
    }

    private void profile(String settings) throws IOException {
        Path file = Files.writeString(folder.resolve("config"), "[profile studio]\n" + settings);
        set("aws.configFile", file.toString());
    }

    static Stream<String> properties() {
        return Arrays.stream(SdkSystemSetting.values())
                // Read once in the life of a JVM.
                .filter(setting -> setting != SdkSystemSetting.AWS_PARTITIONS_FILE)
                .map(SdkSystemSetting::property);
    }

    static Stream<String> keys() {
        return Arrays.stream(ProfileProperty.class.getFields()).map(SdkSettingTest::constant);
    }

    private static String constant(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("properties")
    void isToldInTheProcessWhereTheSdkWouldFailOnIt(String property) {
        for (String value : VALUES) {
            set(property, value);
            checkAgainstTheSdk(property + "=" + value);
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void isToldInAProfileWhereTheSdkWouldFailOnIt(String key) throws IOException {
        for (String value : VALUES) {
            profile(key + " = " + value + "\n");
            checkAgainstTheSdk(key + "=" + value);
        }
    }

    private void checkAgainstTheSdk(String what) {
        boolean programmers = Stream.<Supplier<Object>>of(
                        SdkSettingTest::listDistributions, SdkSettingTest::listBuckets)
                .map(call -> catchThrowable(call::get))
                .anyMatch(thrown -> !(thrown instanceof SdkException));
        try (AwsClients ours = new AwsClients(null, null, new ForbiddingHttpClient())) {
            Throwable thrown = catchThrowable(() -> {
                ErrorTranslatingType.translated(() -> ours.s3("us-west-2").listBuckets());
                ErrorTranslatingType.translated(() -> ours.cloudFront().listDistributions());
            });
            if (programmers) {
                assertThat(thrown).as(what).isInstanceOfSatisfying(InvalidSettingException.class, bad -> assertThat(
                                bad.diagnostic().help())
                        .isPresent());
            } else if (!what.contains("endpoint")) {
                // The SDK itself takes less than this for an address of its own.
                assertThat(thrown).as(what).isInstanceOf(ProviderException.class);
            }
        }
    }

    private static Object listDistributions() {
        try (CloudFrontClient sdk = CloudFrontClient.builder()
                .region(Region.AWS_GLOBAL)
                .httpClient(new ForbiddingHttpClient())
                .build()) {
            return sdk.listDistributions();
        }
    }

    private static Object listBuckets() {
        try (S3Client sdk = S3Client.builder()
                .region(Region.US_WEST_2)
                .httpClient(new ForbiddingHttpClient())
                .build()) {
            return sdk.listBuckets();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[profile studio\n", "region = x\n", "[profile studio]\nregion\n", "[profile studio]\n= x\n"})
    void aConfigurationThatCannotBeReadIsTold(String config) throws IOException {
        Files.writeString(folder.resolve("config"), config);
        // The SDK reads it for the simulator too.
        for (AwsClients any : List.of(AwsClients.real(), AwsClients.simulated(URI.create("http://127.0.0.1:9")))) {
            try (AwsClients aws = any) {
                assertThatThrownBy(aws::cloudFront)
                        .isInstanceOf(InvalidSettingException.class)
                        .hasMessage("The configuration of AWS's tools cannot be read.");
            }
        }
    }

    @Test
    void partitionsAreAnArrayInAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("partitions.json"), "{\"partitions\": [{\"id\": \"aws\"}]}");
        assertThat(new SdkSetting("AWS_PARTITIONS_FILE", file.toString(), Form.PARTITIONS).flaw())
                .isEmpty();
        for (String other : List.of("", "{}", "{\"partitions\": []}", "partitions")) {
            Files.writeString(file, other);
            assertThat(new SdkSetting("AWS_PARTITIONS_FILE", file.toString(), Form.PARTITIONS).flaw())
                    .as(other)
                    .isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "'a+/=\n'"})
    void takesATokenAsTheSdkDoes(String value) {
        assertThat(new SdkSetting("AWS_SESSION_TOKEN", value, Form.HEADER).flaw())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'canary\nb'", "'canary\r\nX: y'"})
    void doesNotRepeatATokenThatWouldEndAHeader(String value) {
        assertThat(new SdkSetting("AWS_SESSION_TOKEN", value, Form.HEADER).flaw())
                .hasValueSatisfying(flaw -> {
                    assertThat(flaw.message())
                            .startsWith("`AWS_SESSION_TOKEN` ")
                            .doesNotContain("canary");
                    assertThat(flaw.help().orElseThrow()).contains("or unset it");
                });
    }
}
