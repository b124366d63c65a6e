package livestream.providers.aws;

import java.io.IOException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;

/** A request through a proxy, whose failures name the proxy: most of them are its own. */
final class ProxiedRequest implements ExecutableHttpRequest {
    private static final int LOGIN_REQUIRED = 407;

    /** What the JDK says of a proxy that does not open a tunnel. */
    private static final String NO_TUNNEL = "Unable to tunnel through proxy. Proxy returns \"HTTP/1.";

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
                throw new IOException(refusal());
            }
            return response;
        } catch (SSLException e) {
            // Of the host behind the proxy.
            throw e;
        } catch (IOException e) {
            throw new IOException("through the proxy " + proxy + ": " + reason(e), e);
        }
    }

    private String reason(IOException e) {
        String message = String.valueOf(e.getMessage());
        if (e instanceof UnknownHostException) {
            return "no address is known for its name";
        } else if (!message.startsWith(NO_TUNNEL)) {
            return message;
        }
        // As in `1 407 Proxy Authentication Required"`.
        String status =
                message.substring(NO_TUNNEL.length()).replaceFirst("^\\d ", "").replace("\"", "");
        return status.startsWith(LOGIN_REQUIRED + "") ? refusal() : "it answered " + status;
    }

    private String refusal() {
        return proxy.hasLogin()
                ? "it refused the user and the password there (407)"
                : "it wants a user and a password, as in http://user:password@host:port (407)";
    }

    @Override
    public void abort() {
        request.abort();
    }
}
