package livestream.providers.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * An HTTP client whose broken connections are all told alike. The SDK's own for {@code HttpURLConnection} throws an unchecked
 * exception when an answer breaks off behind its first line, and the SDK, which repeats what a checked one stopped, lets that
 * through as it is.
 */
public final class UncheckedIoAdapter extends HttpClientDecorator {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** Stands in front of a client, and closes it. */
    public UncheckedIoAdapter(SdkHttpClient client) {
        super(client);
    }

    @Override
    HttpExecuteResponse call(ExecutableHttpRequest prepared, SdkHttpRequest request) throws IOException {
        try {
            return prepared.call();
        } catch (UncheckedIOException e) {
            throw failure(e.getCause() == null ? new IOException(e) : e.getCause(), request);
        } catch (IOException e) {
            throw failure(e, request);
        }
    }

    /** With whom it was tried, which the JDK says of few failures. */
    private static IOException failure(IOException e, SdkHttpRequest request) {
        boolean usual = request.port() == (request.protocol().equals("https") ? HTTPS : HTTP);
        String where = request.protocol() + "://" + request.host() + (usual ? "" : ":" + request.port()) + ": ";
        if (e instanceof UnknownHostException) {
            // The SDK has words of its own for this cause, about the caches of the JDK.
            return new IOException(where + "no address is known for this name");
        } else if (e instanceof SSLException && e.getCause() instanceof CertificateException) {
            return new IOException(
                    where + "its certificate is not trusted here: "
                            + String.valueOf(e.getMessage()).replaceFirst(".*Exception: ", "")
                            + "; AWS_CA_BUNDLE names a file of authorities to trust",
                    e);
        } else if (e instanceof SSLException && !usual) {
            return new IOException(where + "no TLS there; an endpoint without it begins with http://", e);
        }
        return new IOException(where + e.getMessage(), e);
    }
}
