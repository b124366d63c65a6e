package livestream.providers.aws;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Ten calls of a service are under way at once, whoever makes them: what AWS's own tools do, and few enough that a throttled
 * service is not stormed. What is written before a call and read after it takes no place, so that all ten are used.
 */
final class ConcurrencyLimit extends HttpClientDecorator {
    private static final int AT_ONCE = 10;

    private final Semaphore places = new Semaphore(AT_ONCE);

    /** Stands in front of a client that others use too, and does not close it. */
    ConcurrencyLimit(SdkHttpClient client) {
        super(client);
    }

    @Override
    HttpExecuteResponse call(ExecutableHttpRequest prepared, SdkHttpRequest request) throws IOException {
        places.acquireUninterruptibly();
        try {
            return prepared.call();
        } finally {
            places.release();
        }
    }

    @Override
    public void close() {}
}
