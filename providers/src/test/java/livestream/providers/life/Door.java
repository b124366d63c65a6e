package livestream.providers.life;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A door to the simulator that does not let everything through as it is: what AWS itself does on a bad day. */
public final class Door implements AutoCloseable {
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding");

    /** What somebody asks. */
    public record Asked(String method, String path, String target, String credential, String body) {

        /** Whether it asks for a change: not every service has a method for questions. */
        public boolean changes() {
            boolean question = method.equals("GET")
                    || method.equals("HEAD")
                    || target.matches(".*\\.(Get|List|Describe).*")
                    || body.matches("(?s).*Action=(Get|List).*");
            return !question;
        }

        /** As in {@code POST /2020-05-31/distribution}. */
        public boolean is(String methodAndPath) {
            return (method + " " + path).matches(methodAndPath);
        }
    }

    /** What is answered without asking the simulator. */
    public record Refusal(int status, String code, String message) {
        private String xml() {
            return "<ErrorResponse><Error><Code>" + code + "</Code><Message>" + message
                    + "</Message></Error><RequestId>r-1</RequestId></ErrorResponse>";
        }

        private String json() {
            return "{\"message\":\"" + message + "\"}";
        }
    }

    private final URI behind;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile Function<Asked, Optional<Refusal>> refusals = asked -> Optional.empty();
    private volatile Predicate<Asked> losses = asked -> false;
    private volatile UnaryOperator<String> answers = UnaryOperator.identity();

    public Door(URI behind) throws IOException {
        this.behind = behind;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on, refuses what this says. */
    public void refuses(Function<Asked, Optional<Refusal>> refused) {
        refusals = refused;
    }

    /** From now on, lets this through and loses the answer. */
    public void loses(Predicate<Asked> lost) {
        losses = lost;
    }

    /** From now on, answers are like this. */
    public void answers(UnaryOperator<String> changed) {
        answers = changed;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Asked asked = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    header(exchange, "X-Amz-Target"),
                    header(exchange, "Authorization"),
                    new String(body, StandardCharsets.UTF_8));
            Optional<Refusal> refused = refusals.apply(asked);
            if (refused.isPresent()) {
                refuse(exchange, refused.get(), asked);
                return;
            }
            HttpResponse<byte[]> answer = ask(exchange, body);
            if (losses.test(asked)) {
                return;
            }
            answer.headers().map().forEach((name, values) -> {
                if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                    exchange.getResponseHeaders().put(name, List.copyOf(values));
                }
            });
            String text = new String(answer.body(), StandardCharsets.UTF_8);
            send(exchange, answer.statusCode(), answers.apply(text));
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(behind + exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** MediaPackage speaks JSON, the others that are refused here XML. */
    private static void refuse(HttpExchange exchange, Refusal refusal, Asked asked) throws IOException {
        boolean json = asked.path().matches("/(channels|origin_endpoints).*");
        exchange.getResponseHeaders().set("x-amzn-ErrorType", refusal.code());
        send(exchange, refusal.status(), json ? refusal.json() : refusal.xml());
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
