package livestream.providers.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What answers in the place of all of AWS: it refuses everything but roles, and keeps what it was asked. */
final class AwsEndpoint implements AutoCloseable {
    private static final int FORBIDDEN = 403;

    /**
     * A request.
     *
     * @param host that it names
     * @param key with which it is signed; empty when it is not
     * @param body as a text
     */
    record Request(String host, String key, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile int status = FORBIDDEN;

    private AwsEndpoint(HttpServer server) {
        this.server = server;
    }

    static AwsEndpoint start() throws IOException {
        AwsEndpoint aws =
                new AwsEndpoint(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        aws.server.createContext("/", aws::answer);
        aws.server.setExecutor(aws.threads);
        aws.server.start();
        return aws;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String signature = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        requests.add(new Request(
                exchange.getRequestHeaders().getFirst("Host"),
                signature.replaceFirst("^null$|.*Credential=([^/]*)/.*", "$1"),
                body));
        if (body.contains("Action=AssumeRole")) {
            byte[] role = role(body.replaceFirst("(?s)(?:^|.*&)Action=([A-Za-z]+).*", "$1"));
            exchange.sendResponseHeaders(200, role.length);
            exchange.getResponseBody().write(role);
        } else {
            exchange.sendResponseHeaders(status, -1);
        }
        exchange.close();
    }

    /** AWS Security Token Service API Reference, AssumeRole. */
    private static byte[] role(String action) {
        return ("<" + action + "Response><" + action + "Result><Credentials><AccessKeyId>of-the-role</AccessKeyId>"
                        + "<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>"
                        + "<Expiration>2100-01-01T00:00:00Z</Expiration></Credentials></" + action + "Result></"
                        + action
                        + "Response>")
                .getBytes(StandardCharsets.UTF_8);
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    List<String> hosts() {
        return requests.stream().map(Request::host).toList();
    }

    /** From now on, nothing was asked, and everything is refused with this status. */
    void forget(int newStatus) {
        requests.clear();
        status = newStatus;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
