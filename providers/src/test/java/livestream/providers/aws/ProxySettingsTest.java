package livestream.providers.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxySettingsTest {
    private static final URI CLOUDFRONT = URI.create("https://cloudfront.amazonaws.com/2020-05-31/distribution");

    private static String proxy(String target, Map<String, String> environment) {
        return String.valueOf(ProxySettings.of(environment).of(URI.create(target)));
    }

    @ParameterizedTest
    @CsvSource({
        "http://proxy.example.com:3128, proxy.example.com:3128",
        "proxy.example.com:3128, proxy.example.com:3128",
        "//proxy.example.com:3128, proxy.example.com:3128",
        "HTTP://proxy:3128/, proxy:3128",
        "http://proxy, proxy:80",
        "proxy, proxy:80",
        "http://[::1]:3128, [::1]:3128",
        "127.0.0.1:8080, 127.0.0.1:8080",
        "http://ann:canary@proxy:3128, proxy:3128",
        "ann:c@n:ary/#?@proxy:3128, proxy:3128",
        "http://ann@proxy:3128/path, proxy:3128",
        "' http://proxy:3128 ', proxy:3128"
    })
    void takesAProxyAndHidesItsLogin(String value, String shown) {
        assertThat(proxy("https://a.test", Map.of("HTTPS_PROXY", value))).isEqualTo(shown + " of HTTPS_PROXY");
    }

    @ParameterizedTest
    @CsvSource({
        "http://, the URL of a proxy",
        "http://:3128, the URL of a proxy",
        "pro xy:3128, the URL of a proxy",
        "proxy:port, the URL of a proxy",
        "proxy:0, from 1 to 65535",
        "proxy:99999, from 1 to 65535",
        "ann:canary@, the URL of a proxy",
        "http://ann:canary@pro xy:3128, the URL of a proxy",
        "http://ann:canary%zz@proxy:3128, hexadecimal",
        "socks5://proxy:1080, a SOCKS proxy",
        "socks5h://ann:canary@proxy:1080, a SOCKS proxy",
        "https://ann:canary@proxy:3128, reached by TLS",
        "ftp://ann:canary@proxy:21, an HTTP proxy",
        "http://ann:canary, the URL of a proxy"
    })
    void refusesWhatIsNoProxyWithoutRepeatingALogin(String value, String why) {
        for (String variable : new String[] {"HTTPS_PROXY", "http_proxy"}) {
            InvalidSettingException wrong = catchThrowableOfType(
                    InvalidSettingException.class, () -> ProxySettings.of(Map.of(variable, value)));
            assertThat(wrong.diagnostic().code()).isEqualTo("wrong-setting");
            assertThat(wrong.diagnostic().message())
                    .startsWith("`" + variable + "` ")
                    .contains(why);
            assertThat(wrong.diagnostic().help()).isPresent();
            assertThat(wrong.diagnostic().toString()).doesNotContain("canary");
        }
    }

    /** As Python's urllib.request.proxy_bypass_environment answers, which the AWS CLI asks. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*                                    | true",
                "amazonaws.com                        | true",
                ".amazonaws.com                       | true",
                "..amazonaws.com                      | true",
                "AmazonAWS.com                        | true",
                "cloudfront.amazonaws.com             | true",
                "a.test , .amazonaws.com              | true",
                "cloudfront.amazonaws.com:443         | true",
                "com                                  | true",
                "''                                   | false",
                "," + "| false",
                "front.amazonaws.com                  | false",
                "x.cloudfront.amazonaws.com           | false",
                "cloudfront.amazonaws.com:80          | false",
                "cloudfront.amazonaws.com.            | false",
                "*.amazonaws.com                      | false",
                "a.test,*                             | false",
                "0.0.0.0/0                            | false"
            })
    void asksAHostOfNoProxyDirectly(String direct, boolean isDirect) {
        for (String variable : new String[] {"NO_PROXY", "no_proxy"}) {
            assertThat(ProxySettings.of(Map.of("HTTPS_PROXY", "proxy:1", variable, direct))
                            .of(CLOUDFRONT))
                    .matches(proxy -> (proxy == null) == isDirect);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, http://127.0.0.1:5101",
        "127.0.0.1:5101, http://127.0.0.1:5101",
        "'::1', http://[::1]:5101",
        "localhost, http://LOCALHOST:5101"
    })
    void knowsAddresses(String direct, String target) {
        assertThat(proxy(target, Map.of("HTTP_PROXY", "proxy:1", "NO_PROXY", direct)))
                .isEqualTo("null");
        assertThat(proxy(target, Map.of("HTTP_PROXY", "proxy:1", "NO_PROXY", "10.0.0.1")))
                .isEqualTo("proxy:1 of HTTP_PROXY");
    }

    @Test
    void eachSchemeHasItsOwn() {
        Map<String, String> both = Map.of("HTTP_PROXY", "one:1", "HTTPS_PROXY", "two:2");
        assertThat(proxy("http://a.test", both)).isEqualTo("one:1 of HTTP_PROXY");
        assertThat(proxy("https://a.test", both)).isEqualTo("two:2 of HTTPS_PROXY");
        assertThat(proxy("http://a.test", Map.of("HTTPS_PROXY", "two:2"))).isEqualTo("null");
        assertThat(proxy("https://a.test", Map.of("HTTP_PROXY", "one:1", "ALL_PROXY", "three:3")))
                .isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https_proxy", "no_proxy"})
    void anEmptyNameInLowerCaseTurnsTheOtherOff(String name) {
        Map<String, String> environment = Map.of("HTTPS_PROXY", "proxy:1", "NO_PROXY", "*", name, "");
        assertThat(proxy("https://a.test", environment))
                .isEqualTo(name.equals("no_proxy") ? "proxy:1 of HTTPS_PROXY" : "null");
    }
}
