package livestream.providers.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * An HTTP client whose broken connections are all told alike. The SDK's own for {@code HttpURLConnection} throws an unchecked
 * exception when an answer breaks off behind its first line, and the SDK, which repeats what a checked one stopped, lets that
 * through as it is.
 */
public final class PlainFailures extends Wrapped {

    /** Stands in front of a client, and closes it. */
    public PlainFailures(SdkHttpClient client) {
        super(client);
    }

    @Override
    HttpExecuteResponse call(ExecutableHttpRequest prepared) throws IOException {
        try {
            return prepared.call();
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
