package livestream.providers.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import livestream.network.TestAuthority;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaBundleTest {
    @TempDir
    private static Path shared;

    private static String pem;

    @TempDir
    private Path folder;

    @BeforeAll
    static void make() throws IOException {
        pem = Files.readString(
                TestAuthority.in(shared, TestAuthority.namesOfAws()).pem());
    }

    private CaBundle bundle(String text) throws IOException {
        return new CaBundle(
                "AWS_CA_BUNDLE",
                Files.writeString(folder.resolve("ca.pem"), text).toString());
    }

    /** As distributions and companies write such files. */
    @Test
    void takesSeveralWithWordsBetweenThem() throws IOException {
        for (String text :
                new String[] {pem, pem + pem, "# Authority of a test\n" + pem + "\n# The same - again\n" + pem + "\n\n"
                }) {
            assertThat(bundle(text).sockets()).isNotNull();
        }
        assertThat(bundle(pem.replace("\r", "")).sockets()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "certificate",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
                "-----BEGIN CERTIFICATE-----\n",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
            })
    void refusesWhatHoldsNoCertificate(String text) throws IOException {
        told(bundle(text));
    }

    @Test
    void refusesWhatIsNoFile() {
        told(new CaBundle("AWS_CA_BUNDLE", folder.resolve("none").toString()));
        told(new CaBundle("AWS_CA_BUNDLE", folder.toString()));
        told(new CaBundle("AWS_CA_BUNDLE", "\u0000"));
    }

    private static void told(CaBundle bundle) {
        assertThatThrownBy(bundle::sockets).isInstanceOfSatisfying(InvalidSettingException.class, wrong -> {
            assertThat(wrong.diagnostic().code()).isEqualTo("wrong-setting");
            assertThat(wrong.diagnostic().message())
                    .startsWith("`AWS_CA_BUNDLE` names `" + bundle.path() + "`, which ");
            assertThat(wrong.diagnostic().help()).isPresent();
        });
    }

    @Test
    void theFirstOfItsNamesCounts() {
        assertThat(CaBundle.of(Map.of("AWS_CA_BUNDLE", "a", "REQUESTS_CA_BUNDLE", "b")))
                .contains(new CaBundle("AWS_CA_BUNDLE", "a"));
        assertThat(CaBundle.of(Map.of("AWS_CA_BUNDLE", "", "REQUESTS_CA_BUNDLE", "b")))
                .contains(new CaBundle("REQUESTS_CA_BUNDLE", "b"));
    }
}
