package livestream.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A simulator in a process of its own, with room for many channels. */
final class SimulatedAws implements AutoCloseable {
    private static final Pattern ENDPOINT = Pattern.compile("AWS_ENDPOINT_URL=(\\S+)");
    private static final Pattern ASKED = Pattern.compile("\"asked\":(\\d+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final String endpoint;

    private SimulatedAws(Process process, String endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    static SimulatedAws start(Path folder) throws IOException {
        Path seed =
                Files.writeString(folder.resolve("seed.json"), "[{\"quotas\": {\"mediapackage channel\": 100000}}]");
        Process process = Command.of(folder, "simulator", "--port", "0", "--seed", seed.toString())
                .start();
        StringBuilder told = new StringBuilder();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher matcher = ENDPOINT.matcher(line);
            if (matcher.find()) {
                return new SimulatedAws(process, matcher.group(1));
            }
            told.append(line).append('\n');
        }
        throw new IllegalStateException("the simulator did not start: " + told);
    }

    String endpoint() {
        return endpoint;
    }

    /** From now on, every answer comes so much later. */
    void answersAfter(double seconds) throws IOException, InterruptedException {
        send("POST", "faults", "{\"kind\": \"answers-late\", \"forSeconds\": " + seconds + ", \"times\": \"always\"}");
    }

    /** How many calls were made since this was asked last. */
    int calls() throws IOException, InterruptedException {
        String answer = send("GET", "calls", "");
        send("DELETE", "calls", "");
        return ASKED.matcher(answer.substring(0, answer.indexOf("\"calls\"")))
                .results()
                .mapToInt(count -> Integer.parseInt(count.group(1)))
                .sum();
    }

    private String send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint + "/_simulator/" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
