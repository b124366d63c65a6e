package livestream.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The HTTP server in front of a switchboard, on loopback only. */
public final class HttpDoor implements AutoCloseable {

    /** Where the simulator itself is spoken to; an underscore begins no name of a bucket. */
    public static final String ADMIN = "/_simulator/";

    static {
        // Without it, Nagle and delayed acknowledgement cost 40 ms a call; read once, when the server class loads.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Switchboard switchboard;
    private final Function<Request, Answer> admin;

    private HttpDoor(HttpServer server, Switchboard switchboard, Function<Request, Answer> admin) {
        this.server = server;
        this.switchboard = switchboard;
        this.admin = admin;
        // As many as there are calls: one that hangs must not keep another from its answer.
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "simulator");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Opens the door; port 0 means any free one.
     *
     * @param admin answers what is asked below {@link #ADMIN}, which is no path of any service
     */
    public static HttpDoor open(int port, Switchboard switchboard, Function<Request, Answer> admin) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
        HttpDoor door = new HttpDoor(server, switchboard, admin);
        server.setExecutor(door.threads);
        server.createContext("/", door::handle);
        server.start();
        return door;
    }

    /** Where callers find it. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Map<String, String> headers = headers(exchange);
            String path = exchange.getRequestURI().getRawPath();
            Optional<Scope> scope =
                    Optional.ofNullable(headers.get("authorization")).flatMap(Scope::read);
            Request request = new Request(
                    exchange.getRequestMethod(),
                    path,
                    query(exchange.getRequestURI().getRawQuery()),
                    headers,
                    body,
                    scope.orElse(Scope.NONE),
                    Map.of());
            Answer answer = answer(request);
            if (answer != Answer.NONE) {
                send(exchange, answer);
            }
        }
    }

    private Answer answer(Request request) {
        if (request.path().startsWith(ADMIN)) {
            return admin.apply(request);
        }
        return request.isSigned() ? switchboard.answer(request) : switchboard.unsigned(request);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head && answer.body().length > 0) {
            // What a GET would send, as the answer to HEAD says in place of sending it.
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(answer.body().length));
        }
        boolean empty = head || answer.body().length == 0;
        exchange.sendResponseHeaders(answer.status(), empty ? -1 : answer.body().length);
        if (!empty) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.body());
            }
        }
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return headers;
    }

    /** Decodes a query string, or a form body, which has the same form. */
    public static Map<String, List<String>> query(@Nullable String raw) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (raw == null || raw.isEmpty()) {
            return query;
        }
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            query.computeIfAbsent(decode(name), ignored -> new ArrayList<>()).add(decode(value));
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
