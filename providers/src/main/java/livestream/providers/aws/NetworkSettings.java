package livestream.providers.aws;

import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * How the environment says that AWS is reached.
 *
 * @param sockets TLS with other authorities than the Java runtime has; null for its own
 */
record NetworkSettings(ProxySettings proxies, @Nullable SSLSocketFactory sockets) {
    /** For what is on this machine. */
    static final NetworkSettings LOCAL = new NetworkSettings(ProxySettings.NONE, null);

    /** Throws {@link InvalidSettingException} when one of the settings cannot be used. */
    static NetworkSettings of(Map<String, String> environment) {
        ProxySettings proxies = ProxySettings.of(environment);
        return new NetworkSettings(
                proxies, CaBundle.of(environment).map(CaBundle::sockets).orElse(null));
    }
}
