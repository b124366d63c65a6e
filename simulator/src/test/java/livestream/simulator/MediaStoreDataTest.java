package livestream.simulator;

import static livestream.simulator.Clients.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.mediastore.MediaStoreClient;
import software.amazon.awssdk.services.mediastoredata.MediaStoreDataClient;
import software.amazon.awssdk.services.mediastoredata.model.DescribeObjectResponse;
import software.amazon.awssdk.services.mediastoredata.model.GetObjectRequest;
import software.amazon.awssdk.services.mediastoredata.model.Item;
import software.amazon.awssdk.services.mediastoredata.model.PutObjectResponse;
import software.amazon.awssdk.services.mediastoredata.model.StorageClass;

class MediaStoreDataTest {

    private static final String HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    private final SettableClock clock = new SettableClock();
    private final Clients clients = new Clients(Simulator.Settings.inMemory().withClock(clock));
    private final MediaStoreClient control = clients.mediaStore();
    private MediaStoreDataClient client;
    private String endpoint;

    @BeforeEach
    void createContainer() {
        control.createContainer(c -> c.containerName("news"));
        endpoint = control.describeContainer(d -> d.containerName("news"))
                .container()
                .endpoint();
        client = clients.mediaStoreData(endpoint);
    }

    @AfterEach
    void close() {
        clients.close();
    }

    private PutObjectResponse put(String path, String content) {
        return client.putObject(
                p -> p.path(path).contentType("video/mp2t").cacheControl("max-age=6"), RequestBody.fromString(content));
    }

    private String get(String path, String range) {
        GetObjectRequest request =
                GetObjectRequest.builder().path(path).range(range).build();
        return client.getObject(request, ResponseTransformer.toBytes()).asString(StandardCharsets.UTF_8);
    }

    @Test
    void givesBackWhatWasPut() {
        PutObjectResponse put = put("live/1/a.ts", "hello");
        assertThat(put.contentSHA256()).isEqualTo(HELLO);
        assertThat(put.storageClass()).isEqualTo(StorageClass.TEMPORAL);
        assertThat(put.eTag()).matches("[0-9a-f]{64}");
        var got = client.getObject(g -> g.path("live/1/a.ts"), ResponseTransformer.toBytes());
        assertThat(got.asUtf8String()).isEqualTo("hello");
        assertThat(got.response().statusCode()).isEqualTo(200);
        assertThat(got.response().contentType()).isEqualTo("video/mp2t");
        assertThat(got.response().cacheControl()).isEqualTo("max-age=6");
        assertThat(got.response().eTag()).isEqualTo(put.eTag());
        DescribeObjectResponse described = client.describeObject(d -> d.path("live/1/a.ts"));
        assertThat(described.contentLength()).isEqualTo(5);
        assertThat(described.eTag()).isEqualTo(put.eTag());
        assertThat(described.lastModified()).isEqualTo(clock.instant().truncatedTo(ChronoUnit.SECONDS));
        assertThat(put("live/1/a.ts", "other").eTag()).isNotEqualTo(put.eTag());
        assertThat(get("live/1/a.ts", null)).isEqualTo("other");
    }

    @Test
    void givesParts() {
        put("a", "0123456789");
        assertThat(get("a", "bytes=0-0")).isEqualTo("0");
        assertThat(get("a", "bytes=7-")).isEqualTo("789");
        assertThat(get("a", "bytes=8-99")).isEqualTo("89");
        assertThat(get("a", "bytes=-4")).isEqualTo("6789");
        var part = client.getObject(g -> g.path("a").range("bytes=2-4"), ResponseTransformer.toBytes());
        assertThat(part.response().statusCode()).isEqualTo(206);
        assertThat(part.response().contentRange()).isEqualTo("bytes 2-4/10");
        assertThat(refusal(() -> get("a", "bytes=10-"))).isEqualTo("RequestedRangeNotSatisfiableException 416");
        assertThat(refusal(() -> get("a", "bytes=-0"))).isEqualTo("RequestedRangeNotSatisfiableException 416");
        assertThat(refusal(() -> get("a", "lines=1-2"))).isEqualTo("ValidationException 400");
    }

    @Test
    void listsFoldersAndObjects() {
        put("index.m3u8", "x");
        put("live/1/a.ts", "12345");
        put("live/2/b.ts", "x");
        put("liver", "x");
        assertThat(client.listItems(l -> {}).items())
                .extracting(Item::name, Item::typeAsString)
                .containsExactly(tuple("index.m3u8", "OBJECT"), tuple("live", "FOLDER"), tuple("liver", "OBJECT"));
        assertThat(client.listItems(l -> l.path("/live/")).items())
                .extracting(Item::name)
                .containsExactly("1", "2");
        Item item = client.listItems(l -> l.path("live/1")).items().get(0);
        assertThat(item.contentLength()).isEqualTo(5);
        assertThat(item.lastModified()).isEqualTo(clock.instant());
        assertThat(item.contentType()).isEqualTo("video/mp2t");
        assertThat(client.listItems(l -> l.path("none")).items()).isEmpty();
        assertThat(client.listItemsPaginator(l -> l.maxResults(1)).stream()
                        .flatMap(page -> page.items().stream().map(Item::name)))
                .containsExactly("index.m3u8", "live", "liver");
        assertThat(refusal(() -> client.listItems(l -> l.maxResults(1001)))).isEqualTo("ValidationException 400");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThat(refusal(() -> get("a", null))).isEqualTo("ObjectNotFoundException 404");
        assertThat(refusal(() -> client.describeObject(d -> d.path("a")))).isEqualTo("ObjectNotFoundException 404");
        assertThat(refusal(() -> client.deleteObject(d -> d.path("a")))).isEqualTo("ObjectNotFoundException 404");
        control.deleteContainer(d -> d.containerName("news"));
        assertThat(refusal(() -> get("a", null))).isEqualTo("ContainerNotFoundException 404");
    }

    @Test
    void refusesPathsAndTypesThatAreNone() {
        assertThat(refusal(() -> put("a b", "x"))).isEqualTo("ValidationException 400");
        assertThat(refusal(() -> put("1/2/3/4/5/6/7/8/9/10/11/a", "x"))).isEqualTo("ValidationException 400");
        assertThat(refusal(() -> client.putObject(
                        p -> p.path("a").contentType("text/plain; charset=UTF-8"), RequestBody.fromString("x"))))
                .isEqualTo("ValidationException 400");
        assertThat(new Raw(clients.simulator(), "mediastore", "us-west-2")
                        .send("GET", "/a", "")
                        .body())
                .contains("UnknownOperationException", "X-Amz-Target");
        assertThat(new Raw(clients.simulator(), "mediastore", "eu-west-1")
                        .send("GET", endpoint.substring("https:/".length()), "")
                        .body())
                .contains("InvalidSignatureException");
    }

    @Test
    void hasNoEndpointBeforeItIsActive() {
        try (Clients slow =
                new Clients(Simulator.Settings.inMemory().withClock(clock).withContainerDelay(Duration.ofMinutes(1)))) {
            slow.mediaStore().createContainer(c -> c.containerName("news"));
            clock.advance(Duration.ofMinutes(1));
            String there = slow.mediaStore()
                    .describeContainer(d -> d.containerName("news"))
                    .container()
                    .endpoint();
            assertThat(slow.mediaStoreData(there).listItems(l -> {}).items()).isEmpty();
            slow.mediaStore().deleteContainer(d -> d.containerName("news"));
            assertThat(refusal(() -> slow.mediaStoreData(there).listItems(l -> {})))
                    .isEqualTo("ContainerNotFoundException 404");
        }
    }

    @Test
    void letsEverybodyDoWhatThePolicySays() throws Exception {
        put("live/a.ts", "hello");
        assertThat(unsigned("live/a.ts").statusCode())
                .as("by the default policy")
                .isEqualTo(403);
        String allow =
                "{'Sid':'a','Effect':'Allow','Principal':'*','Action':['mediastore:GetObject','mediastore:Describe*'],"
                        + "'Resource':'ARN/live/*','Condition':{'StringEquals':{'aws:Referer':['old','hush']},"
                        + "'Bool':{'aws:SecureTransport':'true'}}}";
        policy(allow);
        String[] right = {"Referer", "hush", "X-Forwarded-Proto", "https"};
        HttpResponse<String> got = unsigned("live/a.ts", right);
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).isEqualTo("hello");
        assertThat(unsigned("live/b.ts", right).statusCode()).isEqualTo(404);
        assertThat(unsigned("other.ts", right).statusCode()).isEqualTo(403);
        assertThat(unsigned("", right).statusCode()).as("to list").isEqualTo(403);
        assertThat(unsigned("live/a.ts", "Referer", "hush").statusCode()).isEqualTo(403);
        assertThat(unsigned("live/a.ts", "Referer", "guess", "X-Forwarded-Proto", "https")
                        .statusCode())
                .isEqualTo(403);
        policy(allow, "{'Sid':'b','Effect':'Deny','Principal':'*','Action':'mediastore:*','Resource':'ARN/live/a*'}");
        assertThat(unsigned("live/a.ts", right).statusCode()).isEqualTo(403);
        policy(allow.replace("StringEquals", "StringNotEquals"));
        assertThat(unsigned("live/a.ts", right).statusCode())
                .as("what is not understood lets nobody in")
                .isEqualTo(403);
        policy(allow.replace("'Principal':'*'", "'Principal':{'AWS':'arn:aws:iam::123456789012:root'}"));
        assertThat(unsigned("live/a.ts", right).statusCode()).isEqualTo(403);
        assertThat(clients.simulator().calls())
                .extracting(Simulator.Call::operation)
                .contains("GetObject");
    }

    @Test
    void isFoundByTheHostThatIsAskedFor() throws IOException {
        put("live/a.ts", "hello");
        policy("{'Sid':'a','Effect':'Allow','Principal':'*','Action':'mediastore:GetObject','Resource':'ARN/*'}");
        URI here = clients.simulator().endpoint();
        String request =
                "GET /live/a.ts HTTP/1.1\r\nHost: " + URI.create(endpoint).getHost() + "\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(here.getHost(), here.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 200").endsWith("hello");
        }
    }

    private void policy(String... statements) {
        String text = "{'Version':'2012-10-17','Statement':[" + String.join(",", statements) + "]}";
        String arn = control.describeContainer(d -> d.containerName("news"))
                .container()
                .arn();
        control.putContainerPolicy(
                p -> p.containerName("news").policy(text.replace('\'', '"').replace("ARN", arn)));
    }

    private HttpResponse<String> unsigned(String path, String... headers) throws IOException, InterruptedException {
        URI uri = URI.create(clients.simulator().endpoint() + endpoint.substring("https:/".length()) + "/" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
