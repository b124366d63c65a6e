package livestream.providers.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Connections as the SDK makes them by itself, through whatever proxy the environment names. Making that client reads every
 * certificate which the machine trusts, so it waits for the first call that is not a plain one to this machine.
 */
final class Connections implements SdkHttpClient {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    private final SdkHttpClient plain = UrlConnectionHttpClient.create(Connections::plain);
    private @Nullable SdkHttpClient secure;

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        boolean stays = request.httpRequest().protocol().equals("http")
                && THIS_MACHINE.contains(request.httpRequest().host());
        return (stays ? plain : secure()).prepareRequest(request);
    }

    private synchronized SdkHttpClient secure() {
        SdkHttpClient client = secure;
        if (client == null) {
            client = UrlConnectionHttpClient.builder()
                    .connectionTimeout(CONNECT)
                    .socketTimeout(ANSWER)
                    .build();
            secure = client;
        }
        return client;
    }

    private static HttpURLConnection plain(URI uri) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout((int) CONNECT.toMillis());
            connection.setReadTimeout((int) ANSWER.toMillis());
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String clientName() {
        return plain.clientName();
    }

    @Override
    public synchronized void close() {
        plain.close();
        if (secure != null) {
            secure.close();
        }
    }
}
