package livestream.providers.aws;

import java.io.IOException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;

/** An HTTP client that does something around each call of another. */
abstract class HttpClientDecorator implements SdkHttpClient {
    private final SdkHttpClient client;

    HttpClientDecorator(SdkHttpClient client) {
        this.client = client;
    }

    /**
     * Makes a call.
     *
     * @param request where it goes
     */
    abstract HttpExecuteResponse call(ExecutableHttpRequest prepared, SdkHttpRequest request) throws IOException;

    @Override
    public final ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = client.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return HttpClientDecorator.this.call(prepared, request.httpRequest());
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    @Override
    public final String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }
}
