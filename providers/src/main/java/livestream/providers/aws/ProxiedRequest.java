package livestream.providers.aws;

import java.io.IOException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;

/** A request through a proxy, whose failures name the proxy: most of them are its own. */
final class ProxiedRequest implements ExecutableHttpRequest {
    private static final int LOGIN_REQUIRED = 407;

    /** What the JDK says of a proxy that does not open a tunnel. */
    private static final String NO_TUNNEL = "Unable to tunnel through proxy\\. Proxy returns \"HTTP/1\\.[01] ";

    private final ExecutableHttpRequest request;
    private final HttpProxy proxy;

    ProxiedRequest(ExecutableHttpRequest request, HttpProxy proxy) {
        this.request = request;
        this.proxy = proxy;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
        try {
            HttpExecuteResponse response = request.call();
            if (response.httpResponse().statusCode() == LOGIN_REQUIRED) {
                throw refusal();
            }
            return response;
        } catch (SSLException e) {
            // Of the host behind the proxy.
            throw e;
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).matches(NO_TUNNEL + LOGIN_REQUIRED + ".*")) {
                throw refusal();
            }
            throw new IOException(named(reason(e)), e);
        }
    }

    private static String reason(IOException e) {
        // The JDK's words for this would be the name alone.
        return e instanceof UnknownHostException ? "no address is known for its name" : String.valueOf(e.getMessage());
    }

    /** The SDK repeats what a broken connection stopped; the same login again would bring its user nearer to being locked. */
    private SdkClientException refusal() {
        return SdkClientException.create(named(
                proxy.hasLogin()
                        ? "it refused the user and the password there (407)"
                        : "it wants a user and a password, as in http://user:password@host:port (407)"));
    }

    private String named(String reason) {
        return "through the proxy " + proxy + ": " + reason;
    }

    @Override
    public void abort() {
        request.abort();
    }
}
