package livestream.providers.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Connections through the proxy and with the certificate authorities that the environment names. The JDK makes them, and reads the
 * certificates that the machine trusts when the first one is by TLS.
 */
final class DefaultHttpClient implements SdkHttpClient {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final SdkHttpClient client = UrlConnectionHttpClient.create(this::open);
    private final Supplier<NetworkSettings> source;
    private @Nullable NetworkSettings settings;

    /**
     * @param source asked once, for the first connection
     */
    DefaultHttpClient(Supplier<NetworkSettings> source) {
        this.source = source;
    }

    /** Throws {@link InvalidSettingException} when one of them cannot be used. */
    synchronized NetworkSettings settings() {
        NetworkSettings known = settings;
        if (known == null) {
            known = source.get();
            settings = known;
        }
        return known;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = client.prepareRequest(request);
        HttpProxy proxy = settings().proxies().of(request.httpRequest().getUri());
        return proxy == null ? prepared : new ProxiedRequest(prepared, proxy);
    }

    private HttpURLConnection open(URI target) {
        try {
            HttpProxy proxy = settings().proxies().of(target);
            HttpURLConnection connection =
                    proxy == null ? (HttpURLConnection) target.toURL().openConnection() : proxy.open(target);
            SSLSocketFactory sockets = settings().sockets();
            if (sockets != null && connection instanceof HttpsURLConnection secure) {
                secure.setSSLSocketFactory(sockets);
            }
            connection.setConnectTimeout((int) CONNECT.toMillis());
            connection.setReadTimeout((int) ANSWER.toMillis());
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }
}
