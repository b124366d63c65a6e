package livestream.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import livestream.simulator.http.CredentialScope;
import livestream.simulator.http.Dispatcher;
import livestream.simulator.http.HttpFrontend;
import livestream.simulator.http.Request;

/**
 * A file that makes a world what it was before anyone came: a JSON list of requests
 * {@code {"service", "region", "method", "path", "headers", "body"}}, where headers may be left out and the body is an object
 * or, for XML and forms, a string; and of what no request makes, {@code {"quotas": {"mediapackage channel": 2000}}}.
 *
 * @param beginnings what no request makes
 */
record Seed(List<SeededAccount> beginnings, List<Seed.Written> requests) {

    /** One request of the file, and its place there. */
    record Written(int number, Request request) {

        /** Sends it. Throws an UncheckedIOException when it is refused. */
        void send(Dispatcher dispatcher) {
            Dispatcher.Outcome outcome = dispatcher.outcome(request);
            if (outcome.response().status() >= 300) {
                String answer = new String(outcome.response().body(), StandardCharsets.UTF_8);
                String text = "Request " + number + " of the seed, " + outcome.operation()
                        + ", was refused with status " + outcome.response().status() + ": " + answer;
                throw new UncheckedIOException(new IOException(text));
            }
        }
    }

    /** Reads a file. */
    static Seed read(Path file) throws IOException {
        JsonNode root = new ObjectMapper().readTree(file.toFile());
        if (!root.isArray()) {
            throw new IOException("The seed " + file + " must be a JSON list of requests.");
        }
        List<SeededAccount> beginnings = new ArrayList<>();
        List<Written> written = new ArrayList<>();
        for (JsonNode node : root) {
            if (SeededAccount.isOne(node)) {
                beginnings.add(new SeededAccount(node));
            } else {
                written.add(new Written(written.size() + 1, request(node, file)));
            }
        }
        return new Seed(beginnings, written);
    }

    private static Request request(JsonNode node, Path file) throws IOException {
        for (String member : new String[] {"service", "region", "method", "path"}) {
            if (!node.path(member).isTextual()) {
                throw new IOException("A request of the seed " + file + " has no " + member + ".");
            }
        }
        String target = node.path("path").asText();
        int question = target.indexOf('?');
        Map<String, String> headers = new LinkedHashMap<>();
        node.path("headers")
                .properties()
                .forEach(h -> headers.put(
                        h.getKey().toLowerCase(Locale.ROOT), h.getValue().asText()));
        JsonNode body = node.path("body");
        String text = body.isTextual() ? body.asText() : body.isMissingNode() ? "" : body.toString();
        return new Request(
                node.path("method").asText(),
                question < 0 ? target : target.substring(0, question),
                HttpFrontend.query(question < 0 ? null : target.substring(question + 1)),
                headers,
                text.getBytes(StandardCharsets.UTF_8),
                new CredentialScope(
                        "seed",
                        node.path("region").asText(),
                        node.path("service").asText()),
                Map.of());
    }
}
