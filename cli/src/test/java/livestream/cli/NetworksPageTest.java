package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.golden.Golden;
import org.junit.jupiter.api.Test;

/** docs/networks.md names a test for each setting, and it is there. */
class NetworksPageTest {
    private static final Pattern ROW = Pattern.compile("\\| ([^|]+) \\|(.*)\\| `([^`]+)` \\|");

    @Test
    void eachSettingIsHeldByATestThatIsThere() throws IOException {
        List<String> tests = new ArrayList<>();
        String text = Files.readString(Golden.root().resolve("docs/networks.md"));
        for (String line : text.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| --") && !line.startsWith("| setting |"))
                .toList()) {
            Matcher row = ROW.matcher(line);
            assertThat(row.matches()).as(line).isTrue();
            tests.add(row.group(3));
        }
        assertThat(tests).hasSizeGreaterThan(15);
        for (String test : tests) {
            assertThat(NamedTest.isThere(test)).as(test).isTrue();
        }
        assertThat(text)
                .contains("HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "AWS_CA_BUNDLE", "AWS_USE_DUALSTACK_ENDPOINT")
                .contains("AWS_USE_FIPS_ENDPOINT", "AWS_MAX_ATTEMPTS", "AWS_RETRY_MODE", "AWS_ENDPOINT_URL_S3")
                .contains("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "credential_process", "AWS_WEB_IDENTITY_TOKEN_FILE");
    }
}
