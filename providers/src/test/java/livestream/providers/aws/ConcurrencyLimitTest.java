package livestream.providers.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

class ConcurrencyLimitTest {
    private final CountDownLatch ten = new CountDownLatch(10);
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Test
    void tenCallsOfAServiceAreUnderWayInAllRegionsTogether() throws Exception {
        try (AwsClients clients = clients(this::meet)) {
            all(40, i -> clients.account(i % 2 == 0 ? "us-west-2" : "eu-west-1"));
        }

        assertThat(most).hasValue(10);
    }

    @Test
    void aServiceThatIsBusyHoldsUpNoOther() throws Exception {
        CountDownLatch other = new CountDownLatch(1);
        try (AwsClients clients = clients(asked -> {
            if (asked.contains("origin-access-control")) {
                other.countDown();
            } else {
                comes(other);
            }
        })) {
            all(11, i -> {
                if (i < 10) {
                    clients.account("us-west-2");
                } else {
                    clients.cloudFront().listOriginAccessControls(list -> {});
                }
            });
        }
    }

    @Test
    void aCallThatFailsLeavesItsPlace() throws Exception {
        try (AwsClients clients = clients(asked -> {
            throw new UncheckedIOException(new IOException("connection reset"));
        })) {
            for (int i = 0; i < 12; i++) {
                try {
                    clients.account("us-west-2");
                } catch (RuntimeException expected) {
                    assertThat(expected).hasMessageContaining("connection reset");
                }
            }
        }
    }

    private void meet(String asked) {
        most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        ten.countDown();
        comes(ten);
        underWay.decrementAndGet();
    }

    private static void comes(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Work {
        void of(int number);
    }

    private static void all(int count, Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                calls.add(threads.submit(() -> work.of(number)));
            }
            for (Future<?> call : calls) {
                call.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private interface Service {
        void asked(String path);
    }

    private static String answer(String path) {
        return path.contains("origin-access-control")
                ? "<OriginAccessControlList><Marker/><MaxItems>100</MaxItems><IsTruncated>false</IsTruncated>"
                        + "<Quantity>0</Quantity></OriginAccessControlList>"
                : "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account>"
                        + "<Arn>arn:aws:iam::123456789012:user/a</Arn><UserId>A</UserId>"
                        + "</GetCallerIdentityResult></GetCallerIdentityResponse>";
    }

    private static AwsClients clients(Service service) {
        return new AwsClients(
                URI.create("http://localhost"), AnonymousCredentialsProvider.create(), new SdkHttpClient() {
                    @Override
                    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
                        return new ExecutableHttpRequest() {
                            @Override
                            public HttpExecuteResponse call() throws IOException {
                                try {
                                    service.asked(request.httpRequest().encodedPath());
                                } catch (UncheckedIOException e) {
                                    throw new IOException(e.getMessage(), e);
                                }
                                return HttpExecuteResponse.builder()
                                        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(
                                                answer(request.httpRequest().encodedPath())
                                                        .getBytes(StandardCharsets.UTF_8))))
                                        .response(SdkHttpResponse.builder()
                                                .statusCode(200)
                                                .build())
                                        .build();
                            }

                            @Override
                            public void abort() {}
                        };
                    }

                    @Override
                    public void close() {}
                });
    }
}
