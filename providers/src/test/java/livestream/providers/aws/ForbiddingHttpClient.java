package livestream.providers.aws;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Answers every call with 403, reaches no server, and keeps what would have been sent. */
final class ForbiddingHttpClient implements SdkHttpClient {
    private static final int FORBIDDEN = 403;

    private final List<SdkHttpRequest> requests = new ArrayList<>();

    List<SdkHttpRequest> requests() {
        return requests;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        requests.add(request.httpRequest());
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return HttpExecuteResponse.builder()
                        .response(
                                SdkHttpResponse.builder().statusCode(FORBIDDEN).build())
                        .responseBody(AbortableInputStream.createEmpty())
                        .build();
            }

            @Override
            public void abort() {
                // There is nothing in progress.
            }
        };
    }

    @Override
    public void close() {
        // There is nothing open.
    }
}
