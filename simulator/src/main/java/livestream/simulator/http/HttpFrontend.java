package livestream.simulator.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The HTTP server in front of a switchboard. */
public final class HttpFrontend implements AutoCloseable {

    /** Where the simulator itself is spoken to; an underscore begins no name of a bucket. */
    public static final String ADMIN = "/_simulator/";

    /** The header that says who may speak to the simulator itself. */
    public static final String TOKEN = "X-Simulator-Token";

    static {
        // Without it, Nagle and delayed acknowledgement cost 40 ms a call; read once, when the server class loads.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Dispatcher dispatcher;
    private final Function<Request, Response> admin;
    private final Welcome welcome;
    private final @Nullable String token;

    private HttpFrontend(
            HttpServer server, Listening listening, Dispatcher dispatcher, Function<Request, Response> admin) {
        this.server = server;
        this.welcome = new Welcome(!listening.address().isLoopbackAddress(), listening.names());
        this.token = listening.address().isLoopbackAddress() ? null : newToken();
        this.dispatcher = dispatcher;
        this.admin = admin;
        // As many as there are calls: one that hangs must not keep another from its answer.
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "simulator");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Opens the door; port 0 means any free one. Beyond loopback, what is asked below {@link #ADMIN} needs a token, for whoever
     * reaches the machine reaches it.
     *
     * @param admin answers what is asked below {@link #ADMIN}, which is no path of any service
     */
    public static HttpFrontend open(
            Listening listening, int port, Dispatcher dispatcher, Function<Request, Response> admin)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(listening.address(), port), 0);
        HttpFrontend door = new HttpFrontend(server, listening, dispatcher, admin);
        server.setExecutor(door.threads);
        server.createContext("/", door::handle);
        server.start();
        return door;
    }

    /** Where callers find it; on this machine, if it listens at every address. */
    public URI endpoint() {
        InetAddress address = server.getAddress().getAddress();
        String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + server.getAddress().getPort());
    }

    /** What the header {@link #TOKEN} of a request to the simulator itself must say; empty when it need not. */
    public Optional<String> token() {
        return Optional.ofNullable(token);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<String> refusal = welcome.refusal(exchange.getRequestURI(), exchange.getRequestHeaders());
            if (refusal.isPresent()) {
                send(exchange, forbidden(refusal.get()));
                return;
            }
            byte[] body = exchange.getRequestBody().readAllBytes();
            Map<String, String> headers = headers(exchange);
            String path = exchange.getRequestURI().getRawPath();
            Map<String, List<String>> query = query(exchange.getRequestURI().getRawQuery());
            String authorization = headers.get("authorization");
            Optional<CredentialScope> credentialScope =
                    authorization == null ? CredentialScope.presigned(query) : CredentialScope.read(authorization);
            Request request = new Request(
                    exchange.getRequestMethod(),
                    path,
                    query,
                    headers,
                    body,
                    credentialScope.orElse(CredentialScope.NONE),
                    Map.of());
            Response response = answer(request);
            if (response != Response.NONE) {
                send(exchange, response);
            }
        }
    }

    private Response answer(Request request) {
        if (request.path().startsWith(ADMIN)) {
            return isTrusted(request)
                    ? admin.apply(request)
                    : forbidden("The simulator listens beyond this machine, so this needs the header " + TOKEN
                            + " with the token that it printed when it started.");
        }
        return request.isSigned() ? dispatcher.answer(request) : dispatcher.unsigned(request);
    }

    private boolean isTrusted(Request request) {
        String given = request.header(TOKEN.toLowerCase(Locale.ROOT));
        return token == null
                || given != null
                        && MessageDigest.isEqual(
                                given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private static String newToken() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static Response forbidden(String why) {
        return Response.json(
                403, JsonNodeFactory.instance.objectNode().put("message", why).toString());
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        response.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head && response.body().length > 0) {
            // What a GET would send, as the answer to HEAD says in place of sending it.
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(response.body().length));
        }
        boolean empty = head || response.body().length == 0;
        exchange.sendResponseHeaders(response.status(), empty ? -1 : response.body().length);
        if (!empty) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(response.body());
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
