package livestream.providers.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import livestream.engine.ProviderException;
import livestream.engine.ProviderException.ErrorKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back from something that is not AWS, or not whole; the simulator garbles what it says itself elsewhere. */
@Timeout(120)
class ResponseCheckTest {
    private static final int DEPTH = 100_000;

    /** What is sent; a part of it, if it says so. */
    private record Sent(int status, String requestId, byte[] body, long length, int times) {}

    private final HttpServer server;
    private final AwsClients aws;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Sent sent = text(200, "");

    ResponseCheckTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        aws = AwsClients.simulated(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void close() {
        aws.close();
        server.stop(0);
    }

    private static Sent text(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Sent(status, "r-1", bytes, bytes.length, 1);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        Sent now = sent;
        exchange.getRequestBody().readAllBytes();
        if (!now.requestId().isEmpty()) {
            exchange.getResponseHeaders().set("x-amzn-RequestId", now.requestId());
        }
        boolean empty = now.length() == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(now.status(), empty ? -1 : now.length());
        try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < now.times() && !empty; i++) {
                out.write(now.body());
            }
        } catch (IOException gone) {
            // Whoever has read enough hangs up.
            exchange.close();
        }
    }

    private ProviderException refused(Runnable call) {
        ProviderException refused = catchThrowableOfType(
                ProviderException.class,
                () -> ErrorTranslatingType.translated(() -> {
                    call.run();
                    return "";
                }));
        assertThat(refused).as("it is taken for an answer").isNotNull();
        return refused;
    }

    private void isUnreadable(Runnable call, String words) {
        ProviderException refused = refused(call);
        assertThat(refused.kind()).as(refused.words()).isEqualTo(ErrorKind.UNKNOWN);
        assertThat(refused.code()).as(refused.words()).isEqualTo(ErrorTranslatingType.UNREADABLE);
        assertThat(refused.getMessage()).startsWith(words);
    }

    private void readDistribution() {
        aws.cloudFront().getDistribution(request -> request.id("E1"));
    }

    private void readChannel() {
        aws.mediaPackage("us-west-2").describeChannel(request -> request.id("news"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "{}",
                "[]",
                "7",
                "true",
                "\"text\"",
                "<html/>",
                "<html><body>Sign in<br></body></html>",
                "<!DOCTYPE html><html></html>",
                "<?xml version=\"1.0\"?>",
                "<Distribution",
                "<Distribution><Id>E1</Id>",
                "<Distribution/>",
                "<Distribution><Id>E1</Id></Distribution>",
                "{\"id\":",
                "{\"id\": \"news\"}",
                "{\"id\": null, \"arn\": null}",
                "{\"id\": {}, \"arn\": []}",
                "[null]",
                "\u0000",
                "not found"
            })
    void whatSaysNothingIsNoAnswer(String body) {
        sent = text(200, body);
        isUnreadable(this::readDistribution, "CloudFront answered GetDistribution of `E1` ");
        isUnreadable(this::readChannel, "MediaPackage answered DescribeChannel of `news` ");
        isUnreadable(() -> aws.iam().getRole(request -> request.roleName("cdn")), "IAM answered GetRole of `cdn` ");
        isUnreadable(() -> aws.mediaPackage("us-west-2").listChannels(), "MediaPackage answered ListChannels ");
        isUnreadable(
                () -> aws.secretsManager("us-west-2").describeSecret(request -> request.secretId("cdn")),
                "Secrets Manager answered DescribeSecret of `cdn` ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "<html/>",
                "<GetCallerIdentityResponse/>",
                "<GetCallerIdentityResponse><GetCallerIdentityResult/></GetCallerIdentityResponse>",
                "<GetCallerIdentityResponse><GetCallerIdentityResult><Account/></GetCallerIdentityResult>"
                        + "</GetCallerIdentityResponse>",
                "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>null</Account></GetCallerIdentityResult>"
                        + "</GetCallerIdentityResponse>",
                "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>12345678901</Account>"
                        + "</GetCallerIdentityResult></GetCallerIdentityResponse>"
            })
    void noAccountIsNull(String body) {
        sent = text(200, body);
        ProviderException refused = refused(() -> aws.account("us-east-1"));
        assertThat(refused.code()).isEqualTo(ErrorTranslatingType.UNREADABLE);
    }

    /** As deep as the SDK's reader of XML follows by calling itself. */
    @Test
    void whatHasNoEndInDepthIsNoAnswer() {
        sent = text(200, "<a>".repeat(DEPTH) + "</a>".repeat(DEPTH));
        isUnreadable(this::readDistribution, "CloudFront answered GetDistribution");
        sent = text(200, "{\"a\":".repeat(DEPTH) + "1" + "}".repeat(DEPTH));
        isUnreadable(this::readChannel, "MediaPackage answered DescribeChannel");
        sent = text(200, "[".repeat(DEPTH));
        isUnreadable(this::readChannel, "MediaPackage answered DescribeChannel");
    }

    @Test
    void whatHasNoEndInLengthIsNoAnswer() {
        byte[] megabyte = "<a>x</a>".repeat(1 << 17).getBytes(StandardCharsets.UTF_8);
        sent = new Sent(200, "r-1", megabyte, 3L << 30, 3 << 10);
        isUnreadable(this::readDistribution, "CloudFront answered GetDistribution of `E1` more than 32 MiB");
        isUnreadable(this::readChannel, "MediaPackage answered DescribeChannel of `news` ");
        assertThat(asked.get()).as("three attempts at the most").isBetween(2, 6);
    }

    /** The SDK's reader of XML would print a line to the terminal. */
    @Test
    void whatIsNoTextIsNoAnswerAndIsNotPrinted() {
        PrintStream terminal = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            for (byte[] body : new byte[][] {
                {(byte) 0xff, (byte) 0xfe, 0},
                {'<', 'a', '>', (byte) 0xc3, 0x28},
                {'<', 'a', '>', (byte) 0xc0, (byte) 0x80},
                {'<', 'a', '>', (byte) 0xed, (byte) 0xa0, (byte) 0x80},
                {'<', 'a', '>', (byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
                {'<', 'a', '/', '>', (byte) 0xe2, (byte) 0x82}
            }) {
                sent = new Sent(200, "r-1", body, body.length, 1);
                isUnreadable(this::readDistribution, "CloudFront answered GetDistribution of `E1` ");
            }
        } finally {
            System.setErr(terminal);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("Fatal Error");
    }

    /** What a change is answered with is read as far as that it was AWS. */
    @Test
    void aChangeThatSomethingElseAnsweredIsNotDone() {
        sent = new Sent(200, "", "<html/>".getBytes(StandardCharsets.UTF_8), 7, 1);
        isUnreadable(
                () -> aws.cloudFront()
                        .deleteDistribution(request -> request.id("E1").ifMatch("x")),
                "CloudFront answered DeleteDistribution of `E1` without a request id");
        isUnreadable(
                () -> aws.s3("us-west-2").deleteBucketCors(request -> request.bucket("news")),
                "S3 answered DeleteBucketCors of `news` without a request id");
        sent = text(200, "");
        aws.s3("us-west-2").deleteBucketCors(request -> request.bucket("news"));
    }

    /** A proxy's page for what it does not find says nothing of what AWS has. */
    @ParameterizedTest
    @CsvSource({"404", "403", "400", "410", "302", "451"})
    void anErrorOfAProxyIsNoErrorOfAws(int status) {
        sent = new Sent(status, "", "<html>Not found</html>".getBytes(StandardCharsets.UTF_8), 22, 1);
        isUnreadable(this::readDistribution, "CloudFront answered GetDistribution of `E1` HTTP " + status);
        isUnreadable(this::readChannel, "MediaPackage answered DescribeChannel of `news` HTTP " + status);
    }

    @Test
    void anErrorOfAwsStaysWhatItIs() {
        sent = text(404, "<ErrorResponse><Error><Code>NoSuchDistribution</Code></Error></ErrorResponse>");
        assertThat(refused(this::readDistribution).kind()).isEqualTo(ErrorKind.NOT_FOUND);
        sent = new Sent(503, "", "<html/>".getBytes(StandardCharsets.UTF_8), 7, 1);
        assertThat(refused(this::readDistribution).kind()).isEqualTo(ErrorKind.UNKNOWN);
        sent = new Sent(429, "", "<html/>".getBytes(StandardCharsets.UTF_8), 7, 1);
        assertThat(refused(this::readChannel).kind()).isEqualTo(ErrorKind.THROTTLED);
    }

    /** A create that took effect, and whose answer broke off, must not be sent again. */
    @Test
    void aHalfAnswerToACreateIsNotAskedForAgain() {
        sent = text(200, "{\"id\":");
        ProviderException refused =
                refused(() -> aws.mediaPackage("us-west-2").createChannel(request -> request.id("news")));
        assertThat(refused.kind()).isEqualTo(ErrorKind.UNKNOWN);
        assertThat(asked.get()).isEqualTo(1);
    }

    @Test
    void anAnswerAboutAnotherThingIsNoAnswer() {
        String hls = "\"hlsIngest\":{\"ingestEndpoints\":[{\"url\":\"https://a.example\"}]}}";
        sent = text(200, "{\"id\":\"sports\",\"arn\":\"arn:x\"," + hls);
        isUnreadable(
                this::readChannel,
                "MediaPackage answered DescribeChannel of `news` with another `Id`, which is `sports`");
        sent = text(200, "{\"id\":\"news\",\"arn\":\"arn:x\"," + hls);
        readChannel();
    }

    @Test
    void aPageThatLeadsToItselfIsNoAnswer() {
        sent = text(200, "{\"channels\":[],\"nextToken\":\"more\"}");
        isUnreadable(
                () -> aws.mediaPackage("us-west-2").listChannelsPaginator().channels().stream()
                        .count(),
                "MediaPackage answered ListChannels a page that leads to itself");
        sent = text(200, "{\"channels\":[null]}");
        isUnreadable(
                () -> aws.mediaPackage("us-west-2").listChannels(),
                "MediaPackage answered ListChannels without `Channels[].Id`");
    }
}
