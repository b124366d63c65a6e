package livestream.providers.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** What others do in an account that is in use, in the form of a seed, which only a new account takes. */
final class RequestsOfOthers {
    private static final String SIGNATURE = "AWS4-HMAC-SHA256 Credential=others/20260101/%s/%s/aws4_request,"
            + " SignedHeaders=host, Signature=" + "0".repeat(64);

    private final URI endpoint;

    RequestsOfOthers(URI endpoint) {
        this.endpoint = endpoint;
    }

    void send(Path requests) {
        HttpClient client = HttpClient.newHttpClient();
        try {
            for (JsonNode written : new ObjectMapper().readTree(requests.toFile())) {
                HttpResponse<String> answer = client.send(request(written), BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private HttpRequest request(JsonNode written) {
        JsonNode body = written.path("body");
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        endpoint.resolve(written.path("path").asText()))
                .method(
                        written.path("method").asText(),
                        BodyPublishers.ofString(body.isTextual() ? body.asText() : body.toString()))
                .header(
                        "Authorization",
                        SIGNATURE.formatted(
                                written.path("region").asText(),
                                written.path("service").asText()));
        written.path("headers")
                .properties()
                .forEach(header ->
                        request.header(header.getKey(), header.getValue().asText()));
        return request.build();
    }
}
