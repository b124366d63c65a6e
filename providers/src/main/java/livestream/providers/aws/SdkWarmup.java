package livestream.providers.aws;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * A first call that goes nowhere. A third of a short plan is the SDK's own beginning: what every client and every call is
 * made of is loaded, and runs for the first time. Done beside the reading of the file, it is over when AWS is asked.
 */
public final class SdkWarmup {
    private static final byte[] ANSWER =
            ("<GetCallerIdentityResponse><GetCallerIdentityResult><Account>000000000000</Account>"
                            + "</GetCallerIdentityResult></GetCallerIdentityResponse>")
                    .getBytes(StandardCharsets.UTF_8);

    private SdkWarmup() {}

    /** Asks whose account it is, and answers it here; no credentials are looked for and nothing is sent. */
    public static void run() {
        try (AwsClients clients = new AwsClients(
                URI.create("http://localhost"),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing")),
                new Answering())) {
            clients.account("us-east-1");
            clients.cloudFront();
        }
    }

    /** Gives every call the same answer. */
    private static final class Answering implements SdkHttpClient {

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    return HttpExecuteResponse.builder()
                            .response(SdkHttpResponse.builder().statusCode(200).build())
                            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(ANSWER)))
                            .build();
                }

                @Override
                public void abort() {}
            };
        }

        @Override
        public void close() {}
    }
}
